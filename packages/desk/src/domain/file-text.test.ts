import { fileId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { pictureBox, sizeText, standText } from "./file-text.ts";

describe("what is said of a file", () => {
  it("names its size as a person would", () => {
    expect([1, 84_200, 1_048_576, 1_300_000].map(sizeText)).toEqual(["1 kB", "83 kB", "1 MB", "1.2 MB"]);
  });

  it("tells how far it is, and why it will not go", () => {
    const upload = { id: fileId("f"), name: "a.pdf", bytes: 200, isPicture: false, received: 90 };
    const said = (code: string | null) => standText({ ...upload, stage: { type: "failed", code, isFinal: true } });
    expect(standText({ ...upload, stage: { type: "sending" } })).toBe("Uploading a.pdf: 45%");
    expect(said("file-too-large")).toBe("a.pdf is larger than 10 MB.");
    expect(said("file-refused")).toBe("a.pdf was refused by the virus scanner.");
    expect(said(null)).toBe("a.pdf could not be uploaded.");
  });

  it("gives a picture its place before it is there, never larger than it is", () => {
    const most = { width: 320, height: 280 };
    expect(pictureBox({ width: 1200, height: 900 }, most)).toEqual({ width: 320, height: 240 });
    expect(pictureBox({ width: 800, height: 1400 }, most)).toEqual({ width: 160, height: 280 });
    expect(pictureBox({ width: 40, height: 30 }, most)).toEqual({ width: 40, height: 30 });
    expect(pictureBox({}, most)).toEqual({ width: 280, height: 210 });
  });
});
