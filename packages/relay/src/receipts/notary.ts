// Signs what was acknowledged, and knows its own signature again (HG10). Only ever asked after the commit.
import type { ConversationId, SiteId } from "@handrail/protocol";
import {
  headMessage,
  isRetired,
  openReceipt,
  receiptMessage,
  writeReceipt,
  type ChainHead,
  type ReceiptBody,
  type ReceiptKey,
} from "@handrail/protocol/receipt";
import type { KeySource } from "./key-file.ts";
import { isSignedWith, publicKeys, signWith, type OwnKey } from "./keys.ts";

export interface Notary {
  /** The name of the key in use. */
  kid(): string;
  /**
   * Signs with the key that the body names. Ed25519 draws no dice: the same body has the same receipt. Synchronous: a signature takes a
   * twentieth of a millisecond, less than the way to another thread and back.
   *
   * @throws TypeError when that key's secret is gone
   */
  sign(body: ReceiptBody): string;
  /** Signs a text of the relay's own for itself. The text says what it is for. */
  signText(text: string): string;
  /** Whether {@link signText} has made this of the text. */
  isOwnText(text: string, signature: string): boolean;
  signHead(head: Omit<ChainHead, "kid" | "signature">): ChainHead;
  /** What a receipt says, if this relay signed it for this conversation of this site with a key that had not retired. */
  own(receipt: string, of: { readonly site: SiteId; readonly conversation: ConversationId }): ReceiptBody | null;
  /** What may be published: oldest first. */
  publicKeys(): readonly ReceiptKey[];
}

/** @throws whatever the source throws */
export function createNotary(source: KeySource): Notary {
  const current = (): OwnKey => {
    const last = source.keys().at(-1);
    if (!last) throw new TypeError("there is no receipt key");
    return last;
  };
  const named = (kid: string): OwnKey | undefined => source.keys().find((key) => key.kid === kid);
  return {
    kid: () => current().kid,
    sign(body) {
      const key = named(body.kid);
      if (!key) throw new TypeError(`there is no receipt key ${body.kid}`);
      return writeReceipt(body, signWith(key, receiptMessage(body)));
    },
    signText: (text) => Buffer.from(signWith(current(), Buffer.from(text))).toString("base64url"),
    isOwnText: (text, signature) => isSignedWith(current(), Buffer.from(text), Buffer.from(signature, "base64url")),
    signHead(head) {
      const key = current();
      const named = { ...head, kid: key.kid };
      return { ...named, signature: Buffer.from(signWith(key, headMessage(named))).toString("base64url") };
    },
    own(receipt, { site, conversation }) {
      const opened = openReceipt(receipt);
      if (!opened) return null;
      const { body, message, signature } = opened;
      const key = named(body.kid);
      if (!key || !isSignedWith(key, message, signature) || isRetired(key, body)) return null;
      return body.site === site && body.conversation === conversation ? body : null;
    },
    publicKeys: () => publicKeys(source.keys()),
  };
}
