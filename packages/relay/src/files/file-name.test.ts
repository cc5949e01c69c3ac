import { describe, expect, it } from "vitest";
import { cleanName, nameOf } from "./file-name.ts";

describe("a file's name", () => {
  it("has no folders, control characters or marks that turn the direction of writing", () => {
    expect(cleanName("../../etc/passwd")).toBe("passwd");
    expect(cleanName("C:\\Users\\kim\\bill.pdf")).toBe("bill.pdf");
    expect(cleanName("bill\u202Efdp.exe\r\n")).toBe("billfdp.exe");
    expect(cleanName(" Größe & Maß 寸法.pdf ")).toBe("Größe & Maß 寸法.pdf");
    expect(["", "..", "/", "\u0000"].map(cleanName)).toEqual(["file", "file", "file", "file"]);
  });

  it("ends in what the file is", () => {
    expect(nameOf("lamp.JPEG", "image/jpeg")).toBe("lamp.JPEG");
    expect(nameOf("bill.html", "text/plain")).toBe("bill.html.txt");
    expect(nameOf("paste", "image/png")).toBe("paste.png");
    expect(nameOf("x".repeat(120), "application/pdf")).toHaveLength(120);
  });
});
