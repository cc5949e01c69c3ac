import { describe, expect, it } from "vitest";
import { siteId } from "../ids.ts";
import { toBase64url } from "./base64url.ts";
import { CHAIN_START, commitmentMessage, headMessage, linkMessage, verifyChain, type ChainLink } from "./chain.ts";
import { bodyOf, NOON, pair, subtle } from "./receipt.fixture.ts";
import { signReceipt } from "./verify.ts";

const site = siteId("shop");
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  toBase64url(new Uint8Array(await subtle.digest("SHA-256", bytes)));

async function sealed() {
  const { key, jwk } = await pair(NOON - 1);
  const receipts = await Promise.all(
    [1, 2, 3].map((seq) => signReceipt(bodyOf(jwk.kid, { seq, salt: `${seq}`.repeat(22) }), { subtle, key })),
  );
  const links: ChainLink[] = [];
  for (const receipt of receipts) {
    const commitment = await sha256(commitmentMessage(receipt) ?? new Uint8Array());
    const link = { n: links.length + 1, commitment, previous: links.at(-1)?.hash ?? CHAIN_START, atMs: NOON };
    links.push({ ...link, hash: await sha256(linkMessage(site, link)) });
  }
  const unsigned = { site, n: 3, hash: links.at(-1)?.hash ?? "", atMs: NOON, kid: jwk.kid };
  const signature = toBase64url(new Uint8Array(await subtle.sign("Ed25519", key, headMessage(unsigned))));
  return { chain: { site, links, head: { ...unsigned, signature } }, receipts, jwk };
}

describe("the sealed chain", () => {
  it("[HG10] [HG14] holds each receipt, and stays whole with no receipt and no salt at hand", async () => {
    const { chain, receipts, jwk } = await sealed();
    for (const [at, receipt] of receipts.entries()) {
      expect(await verifyChain(chain, { subtle, keys: [jwk], receipt })).toEqual({ ok: true, n: at + 1, links: 3 });
    }
    expect(await verifyChain(chain, { subtle, keys: [jwk] })).toEqual({ ok: true, n: null, links: 3 });
    expect(await verifyChain({ site, links: [], head: null }, { subtle, keys: [jwk] })).toMatchObject({ ok: true });
  });

  it("[HG10] shows when a link was taken out, changed, moved or cut off", async () => {
    const { chain, jwk } = await sealed();
    const [one, two, three] = chain.links;
    if (!one || !two || !three) throw new Error("three links");
    const broken = [
      [two, three],
      [one, three],
      [one, three, two],
      [one, { ...two, commitment: one.commitment }, three],
    ];
    for (const links of [...broken, [one, { ...two, atMs: NOON + 1 }, three]]) {
      const answer = await verifyChain({ ...chain, links }, { subtle, keys: [jwk] });
      expect(answer).toEqual({ ok: false, why: "broken-chain" });
    }
    const cut = await verifyChain({ ...chain, links: [one, two] }, { subtle, keys: [jwk] });
    expect(cut).toEqual({ ok: false, why: "bad-head" });
    expect(await verifyChain({ ...chain, head: null }, { subtle, keys: [jwk] })).toEqual({
      ok: false,
      why: "bad-head",
    });
    const other = await verifyChain({ ...chain, site: siteId("other") }, { subtle, keys: [jwk] });
    expect(other).toEqual({ ok: false, why: "broken-chain" });
    expect(await verifyChain({ site }, { subtle, keys: [jwk] })).toEqual({ ok: false, why: "malformed-chain" });
  });

  it("[HG10] does not hold a receipt that was never sealed, nor a head that a stranger signed", async () => {
    const { chain, jwk } = await sealed();
    const stranger = await pair(NOON - 1);
    const receipt = await signReceipt(bodyOf(jwk.kid, { seq: 9 }), { subtle, key: stranger.key });
    expect(await verifyChain(chain, { subtle, keys: [jwk], receipt })).toEqual({ ok: false, why: "not-in-chain" });
    const forged = { ...stranger.jwk, kid: jwk.kid };
    expect(await verifyChain(chain, { subtle, keys: [forged] })).toEqual({ ok: false, why: "bad-head" });
  });
});
