// The sealed chain of a site's receipts: each link holds a salted commitment and the hash of the link before it, so that none can be
// taken out, changed or put in later, and none says anything once the salt is erased (HG14).
import type { SiteId } from "../ids.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { asciiMessage, canonicalJson } from "./canonical.ts";
import type { ReceiptKey } from "./keys.ts";
import { openReceipt } from "./receipt.ts";
import { isSignedBy, type Subtle } from "./subtle.ts";

/** One link. Hashes are base64url of 32 bytes. */
export interface ChainLink {
  /** Counts from 1 without a gap. */
  readonly n: number;
  /** {@link commitmentMessage}, hashed. */
  readonly commitment: string;
  /** The `hash` of the link before it; {@link CHAIN_START} for the first. */
  readonly previous: string;
  /** {@link linkMessage}, hashed. */
  readonly hash: string;
  readonly atMs: number;
}

/** The last link as the relay signs it: whoever keeps it can tell later whether the chain still holds what it held. */
export interface ChainHead {
  readonly site: SiteId;
  readonly n: number;
  readonly hash: string;
  readonly atMs: number;
  readonly kid: string;
  readonly signature: string;
}

/** A whole chain, as `handrail ledger --format chain` writes it. */
export interface Chain {
  readonly site: SiteId;
  readonly links: readonly ChainLink[];
  /** `null` while nothing has been sealed. */
  readonly head: ChainHead | null;
}

/** What stands in the place of a hash before the first link: 32 zero bytes. */
export const CHAIN_START = "A".repeat(43);

/** Why a chain is not believed, or does not hold a receipt. */
export type ChainFault = "malformed-chain" | "broken-chain" | "bad-head" | "not-in-chain";

/** What is hashed into a link's commitment: the receipt's salt and the receipt. `null` when it is no receipt. */
export function commitmentMessage(receipt: string): Uint8Array<ArrayBuffer> | null {
  const salt = openReceipt(receipt)?.body.salt;
  return salt === undefined ? null : asciiMessage("handrail commitment v1", `${salt}\0${receipt}`);
}

/** What is hashed into a link's own hash. */
export function linkMessage(site: SiteId, link: Omit<ChainLink, "hash">): Uint8Array<ArrayBuffer> {
  const { n, commitment, previous, atMs } = link;
  return asciiMessage("handrail link v1", canonicalJson({ site, n, commitment, previous, atMs }));
}

/** What is signed of a chain's head. */
export function headMessage(head: Omit<ChainHead, "signature">): Uint8Array<ArrayBuffer> {
  const { site, n, hash, atMs, kid } = head;
  return asciiMessage("handrail head v1", canonicalJson({ site, n, hash, atMs, kid }));
}

/** What is to be checked of a chain. */
export interface ChainQuestion<Key> {
  readonly subtle: Subtle<Key>;
  /** Keys that are believed: `trustKeys`. */
  readonly keys: readonly ReceiptKey[];
  /** Must stand in the chain. */
  readonly receipt?: string;
}

/** Follows a chain from its first link to its signed head, and finds a receipt in it. `n`: where it stands. */
export async function verifyChain<Key>(
  chain: unknown,
  { subtle, keys, receipt }: ChainQuestion<Key>,
): Promise<
  | { readonly ok: true; readonly n: number | null; readonly links: number }
  | { readonly ok: false; readonly why: ChainFault }
> {
  if (!isChain(chain)) return { ok: false, why: "malformed-chain" };
  const { site, links, head } = chain;
  const message = receipt === undefined ? null : commitmentMessage(receipt);
  const wanted = message && (await hash(subtle, message));
  let [previous, n, found]: [string, number, number | null] = [CHAIN_START, 0, null];
  for (const link of links) {
    n += 1;
    const isNext = link.n === n && link.previous === previous;
    if (!isNext || (await hash(subtle, linkMessage(site, link))) !== link.hash)
      return { ok: false, why: "broken-chain" };
    if (link.commitment === wanted) found = n;
    previous = link.hash;
  }
  if (!(await isHead({ subtle, keys }, head, { site, n, hash: previous }))) return { ok: false, why: "bad-head" };
  if (receipt !== undefined && found === null) return { ok: false, why: "not-in-chain" };
  return { ok: true, n: found, links: n };
}

async function isHead<Key>(
  { subtle, keys }: Pick<ChainQuestion<Key>, "subtle" | "keys">,
  head: ChainHead | null,
  last: { readonly site: SiteId; readonly n: number; readonly hash: string },
): Promise<boolean> {
  if (!head) return last.n === 0;
  const key = keys.find(({ kid }) => kid === head.kid);
  if (!key || head.site !== last.site || head.n !== last.n || head.hash !== last.hash) return false;
  if (key.retiredAtMs !== null && head.atMs >= key.retiredAtMs) return false;
  return isSignedBy(subtle, key.x, { message: headMessage(head), signature: fromBase64url(head.signature) });
}

async function hash<Key>(subtle: Subtle<Key>, message: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(new Uint8Array(await subtle.digest("SHA-256", message)));
}

function isChain(value: unknown): value is Chain {
  if (!hasTexts(value, ["site"]) || !("links" in value) || !Array.isArray(value.links) || !("head" in value))
    return false;
  const { links, head } = value;
  const isSound = (link: unknown): boolean => hasTexts(link, ["commitment", "previous", "hash"]) && isNumbered(link);
  return (
    links.every(isSound) &&
    (head === null || (hasTexts(head, ["site", "hash", "kid", "signature"]) && isNumbered(head)))
  );
}

function isNumbered(value: object): boolean {
  return "n" in value && Number.isSafeInteger(value.n) && "atMs" in value && Number.isSafeInteger(value.atMs);
}

// Plain ASCII only: everything here is hashed, and nothing else was ever written.
function hasTexts(value: unknown, names: readonly string[]): value is object {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return names.every(
    (name) => /^[\w.:-]{1,200}$/.test(String(fields.get(name))) && typeof fields.get(name) === "string",
  );
}
