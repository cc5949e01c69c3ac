// Reads how a relay is told of Ably: a key, and an address where that is not Ably's own. Knows nothing of what they are used for.
import type { AblyAddress } from "@handrail/protocol";

/** How a relay reaches Ably. */
export interface AblyOptions {
  /**
   * The key of the app that news of all sites goes to which have none of their own: `app.id:secret`, as Ably's dashboard shows it. It
   * publishes, subscribes, and its tokens can be revoked.
   */
  readonly key?: string | undefined;
  /** Where its REST interface is; Ably's own address by default. The same host and port are given to clients. */
  readonly url?: string | undefined;
}

/** The key or the address is not one. Its message repeats neither. */
export class AblyOptionsError extends Error {
  override readonly name = "AblyOptionsError";
}

/** Where Ably is. */
export interface AblyPlace {
  /** Its REST interface, without a slash at its end. */
  readonly url: string;
  /** What clients need to come to the same place; `null`: they know it. */
  readonly at: AblyAddress | null;
}

/** An app there. */
export interface AblyAccess extends AblyPlace {
  /** `app.id`: may be told. */
  readonly keyName: string;
  readonly secret: string;
}

const ABLY_URL = "https://main.realtime.ably.net";

/** What a key looks like. */
export const ABLY_KEY = /^([\w-]+\.[\w-]+):([\w+/=-]+)$/;

/** The part of a key that is no secret: `app.id`. */
export function ablyKeyName(key: string): string {
  return key.slice(0, key.indexOf(":"));
}

/** @throws AblyOptionsError when the key cannot be read */
export function ablyAccess(key: string, address: AblyPlace): AblyAccess {
  const [, keyName, secret] = ABLY_KEY.exec(key.trim()) ?? [];
  if (keyName === undefined || secret === undefined) {
    throw new AblyOptionsError("The Ably key could not be read: it looks like app.id:secret.");
  }
  return { keyName, secret, ...address };
}

/** @throws AblyOptionsError when the address cannot be read */
export function ablyPlace(url: string | undefined): AblyPlace {
  if (url === undefined) return { url: ABLY_URL, at: null };
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new AblyOptionsError("The Ably address could not be read: it looks like https://ably.example.");
  }
  const tls = address.protocol === "https:";
  const port = Number(address.port || (tls ? 443 : 80));
  return { url: address.origin, at: { endpoint: address.hostname, port, tls } };
}
