// A hub for one test file, and real clients of it that are closed with it. Decides nothing.
import { Realtime, Rest } from "ably";
import type { ChannelStateChange, ClientOptions, ErrorInfo, Message, RealtimeChannel } from "ably";
import { startHub } from "./hub.ts";
import type { AblyHub, HubOrder } from "./hub.ts";

/** A hub and its clients. */
export interface HubWorld {
  readonly hub: AblyHub;
  /** Ably's own realtime client, with the root key unless told otherwise. */
  realtime(options?: ClientOptions): Realtime;
  rest(options?: ClientOptions): Rest;
  close(): Promise<void>;
}

/** The client's patience, cut to what a test has: it waits seconds and minutes otherwise. */
const QUICK = {
  disconnectedRetryTimeout: 20,
  suspendedRetryTimeout: 20,
  channelRetryTimeout: 20,
  realtimeRequestTimeout: 4_000,
};

export async function openHubWorld(order: HubOrder = {}): Promise<HubWorld> {
  const hub = await startHub(order);
  const clients: Realtime[] = [];
  const withHub = (options: ClientOptions): ClientOptions => {
    const hasCredentials = ["key", "token", "tokenDetails", "authCallback", "authUrl"].some((name) => name in options);
    const credentials = hasCredentials ? {} : { key: hub.key };
    return { ...QUICK, logLevel: 0, ...hub.clientOptions, ...credentials, ...options };
  };
  return {
    hub,
    realtime(options = {}) {
      const client = new Realtime(withHub(options));
      clients.push(client);
      return client;
    },
    rest: (options = {}) => new Rest(withHub(options)),
    async close() {
      for (const client of clients) client.close();
      await hub.close();
    },
  };
}

/** What a channel's subscriber has heard, and a wait for the so-and-so-many-th. */
export interface Heard {
  readonly messages: readonly Message[];
  data(): readonly unknown[];
  reach(amount: number): Promise<void>;
}

/** Subscribes, and waits until it is attached. */
export async function listen(channel: RealtimeChannel): Promise<Heard> {
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  await channel.subscribe((message) => {
    messages.push(message);
    for (const look of waiting) look();
  });
  return {
    messages,
    data: () => messages.map(({ data }): unknown => data),
    reach: (amount) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (messages.length < amount) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The next time that a channel changes so; ask before it can. */
export function onceChannel(
  channel: RealtimeChannel,
  state: "attached" | "failed" | "suspended" | "update",
): Promise<ChannelStateChange> {
  return new Promise((resolve) => channel.once(state, resolve));
}

/** The code of the error that it ends in; 0 when it does not. */
export async function codeOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 0;
  } catch (error) {
    return isAblyError(error) ? error.code : -1;
  }
}

function isAblyError(error: unknown): error is ErrorInfo {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "number";
}
