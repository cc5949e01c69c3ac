import { conversationId, siteId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { keySource } from "../receipts/key-file.ts";
import { createNotary } from "../receipts/notary.ts";
import { createProbePass } from "./probe-pass.ts";

const of = { site: siteId("shop"), conversation: conversationId("c".repeat(43)) };

function passOf(seed: number, clock: { now: () => number }) {
  const keys = keySource({ folder: ":memory:" }, { bytes: (n) => new Uint8Array(n).fill(seed), nowMs: 0 });
  return createProbePass({ notary: createNotary(keys), clock });
}

it("admits one probe of one conversation for a minute, and only what this relay has signed", () => {
  let nowMs = 1_000_000;
  const clock = { now: () => nowMs };
  const mine = passOf(1, clock);
  const pass = mine.issue(of);
  expect(mine.admits(pass, of)).toBe(true);
  expect(passOf(2, clock).admits(pass, of)).toBe(false);
  expect(mine.admits(pass, { ...of, site: siteId("elsewhere") })).toBe(false);
  expect(mine.admits(pass, { ...of, conversation: conversationId("d".repeat(43)) })).toBe(false);
  expect(mine.admits(pass.replace("1060000", "1060001"), of)).toBe(false);
  nowMs += 60_000;
  expect(mine.admits(pass, of)).toBe(false);
});
