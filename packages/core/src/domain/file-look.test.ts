import { describe, expect, it } from "vitest";
import { LIMITS } from "@handrail/protocol";
import { lookAt } from "./file-look.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const look = (name: string, text: string) => lookAt({ name, size: text.length }, bytes(text));

describe("a look at a file", () => {
  it.each([
    ["cat.png", "\x89PNG\r\n\x1a\n\0\0", true],
    ["cat.jpg", "\xff\xd8\xff\xe0\0\x10JFIF", true],
    ["cat.gif", "GIF89a\x01\0", true],
    ["cat.webp", "RIFF\x24\0\0\0WEBPVP8 ", true],
    ["cat.avif", "\0\0\0\x1cftypavif\0\0", true],
    ["bill.pdf", "%PDF-1.4\n\0", false],
    ["bill.docx", "PK\x03\x04\x14\0", false],
    ["list.csv", "name;price\r\nlamp;40\xa4\n", false],
    ["page.html", "<!doctype html><p>hello", false],
  ])("lets %s pass", (name, text, isPicture) => {
    expect(look(name, text)).toEqual({ isPicture, refusal: null });
  });

  it.each([
    ["cat.png", "MZ\x90\0\x03\0"],
    ["photo.heic", "\0\0\0\x18ftypheic\0\0"],
    ["film.mp4", "\0\0\0\x18ftypisom\0\0"],
    ["all.zip", "PK\x03\x04\x14\0"],
    ["logo.svg", '<?xml version="1.0"?><svg/>'],
    ["old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ])("knows that %s will not be taken, whatever it is called", (name, text) => {
    expect(look(name, text)).toEqual({ isPicture: false, refusal: "file-type-refused" });
  });

  it("knows what is too large, and what cannot be read", () => {
    const large = { name: "film.png", size: LIMITS.fileBytesMax + 1 };
    expect(lookAt(large, bytes("\x89PNG\r\n")).refusal).toBe("file-too-large");
    expect(lookAt({ ...large, size: LIMITS.fileBytesMax }, bytes("\x89PNG\r\n")).refusal).toBeNull();
    expect(lookAt({ name: "folder", size: 4_096 }, null).refusal).toBe("malformed");
    expect(look("empty.txt", "").refusal).toBe("malformed");
  });
});
