// Makes tokens for Ably without asking it: JWTs that allow what is named in them and end soon.
import { createHmac } from "node:crypto";
import { randomName, type Platform } from "../platform.ts";
import type { AblyAccess } from "./options.ts";

/** What Ably calls operations. */
export type Operation = "subscribe" | "publish" | "presence" | "history";

/** A channel by its name, and what may be done there. */
export type Capability = Readonly<Record<string, readonly Operation[]>>;

/** What a token says. */
export interface Pass {
  /** Who bears it. */
  readonly clientId: string;
  /** By which it is ended together with others. */
  readonly revocationKey: string;
  readonly capability: Capability;
}

/** A token with its end. */
export interface AblyToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** Long enough that renewing costs nothing, short enough that a token that got away is soon worth nothing. Ably wants it renewed 30 s before. */
export const TOKEN_MS = 10 * 60 * 1000;

/** Makes tokens by one key, at once: nothing has to wait for a thread that signs. */
export function createTokens({ keyName, secret }: AblyAccess, platform: Pick<Platform, "clock" | "random">) {
  return ({ clientId, revocationKey, capability }: Pass): AblyToken => {
    // JWTs count whole seconds, so that a revocation also strikes what is made later in the same second: each has a name of its own.
    const iat = Math.floor(platform.clock.now() / 1000);
    const exp = iat + TOKEN_MS / 1000;
    const claims = {
      iat,
      exp,
      jti: randomName(platform),
      "x-ably-capability": JSON.stringify(capability),
      "x-ably-clientId": clientId,
      "x-ably-revocation-key": revocationKey,
    };
    const signed = [{ alg: "HS256", typ: "JWT", kid: keyName }, claims].map(encoded).join(".");
    const signature = createHmac("sha256", secret).update(signed).digest("base64url");
    return { token: `${signed}.${signature}`, expiresAtMs: exp * 1000 };
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
