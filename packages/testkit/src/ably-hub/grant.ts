// Says what somebody has shown credentials for. Knows nothing of how they were checked.
import type { App, Key } from "./apps.ts";
import type { Capability } from "./capability.ts";

/** What a key or a token lets its bearer do. */
export interface Grant {
  readonly app: App;
  readonly key: Key;
  readonly capability: Capability;
  /** Who the bearer is, for good. `*`: whoever they say; `undefined`: with a key the same, with a token nobody. */
  readonly clientId: string | undefined;
  /** Absent for a key's own secret, which never expires. */
  readonly token?: TokenFacts;
}

/** What is known of a token. */
export interface TokenFacts {
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly revocationKey: string | undefined;
}

/** Whether the bearer may act under that client id. */
export function mayBe(grant: Grant, clientId: string): boolean {
  if (clientId === "" || clientId === "*") return false;
  if (grant.clientId === undefined) return grant.token === undefined;
  return grant.clientId === "*" || grant.clientId === clientId;
}

/** Who the bearer is, if they are one. */
export function ownClientId(grant: Grant): string | undefined {
  return grant.clientId === "*" ? undefined : grant.clientId;
}
