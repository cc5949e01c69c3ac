// Seals what opens a conversation, so that the database alone opens none. The key comes out of the relay's own secret: every node and every
// start has the same, and nothing more is to be kept.
import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { conversationSecret, type ConversationId, type ConversationSecret, type SiteId } from "@handrail/protocol";

/** Whose it is. What is sealed for one is opened for nobody else. */
export interface Owned {
  readonly site: SiteId;
  readonly sub: string;
  readonly conversation: ConversationId;
}

export interface SecretSeal {
  /** base64url, 95 characters. `nonce`: 12 bytes that are never used again. */
  seal(secret: ConversationSecret, owned: Owned, nonce: Uint8Array): string;
  /** `null`: it was sealed under another secret of the relay's, for somebody else, or is none. */
  open(sealed: string, owned: Owned): ConversationSecret | null;
}

const CIPHER = "aes-256-gcm";
/** How long the nonce that `seal` takes is. */
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// Else a shorter tag would be taken, too, and could be guessed.
const WHOLE_TAG = { authTagLength: TAG_BYTES };

/** The seal of a relay's secret. */
export function secretSeal(relaySecret: string): SecretSeal {
  const key = Buffer.from(hkdfSync("sha256", relaySecret, "", "handrail own secrets", 32));
  const boundTo = ({ site, sub, conversation }: Owned): Buffer =>
    Buffer.from(JSON.stringify([site, sub, conversation]));
  return {
    seal(secret, owned, nonce) {
      const cipher = createCipheriv(CIPHER, key, nonce, WHOLE_TAG).setAAD(boundTo(owned));
      // As text: not every one is what its 32 bytes would be written as, and the conversation's id is the hash of the text.
      const sealed = [cipher.update(secret, "utf8"), cipher.final()];
      return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(sealed, owned) {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const cipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), WHOLE_TAG);
        cipher.setAAD(boundTo(owned)).setAuthTag(bytes.subarray(-TAG_BYTES));
        const opened = [cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()];
        return conversationSecret(Buffer.concat(opened).toString("utf8"));
      } catch {
        return null;
      }
    },
  };
}
