import { describe, expect, it } from "vitest";
import { kindOf } from "./kind.ts";
import { PDF, PNG } from "./samples.fixture.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what a file is", () => {
  it("is told by its bytes, with the size of a picture", async () => {
    expect(await kindOf(PNG)).toEqual({ type: "image/png", size: { width: 2, height: 1 } });
    expect(await kindOf(PDF)).toEqual({ type: "application/pdf", size: null });
    expect(await kindOf(bytes("name;price\r\nlamp;40"))).toEqual({ type: "text/plain", size: null });
    // As spreadsheets write it in old character sets.
    expect(await kindOf(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65))).toEqual({ type: "text/plain", size: null });
  });

  it("looks for a picture's size at its beginning, and holds nobody up with 10 MB that only begin like one", async () => {
    const endless = new Uint8Array(10 * 1024 * 1024);
    endless.set([0xff, 0xd8, 0xff, 0xe1]);
    const startedAt = performance.now();
    expect(await kindOf(endless)).toEqual({ type: "image/jpeg", size: null });
    // Read again from each byte on, it would take hours; how busy the machine is is not asked.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it("is a text for anything that only looks like a page, which no browser then runs", async () => {
    expect((await kindOf(bytes("<script>alert(1)</script>")))?.type).toBe("text/plain");
    expect((await kindOf(bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')))?.type).toBe(
      "text/plain",
    );
  });

  it("is nothing that is taken for programs, archives and noise", async () => {
    expect(await kindOf(Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0))).toBeNull();
    expect(await kindOf(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0))).toBeNull();
    expect(await kindOf(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0))).toBeNull();
    expect(await kindOf(Uint8Array.of(0, 1, 2, 3))).toBeNull();
  });
});
