// Makes tokens for Ably without asking it: JWTs that allow what is named in them and end soon.
import { SignJWT } from "jose";
import { randomName, type Platform } from "../platform.ts";
import type { AblyAccess } from "./options.ts";

/** What Ably calls operations. */
export type Operation = "subscribe" | "publish" | "presence" | "history";

/** A channel by its name, and what may be done there. */
export type Capability = Readonly<Record<string, readonly Operation[]>>;

/** A token with its end. */
export interface AblyToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** Long enough that renewing costs nothing, short enough that a token that got away is soon worth nothing. Ably wants it renewed 30 s before. */
export const TOKEN_MS = 10 * 60 * 1000;

/** Makes tokens by one key. */
export function createTokens({ keyName, secret }: AblyAccess, platform: Pick<Platform, "clock" | "random">) {
  const bytes = new TextEncoder().encode(secret);
  return async (clientId: string, capability: Capability): Promise<AblyToken> => {
    // JWTs count whole seconds, so that a revocation also strikes what is made later in the same second: each has a name of its own.
    const issuedAtS = Math.floor(platform.clock.now() / 1000);
    const expiresAtS = issuedAtS + TOKEN_MS / 1000;
    const claims = { "x-ably-capability": JSON.stringify(capability), "x-ably-clientId": clientId };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: keyName })
      .setIssuedAt(issuedAtS)
      .setExpirationTime(expiresAtS)
      .setJti(randomName(platform))
      .sign(bytes);
    return { token, expiresAtMs: expiresAtS * 1000 };
  };
}
