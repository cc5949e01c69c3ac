import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";

describe("base64url", () => {
  it("writes as RFC 4648 has it", () => {
    const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const written = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => toBase64url(bytes(text)));
    expect(written).toEqual(["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"]);
    expect(toBase64url(Uint8Array.of(251, 255, 254))).toBe("-__-");
  });

  it("reads what it wrote", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([...(fromBase64url(toBase64url(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it("reads one spelling only of the same bytes", () => {
    for (const text of ["AB", "A", "AA==", "A+A", "A A", "ABCDE"]) expect(fromBase64url(text)).toBeNull();
  });
});
