// Answers what is asked of one key: a token for a request, and the end of tokens before their time.
import * as v from "valibot";
import type { App, Key } from "./apps.ts";
import { keyText } from "./apps.ts";
import type { HubClock } from "./clock.ts";
import type { Connections } from "./connections.ts";
import type { Credentials, RevokedTarget } from "./credentials.ts";
import { strikes } from "./credentials.ts";
import type { Answer, HubRequest } from "./http-edge.ts";
import type { HubLimits } from "./limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Tokens } from "./tokens.ts";

/** What the answers are made from. */
export interface KeyParts {
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly connections: Connections;
  readonly clock: HubClock;
  readonly limits: HubLimits;
}

/** A request about a key. */
export interface KeyRequest {
  readonly request: HubRequest;
  readonly app: App;
  readonly key: Key;
}

/** A token for a signed request, or for whoever shows the key itself. */
export function requestToken({ tokens }: KeyParts, { request, app, key }: KeyRequest): Answer | Refusal {
  const isTrusted = showsKey(request, key);
  const details = tokens.issue({ app, key, body: request.body, isTrusted });
  return details instanceof Refusal ? details : { status: 201, body: details };
}

const RevocationSchema = v.object({
  targets: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(100)),
  issuedBefore: v.optional(v.number()),
  allowReauthMargin: v.optional(v.boolean(), false),
});

/** Ends tokens: at once, or after asking their bearers for new ones. */
export function revokeTokens(parts: KeyParts, { request, key }: KeyRequest): Answer | Refusal {
  if (!showsKey(request, key)) return refuse(40162);
  if (!key.isRevocable) return refuse(40163);
  const read = v.safeParse(RevocationSchema, request.body);
  if (!read.success) return refuse(40001, v.summarize(read.issues));
  const nowMs = parts.clock.now();
  const { targets, allowReauthMargin, issuedBefore = nowMs } = read.output;
  const marginMs = allowReauthMargin ? parts.limits.renewalMs : 0;
  const results = targets.map((text) => {
    const target = readTarget(text);
    if (target === undefined) return { target: text, error: refuse(40003, "target").error };
    revoke(parts, { key, target, issuedBeforeMs: issuedBefore, marginMs });
    return { target: text, issuedBefore, appliesAt: nowMs + marginMs };
  });
  const failureCount = results.filter((result) => "error" in result).length;
  const body = { successCount: results.length - failureCount, failureCount, results };
  return { status: 200, body };
}

function revoke(
  { credentials, connections, clock }: KeyParts,
  order: {
    readonly key: Key;
    readonly target: RevokedTarget;
    readonly issuedBeforeMs: number;
    readonly marginMs: number;
  },
): void {
  const revocation = { ...order, appliesAtMs: clock.now() + order.marginMs };
  credentials.revoke(revocation);
  const struck = connections.all().filter((one) => strikes(revocation, one.grant()));
  if (order.marginMs > 0) for (const one of struck) one.askRenewal();
  const end = (): void => {
    for (const one of struck) if (strikes(revocation, one.grant())) one.disconnect(refuse(40141));
  };
  if (order.marginMs > 0) clock.after(order.marginMs, end);
  else end();
}

function readTarget(text: string): RevokedTarget | undefined {
  const [, type, value] = /^(clientId|revocationKey|channel):(.+)$/.exec(text) ?? [];
  if (value === undefined) return undefined;
  return type === "clientId" || type === "revocationKey" || type === "channel" ? { type, value } : undefined;
}

function showsKey({ shown }: HubRequest, key: Key): boolean {
  return shown?.type === "key" && shown.key === keyText(key);
}
