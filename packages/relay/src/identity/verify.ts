// Decides whether a token proves who a visitor is. The law hears what was proven, never the token; nothing of it is written down.
import { LIMITS, type SiteId } from "@handrail/protocol";
import type { IdentityProof } from "@handrail/protocol/law";
import { emailSchema } from "@handrail/protocol/wire";
import { decodeProtectedHeader, errors, importJWK, jwtVerify, type JWTPayload } from "jose";
import * as v from "valibot";
import { wellFormed } from "../domain/well-formed.ts";
import { algorithmOf, type IdentityKey, type IdentityKeys } from "./keys.ts";

/** How far the merchant's clock may be off, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** What a site says of its tokens, and the moment. */
export interface VerifyOptions {
  readonly site: SiteId;
  readonly identity: IdentityKeys | null;
  /** The store's clock. */
  readonly nowMs: number;
}

// An empty field is one that the merchant's template had nothing for.
const fact = <Text extends v.GenericSchema<string, string>>(schema: Text) =>
  v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.literal(""),
          v.transform(() => null),
        ),
        schema,
      ]),
    ),
    null,
  );
const sound = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    // What every store gives back as it was: Postgres holds no NUL.
    v.check((text) => wellFormed(text) === text && !text.includes("\0")),
  );
const claims = v.object({
  sub: sound(LIMITS.identitySubCharsMax),
  name: fact(sound(LIMITS.nameCharsMax)),
  email: fact(emailSchema),
  rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.identityRankMax)), 0),
});

/**
 * Verifies an identity token: signed by a key of the site in that key's own way (EdDSA, ES256 or HS256), `aud` the site,
 * `exp` there and not further ahead than the site allows, `iat` there and not in the future, 30 s of tolerance.
 */
export async function verifyIdentity(token: string, options: VerifyOptions): Promise<IdentityProof> {
  const { site, identity, nowMs } = options;
  if (!identity) return { type: "refused", code: "identity-not-configured" };
  if (token.length > LIMITS.identityTokenCharsMax) return invalid("size");
  const key = keyFor(token, identity);
  if (!key) return invalid("kid");
  try {
    const { payload } = await jwtVerify(token, await imported(key), {
      algorithms: [algorithmOf(key)],
      audience: site,
      requiredClaims: ["exp", "sub"],
      maxTokenAge: identity.maxAgeSeconds,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowMs),
    });
    return proofOf(payload, options.nowMs / 1_000 + identity.maxAgeSeconds + CLOCK_TOLERANCE_SECONDS);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { type: "refused", code: "identity-expired" };
    if (error instanceof errors.JWTClaimValidationFailed) return invalid(claimOf(error.claim));
    if (error instanceof errors.JOSEAlgNotAllowed) return invalid("alg");
    // A DOMException: a key of the site's that is none, such as a point that is not on its curve.
    const isOfToken = [errors.JOSEError, TypeError, DOMException].some((kind) => error instanceof kind);
    if (isOfToken) return invalid("signature");
    throw error;
  }
}

function proofOf(payload: JWTPayload, latestExp: number): IdentityProof {
  if (payload.exp === undefined || payload.exp > latestExp) return invalid("exp");
  const parsed = v.safeParse(claims, payload, { abortEarly: true });
  if (!parsed.success) return invalid(claimOf(v.getDotPath(parsed.issues[0]) ?? ""));
  return { type: "proven", identity: parsed.output };
}

function invalid(reason: string): IdentityProof {
  return { type: "refused", code: "identity-invalid", reason };
}

// Claims by name, and only those that we ask for: a word of the token's must not come back in an answer.
function claimOf(name: string): string {
  return ["aud", "exp", "iat", "nbf", "sub", "name", "email", "rank"].includes(name) ? name : "claims";
}

// The key that the token names; one that names none is tried with the only key of the site.
function keyFor(token: string, { keys }: IdentityKeys): IdentityKey | null {
  try {
    const { kid } = decodeProtectedHeader(token);
    if (kid === undefined) return keys.length === 1 ? (keys[0] ?? null) : null;
    return keys.find((key) => key.kid === kid) ?? null;
  } catch {
    return null;
  }
}

type Imported = Awaited<ReturnType<typeof importJWK>>;
// A site's settings are the same object until they change.
const importedKeys = new WeakMap<IdentityKey, Promise<Imported>>();

function imported(key: IdentityKey): Promise<Imported> {
  const known = importedKeys.get(key);
  if (known) return known;
  const { d: _none, ...jwk } = { d: undefined, ...key };
  const fresh = importJWK({ ...jwk, alg: algorithmOf(key) }, algorithmOf(key));
  importedKeys.set(key, fresh);
  return fresh;
}
