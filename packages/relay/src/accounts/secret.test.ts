import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodePlatform } from "../platform.ts";
import { tempFolder } from "../testing/test-relay.ts";
import { parsePublicUrl } from "./public-url.ts";
import { secretOf } from "./secret.ts";

const bytes = (length: number): Uint8Array => nodePlatform.random.bytes(length);

describe("the secret that sessions are signed with", () => {
  it("is made once and kept for its owner alone", () => {
    const folder = tempFolder();
    const first = secretOf({ folder, bytes });
    expect(first).toHaveLength(43);
    expect(secretOf({ folder, bytes })).toBe(first);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  });

  it("can be given, but not too short, and is not repeated in the error", () => {
    const folder = tempFolder();
    const given = "x".repeat(32);
    expect(secretOf({ folder, given, bytes })).toBe(given);
    expect(() => secretOf({ folder, given: "hunter2", bytes })).toThrow(/HANDRAIL_SECRET/);
    expect(() => secretOf({ folder, given: "hunter2", bytes })).not.toThrow(/hunter2/);
  });
});

describe("the public address", () => {
  it.each([
    ["https://chat.example", "https://chat.example"],
    ["https://chat.example/", "https://chat.example"],
    ["http://localhost:4600", "http://localhost:4600"],
    ["https://chat.example/path", null],
    ["https://me:pw@chat.example", null],
    ["chat.example", null],
    ["ftp://chat.example", null],
  ])("reads %s as %s", (text, address) => {
    expect(parsePublicUrl(text)).toBe(address);
  });
});
