// Decides who gets one of the hub's own tokens, what it allows and whether it still does: requests signed with a key, each
// nonce once, and tokens that are revoked. Knows nothing of JWTs and connections.
import { createHmac, timingSafeEqual } from "node:crypto";
import * as v from "valibot";
import { randomName } from "./apps.ts";
import type { App, Key } from "./apps.ts";
import { intersect, readCapability } from "./capability.ts";
import type { HubClock } from "./clock.ts";
import type { Grant } from "./grant.ts";
import type { HubLimits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";

/** A token as its bearer's client keeps it. */
export interface TokenDetails {
  readonly token: string;
  readonly keyName: string;
  readonly issued: number;
  readonly expires: number;
  readonly capability: string;
  readonly clientId?: string;
}

/** The tokens that the hub has issued. */
export interface Tokens {
  /** Issues a token for a request; `isTrusted` when the key's secret itself came along, so no signature is needed. */
  issue(order: TokenOrder): TokenDetails | Refusal;
  /** What a token of the hub's own allows; expiry is not looked at. `undefined` when it is none of them. */
  find(token: string): Grant | undefined;
}

/** A request, for the key that it names. */
export interface TokenOrder {
  readonly app: App;
  readonly key: Key;
  readonly body: unknown;
  readonly isTrusted: boolean;
}

/** Absent, null and empty are the same to whoever signs a request. */
function wish<const T extends v.GenericSchema>(schema: T) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value) => (value === null || value === "" ? undefined : value)),
  );
}

const RequestSchema = v.object({
  keyName: wish(v.string()),
  ttl: wish(v.union([v.string(), v.number()])),
  capability: wish(v.union([v.string(), v.record(v.string(), v.array(v.string()))])),
  clientId: wish(v.string()),
  timestamp: wish(v.union([v.string(), v.number()])),
  nonce: wish(v.string()),
  mac: wish(v.string()),
});
type TokenRequest = v.InferOutput<typeof RequestSchema>;

/** An empty book of tokens. */
export function createTokens(clock: HubClock, limits: HubLimits): Tokens {
  const issued = new Map<string, Grant>();
  const nonces = new Set<string>();

  /** A signed request is current, unaltered and new. */
  const doubt = (request: TokenRequest, key: Key): Refusal | undefined => {
    const { nonce, mac } = request;
    if (nonce === undefined || mac === undefined) return refuse(40101, "the request is not signed");
    if (!isSigned(request, key, mac)) return refuse(40101, "the request's mac does not match");
    const driftMs = Math.abs(Number(request.timestamp) - clock.now());
    if (!(driftMs <= limits.timestampDriftMs)) return refuse(40104);
    const id = `${key.name} ${nonce}`;
    if (nonces.has(id)) return refuse(40105);
    nonces.add(id);
    return undefined;
  };

  return {
    issue({ app, key, body, isTrusted }) {
      const read = v.safeParse(RequestSchema, body);
      if (!read.success) return refuse(40001, v.summarize(read.issues));
      const request = read.output;
      if (request.keyName !== undefined && request.keyName !== key.name) return refuse(40102, "another key is named");
      const doubts = isTrusted && request.mac === undefined ? undefined : doubt(request, key);
      if (doubts !== undefined) return doubts;
      const ttlMs = Number(request.ttl ?? limits.tokenMs);
      if (!(ttlMs > 0 && ttlMs <= limits.tokenMsMax)) return refuse(40003, "ttl must be 1 ms to 24 h");
      const asked = readCapability(request.capability ?? key.capability);
      if (asked === undefined) return refuse(40003, "capability is not a table of operations");
      const capability = intersect(asked, key.capability);
      if (capability === undefined) return refuse(40160, "the key allows nothing of it");
      const { clientId } = request;
      const issuedAtMs = clock.now();
      const expiresAtMs = issuedAtMs + ttlMs;
      const token = `${app.id}.${randomName(24)}`;
      issued.set(token, {
        app,
        key,
        capability,
        clientId,
        token: { issuedAtMs, expiresAtMs, revocationKey: undefined },
      });
      const details = { token, keyName: key.name, issued: issuedAtMs, expires: expiresAtMs };
      const identity = clientId === undefined ? {} : { clientId };
      return { ...details, capability: JSON.stringify(capability), ...identity };
    },
    find: (token) => issued.get(token),
  };
}

/** The text that a client signs, by Ably's specification (RSA9g), and its HMAC with SHA-256. */
function isSigned(request: TokenRequest, key: Key, mac: string): boolean {
  const { keyName, ttl, capability, clientId, timestamp, nonce } = request;
  const wanted = typeof capability === "object" ? JSON.stringify(capability) : capability;
  const lines = [keyName ?? key.name, ttl, wanted, clientId, timestamp, nonce].map((line) => `${line ?? ""}\n`);
  const own = createHmac("sha256", key.secret).update(lines.join("")).digest();
  const theirs = Buffer.from(mac, "base64");
  return own.length === theirs.length && timingSafeEqual(own, theirs);
}
