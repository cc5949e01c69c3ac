// Reads how a relay is told of Ably: a key, and an address where that is not Ably's own. Knows nothing of what they are used for.
import type { AblyAddress } from "@handrail/protocol";

/** An Ably app beside the relay. */
export interface AblyOptions {
  /** `app.id:secret`, as Ably's dashboard shows it. It publishes, subscribes, and its tokens can be revoked. */
  readonly key: string;
  /** Where its REST interface is; Ably's own address by default. The same host and port are given to clients. */
  readonly url?: string;
}

/** The key or the address is not one. Its message repeats neither. */
export class AblyOptionsError extends Error {
  override readonly name = "AblyOptionsError";
}

/** The same, taken apart. */
export interface AblyAccess {
  /** `app.id`: may be told. */
  readonly keyName: string;
  readonly secret: string;
  /** Without a slash at its end. */
  readonly url: string;
  /** What clients need to come to the same place; `null`: they know it. */
  readonly at: AblyAddress | null;
}

const ABLY_URL = "https://main.realtime.ably.net";

/** @throws AblyOptionsError when one of them cannot be read */
export function ablyAccess({ key, url }: AblyOptions): AblyAccess {
  const [, keyName, secret] = /^([\w-]+\.[\w-]+):([\w+/=-]+)$/.exec(key.trim()) ?? [];
  if (keyName === undefined || secret === undefined) {
    throw new AblyOptionsError("The Ably key could not be read: it looks like app.id:secret.");
  }
  if (url === undefined) return { keyName, secret, url: ABLY_URL, at: null };
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new AblyOptionsError("The Ably address could not be read: it looks like https://ably.example.");
  }
  const tls = address.protocol === "https:";
  const port = Number(address.port || (tls ? 443 : 80));
  return { keyName, secret, url: address.origin, at: { endpoint: address.hostname, port, tls } };
}
