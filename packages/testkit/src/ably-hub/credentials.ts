// Decides who somebody is by the key or token that they show, now, and keeps what has been revoked. Knows nothing of what
// they want to do.
import type { App, Key } from "./apps.ts";
import { findKey } from "./apps.ts";
import { names } from "./capability.ts";
import type { HubClock } from "./clock.ts";
import type { Grant } from "./grant.ts";
import { looksLikeJwt, readJwt } from "./jwt.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Tokens } from "./tokens.ts";

/** What somebody shows. */
export type Shown = { readonly type: "key"; readonly key: string } | { readonly type: "token"; readonly token: string };

/** Whose tokens are revoked: those of a client, of a revocation key, or for a channel. */
export interface RevokedTarget {
  readonly type: "clientId" | "revocationKey" | "channel";
  readonly value: string;
}

/** Checks credentials. */
export interface Credentials {
  check(shown: Shown): Promise<Grant | Refusal>;
  /** Whether a grant that was good once still is. */
  doubt(grant: Grant): Refusal | undefined;
  /** From `appliesAtMs` on, no token of the key that matches and was issued before is good any more. */
  revoke(revocation: Revocation): void;
  /** On command: every token is refused with this code; `undefined` ends it. */
  refuseTokens(code: RefusalCode | undefined): void;
}

/** Tokens that are good no more. */
export interface Revocation {
  readonly key: Key;
  readonly target: RevokedTarget;
  readonly issuedBeforeMs: number;
  readonly appliesAtMs: number;
}

/** What credentials are checked against. */
export interface CredentialsParts {
  readonly apps: ReadonlyMap<string, App>;
  readonly tokens: Tokens;
  readonly clock: HubClock;
}

/** Nothing revoked yet. */
export function createCredentials({ apps, tokens, clock }: CredentialsParts): Credentials {
  const revocations: Revocation[] = [];
  let refused: RefusalCode | undefined;
  const doubt = (grant: Grant): Refusal | undefined => {
    const { token } = grant;
    if (!apps.has(grant.app.id)) return refuse(40101, "the app is gone");
    if (token === undefined) return undefined;
    if (refused !== undefined) return refuse(refused, "on command");
    const now = clock.now();
    if (token.expiresAtMs <= now) return refuse(40142);
    const isRevoked = revocations.some((one) => one.appliesAtMs <= now && strikes(one, grant));
    return isRevoked ? refuse(40141) : undefined;
  };
  return {
    async check(shown) {
      const grant = shown.type === "key" ? byKey(apps, shown.key) : await byToken(shown.token, { apps, tokens });
      return grant instanceof Refusal ? grant : (doubt(grant) ?? grant);
    },
    doubt,
    revoke: (revocation) => void revocations.push(revocation),
    refuseTokens(code) {
      refused = code;
    },
  };
}

/** Whether a revocation is about this grant, whenever it applies. */
export function strikes({ key, target, issuedBeforeMs }: Revocation, grant: Grant): boolean {
  if (grant.token === undefined || grant.key !== key || grant.token.issuedAtMs >= issuedBeforeMs) return false;
  switch (target.type) {
    case "clientId":
      return grant.clientId === target.value;
    case "revocationKey":
      return grant.token.revocationKey === target.value;
    case "channel":
      return names(grant.capability, target.value);
  }
}

function byKey(apps: ReadonlyMap<string, App>, text: string): Grant | Refusal {
  const [name = "", secret] = text.split(":");
  const found = findKey(apps, name);
  if (found === undefined || found.key.secret !== secret) return refuse(40101);
  return { ...found, capability: found.key.capability, clientId: undefined };
}

async function byToken(
  token: string,
  { apps, tokens }: Pick<CredentialsParts, "apps" | "tokens">,
): Promise<Grant | Refusal> {
  if (looksLikeJwt(token)) return readJwt(token, apps);
  return tokens.find(token) ?? refuse(40143);
}
