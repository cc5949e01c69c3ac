// What a site's identity keys may be, and which one way of signing each of them is good for. Verifies nothing itself.
import type { IdentityAlgorithm } from "@handrail/protocol";
import * as v from "valibot";
import { done, refused, type Result } from "../sites/result.ts";

/** Keys of one site: the one in use, the ones that retire, and one for each of a few servers. */
const KEYS_MAX = 10;
/** A token should live for minutes: whoever reads it from a log can be the visitor until then. */
const MAX_AGE_SECONDS = { least: 60, usual: 600, most: 86_400 };

const kid = v.pipe(v.string(), v.regex(/^[\w.~-]{1,64}$/));
// 32 bytes of base64url: a coordinate of Ed25519 and P-256, and the least that RFC 7518 asks of an HS256 secret.
const bytes32 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const secret = v.pipe(v.string(), v.regex(/^[\w-]{43,512}$/));

// Strict where it matters: a private part does not belong on another machine than the one that signs.
const noPrivatePart = { d: v.optional(v.never()) };
const edwards = v.object({
  kty: v.literal("OKP"),
  crv: v.literal("Ed25519"),
  kid,
  x: bytes32,
  alg: v.optional(v.picklist(["EdDSA", "Ed25519"])),
  ...noPrivatePart,
});
const elliptic = v.object({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  kid,
  x: bytes32,
  y: bytes32,
  alg: v.optional(v.literal("ES256")),
  ...noPrivatePart,
});
const shared = v.object({ kty: v.literal("oct"), kid, k: secret, alg: v.optional(v.literal("HS256")) });
const key = v.variant("kty", [edwards, elliptic, shared]);

const maxAgeSeconds = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(MAX_AGE_SECONDS.least),
  v.maxValue(MAX_AGE_SECONDS.most),
);
const keysOf = <Key extends v.GenericSchema<unknown, { readonly kid: string }>>(one: Key) =>
  v.pipe(
    v.array(one),
    v.minLength(1),
    v.maxLength(KEYS_MAX),
    v.check((keys) => new Set(keys.map((each) => each.kid)).size === keys.length, "two keys have one name"),
  );

/** Identity keys as they stand in the database. */
export const identitySchema = v.object({ keys: keysOf(key), maxAgeSeconds });

/** The keys whose signature on a visitor's identity is believed. */
export type IdentityKeys = v.InferOutput<typeof identitySchema>;
/** One of them: a public key of Ed25519 or P-256, or a shared secret. */
export type IdentityKey = IdentityKeys["keys"][number];

/** A change of them: a key that is named by its `kid` alone stays as it is. */
export const identityInput = v.object({
  keys: keysOf(v.union([key, v.strictObject({ kid })])),
  maxAgeSeconds: v.optional(maxAgeSeconds),
});

/** The keys after a change. `invalid-input` where it names a key that is not there. */
export function identityAfter(
  before: IdentityKeys | null,
  input: v.InferOutput<typeof identityInput> | null,
): Result<IdentityKeys | null> {
  if (input === null) return done(null);
  const keys: IdentityKey[] = [];
  for (const one of input.keys) {
    const found = "kty" in one ? one : before?.keys.find((each) => each.kid === one.kid);
    if (!found) return refused("invalid-input", { field: "identity.keys" });
    keys.push(found);
  }
  return done({ keys, maxAgeSeconds: input.maxAgeSeconds ?? before?.maxAgeSeconds ?? MAX_AGE_SECONDS.usual });
}

/** The one way of signing that a key is good for. The key decides, never the token: so a public key is no secret of HS256. */
export function algorithmOf({ kty }: IdentityKey): IdentityAlgorithm {
  switch (kty) {
    case "OKP":
      return "EdDSA";
    case "EC":
      return "ES256";
    case "oct":
      return "HS256";
  }
}
