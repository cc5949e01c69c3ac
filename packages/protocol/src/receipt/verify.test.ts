import { describe, expect, it } from "vitest";
import { conversationId, siteId } from "../ids.ts";
import { toBase64url } from "./base64url.ts";
import { trustKeys } from "./keys.ts";
import { openReceipt, writeReceipt } from "./receipt.ts";
import { bodyOf, NOON, pair, subtle } from "./receipt.fixture.ts";
import { signReceipt, verifyReceipt } from "./verify.ts";

const DAY = 86_400_000;

describe("a receipt", () => {
  it("[HG10] is verified offline by the merchant's published keys alone", async () => {
    const { key, jwk } = await pair(NOON - DAY);
    const receipt = await signReceipt(bodyOf(jwk.kid), { subtle, key });
    expect(await verifyReceipt(receipt, { keys: [jwk] }, { subtle })).toEqual({ ok: true, receipt: bodyOf(jwk.kid) });
  });

  it("[HG10] is the same each time, and short", async () => {
    const { key, jwk } = await pair(NOON - DAY);
    const receipt = await signReceipt(bodyOf(jwk.kid), { subtle, key });
    expect(await signReceipt(bodyOf(jwk.kid), { subtle, key })).toBe(receipt);
    expect(receipt.length).toBeLessThan(750);
  });

  it("[HG10] is refused after any change of a letter", async () => {
    const { key, jwk } = await pair(NOON - DAY);
    const receipt = await signReceipt(bodyOf(jwk.kid), { subtle, key });
    for (let at = 0; at < receipt.length; at += 7) {
      const letter = receipt[at] === "A" ? "B" : "A";
      const altered = `${receipt.slice(0, at)}${letter}${receipt.slice(at + 1)}`;
      expect((await verifyReceipt(altered, { keys: [jwk] }, { subtle })).ok, `letter ${at}`).toBe(false);
    }
  });

  it("[HG10] is refused with any field altered under the old signature", async () => {
    const { key, jwk } = await pair(NOON - DAY);
    const body = bodyOf(jwk.kid);
    const signature = openReceipt(await signReceipt(body, { subtle, key }))?.signature ?? new Uint8Array();
    const changes = [
      { site: siteId("other") },
      { seq: 3 },
      { head: 4 },
      { clickedAtMs: null },
      { askedAtMs: NOON - 1 },
      { acknowledgedAtMs: NOON - 1 },
      { promise: null },
      { promise: body.promise && { ...body.promise, dueAtMs: NOON } },
      { generation: "h".repeat(22) },
      { conversation: conversationId("d".repeat(43)) },
    ];
    for (const change of changes) {
      const forged = writeReceipt({ ...body, ...change }, signature);
      expect(await verifyReceipt(forged, { keys: [jwk] }, { subtle })).toEqual({ ok: false, why: "bad-signature" });
    }
  });

  it("[HG10] is refused when a stranger signed it under the merchant's key name", async () => {
    const [merchant, stranger] = [await pair(NOON - DAY), await pair(NOON - DAY)];
    const forged = await signReceipt(bodyOf(merchant.jwk.kid), { subtle, key: stranger.key });
    const answer = await verifyReceipt(forged, { keys: [merchant.jwk] }, { subtle });
    expect(answer).toEqual({ ok: false, why: "bad-signature" });
    const unknown = await signReceipt(bodyOf(stranger.jwk.kid), { subtle, key: stranger.key });
    expect(await verifyReceipt(unknown, { keys: [merchant.jwk] }, { subtle })).toEqual({
      ok: false,
      why: "unknown-key",
    });
  });

  it("[HG10] of another site or conversation is told from the one that was asked about", async () => {
    const { key, jwk } = await pair(NOON - DAY);
    const receipt = await signReceipt(bodyOf(jwk.kid), { subtle, key });
    const other = await verifyReceipt(receipt, { keys: [jwk] }, { subtle, site: siteId("other") });
    expect(other).toEqual({ ok: false, why: "other-site" });
    const conversation = conversationId("d".repeat(43));
    const wrong = await verifyReceipt(receipt, { keys: [jwk] }, { subtle, conversation });
    expect(wrong).toEqual({ ok: false, why: "other-conversation" });
  });

  it("is read in one form only", async () => {
    const { key, jwk } = await pair(NOON - DAY);
    const receipt = await signReceipt(bodyOf(jwk.kid), { subtle, key });
    const tail = receipt.split(".")[1] ?? "";
    const spaced = toBase64url(
      Uint8Array.from(JSON.stringify(bodyOf(jwk.kid), null, 1), (letter) => letter.charCodeAt(0)),
    );
    for (const text of ["", ".", "x", `${receipt}=`, `${receipt}.`, `${spaced}.${tail}`]) {
      expect(await verifyReceipt(text, { keys: [jwk] }, { subtle })).toEqual({ ok: false, why: "malformed" });
    }
  });
});

