// Decides whether a JWT was signed by one of the apps' keys and what it allows. Expiry and revocation are looked at by whoever
// holds the grant. Knows nothing of the hub's own tokens.
import { decodeProtectedHeader, errors, jwtVerify } from "jose";
import * as v from "valibot";
import { findKey } from "./apps.ts";
import type { App } from "./apps.ts";
import { intersect, readCapability } from "./capability.ts";
import type { Grant } from "./grant.ts";
import { Refusal, refuse } from "./refusal.ts";

const ClaimsSchema = v.object({
  iat: v.number(),
  exp: v.number(),
  "x-ably-capability": v.optional(v.union([v.string(), v.record(v.string(), v.array(v.string()))])),
  "x-ably-clientId": v.optional(v.string()),
  "x-ably-revocation-key": v.optional(v.string()),
});

/** Whether it has the shape of one. */
export function looksLikeJwt(token: string): boolean {
  return token.split(".").length === 3;
}

/** Reads a JWT by Ably's rules: HS256, `kid` names the key, its capability is cut down to the key's. */
export async function readJwt(token: string, apps: ReadonlyMap<string, App>): Promise<Grant | Refusal> {
  const keyName = keyNameOf(token);
  if (keyName === undefined) return refuse(40144, "its header names no key");
  const found = findKey(apps, keyName);
  if (found === undefined) return refuse(40101, "no such key");
  const { app, key } = found;
  const payload = await verified(token, key.secret);
  if (payload instanceof Refusal) return payload;
  const claims = v.safeParse(ClaimsSchema, payload);
  if (!claims.success) return refuse(40144, v.summarize(claims.issues));
  const wanted = claims.output["x-ably-capability"];
  const asked = wanted === undefined ? key.capability : readCapability(wanted);
  if (asked === undefined) return refuse(40144, "x-ably-capability is not a table of operations");
  const capability = intersect(asked, key.capability);
  if (capability === undefined) return refuse(40160, "the key allows nothing of it");
  const facts = {
    issuedAtMs: claims.output.iat * 1_000,
    expiresAtMs: claims.output.exp * 1_000,
    revocationKey: claims.output["x-ably-revocation-key"],
  };
  return { app, key, capability, clientId: claims.output["x-ably-clientId"], token: facts };
}

/** The claims, if the signature holds. The hub's clock, not the machine's, says later whether it is expired. */
async function verified(token: string, secret: string): Promise<unknown> {
  const keyBytes = new TextEncoder().encode(secret);
  try {
    const { payload } = await jwtVerify(token, keyBytes, { algorithms: ["HS256"], currentDate: new Date(0) });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return refuse(40144, "signature verification failed");
    return refuse(40144, error instanceof Error ? error.message : undefined);
  }
}

function keyNameOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}