describe("the merchant's keys", () => {
  it("[HG10] are believed from the first one on, each next one signed by the one before", async () => {
    const first = await pair(NOON - DAY);
    const second = await pair(NOON, first);
    const third = await pair(NOON + DAY, second);
    const keys = [second.retired, third.retired, third.jwk].flatMap((key) => key ?? []);
    expect(await trustKeys({ keys }, { subtle, pinned: first.jwk.kid })).toMatchObject({ ok: true });
    const receipt = await signReceipt(bodyOf(third.jwk.kid), { subtle, key: third.key });
    expect((await verifyReceipt(receipt, { keys }, { subtle, pinned: first.jwk.kid })).ok).toBe(true);
  });

  it("[HG10] refuse what a retired key signed after its time, and keep what it signed before", async () => {
    const first = await pair(NOON - DAY);
    const second = await pair(NOON, first);
    const keys = [second.retired, second.jwk].flatMap((key) => key ?? []);
    const sign = (acknowledgedAtMs: number) =>
      signReceipt(bodyOf(first.jwk.kid, { acknowledgedAtMs }), { subtle, key: first.key });
    expect((await verifyReceipt(await sign(NOON - 1), { keys }, { subtle })).ok).toBe(true);
    expect(await verifyReceipt(await sign(NOON), { keys }, { subtle })).toEqual({ ok: false, why: "retired-key" });
  });

  it("[HG10] are refused with another first key, a stranger's next key, or a retirement that was taken back", async () => {
    const first = await pair(NOON - DAY);
    const second = await pair(NOON, first);
    const stranger = await pair(NOON);
    const retired = second.retired ?? first.jwk;
    const ask = (keys: readonly object[], pinned = first.jwk.kid) => trustKeys({ keys }, { subtle, pinned });
    expect(await ask([stranger.jwk])).toEqual({ ok: false, why: "other-first-key" });
    const smuggled = { ...stranger.jwk, signedBy: second.jwk.signedBy };
    expect(await ask([retired, smuggled])).toEqual({ ok: false, why: "broken-key-chain" });
    expect(await ask([retired, stranger.jwk])).toEqual({ ok: false, why: "broken-key-chain" });
    expect(await ask([first.jwk, second.jwk])).toEqual({ ok: false, why: "broken-key-chain" });
    const later = { ...retired, retiredAtMs: NOON + DAY };
    expect(await ask([later, second.jwk])).toEqual({ ok: false, why: "broken-key-chain" });
    // A key cannot be passed off under the name of another.
    expect(await ask([{ ...stranger.jwk, kid: first.jwk.kid }])).toEqual({ ok: false, why: "malformed-keys" });
    for (const keys of [{}, { keys: [] }, { keys: [null] }, { keys: [{ ...first.jwk, x: 1 }] }, null]) {
      expect(await trustKeys(keys, { subtle })).toEqual({ ok: false, why: "malformed-keys" });
    }
  });
});
