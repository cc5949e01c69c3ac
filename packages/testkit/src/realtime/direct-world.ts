// Pages without a relay, Ably's own client in them, a local hub, and an agent who has nothing but Ably. Real time, no sleeps.
import { createServer } from "node:http";
import { Realtime, Rest, type Message } from "ably";
import type { Bot } from "@handrail/bots";
import { createChat, memoryStorage, type Chat, type Platform, type Storage } from "@handrail/core";
import { ably, direct, memoryStore, type DirectStore, type TabWorld } from "@handrail/core/direct";
import { tabChannel } from "./tab-channel.ts";
import type { Event } from "@handrail/protocol";
import { nodePlatform } from "@handrail/relay";
import { expect } from "vitest";
import { startHub, type AblyHub } from "../ably-hub/hub.ts";

/** One visitor's browser at one site: what its tabs share. */
export interface Home {
  readonly site: string;
  readonly store: DirectStore;
  readonly storage: Storage;
  readonly tabs: Platform["tabs"];
}

/** One tab. */
export interface DirectPage {
  readonly chat: Chat;
  until(isSo: () => boolean): Promise<void>;
  /** Nothing of the page runs until the answer is called, except for Ably's client. */
  freeze(): () => void;
  close(): void;
}

/** How a tab differs from a usual one. */
export interface PageOptions {
  readonly bot?: Bot | null;
  /** So many times as fast run its timers. */
  readonly haste?: number;
  readonly locale?: string | null;
  /** It cannot lead for others, as a page over plain http. */
  readonly isAlone?: boolean;
}

export interface DirectWorld {
  readonly hub: AblyHub;
  /** A browser where nobody has been yet. */
  home(): Home;
  page(at: Home, options?: PageOptions): DirectPage;
  /** Kari, with a key of her own: present, hears who asks, and answers. */
  kari(at: Home): Promise<Agent>;
  /** The merchant's endpoint gives no token until `end`; `count` says how often it was asked. */
  refuseTokens(): { count(): number; end(): void };
  /** Closes the pages and agents of one test. */
  clear(): void;
  close(): Promise<void>;
}

export interface Agent {
  readonly asks: readonly string[];
  readonly heard: readonly Event[];
  readonly refusals: readonly unknown[];
  /** What was said of typing: nobody has to hear it. */
  readonly typing: readonly unknown[];
  texts(): readonly string[];
  /** Listens to a conversation; answers the way to have something done in it. */
  takes(conversation: string): Promise<(command: object) => Promise<unknown>>;
  types(conversation: string): Promise<unknown>;
  /** Says that the log was before her eyes up to there. */
  sees(conversation: string, seq: number): Promise<unknown>;
}

/** Repeats what it is told. */
export const parrot: Bot = {
  async *ask({ turns }) {
    const text = `You said: ${turns.at(-1)?.text}`;
    yield { type: "delta", text: text.slice(0, 5) };
    yield { type: "answer", text, isUnsure: false, wantsHuman: false, suggestions: [], sources: [] };
  },
};

export const eventsOf = (chat: Chat): readonly Event[] =>
  chat.entries.value.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
export const textsOf = (chat: Chat): readonly string[] =>
  eventsOf(chat).flatMap((event) => (event.type === "message.sent" ? [event.text] : []));

/** Opens it; `close` ends everything. */
export async function openDirectWorld(): Promise<DirectWorld> {
  const hub = await startHub({ persisted: ["handrail"] });
  const rest = new Rest({ ...hub.clientOptions, key: hub.key });
  let isRefusing = false;
  let refused = 0;
  const tokens = createServer((request, response) => {
    if (isRefusing) {
      refused += 1;
      return void response.writeHead(403).end("no");
    }
    const { searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const [site, conversation] = [searchParams.get("site"), searchParams.get("conversation")];
    const capability = {
      [`handrail:talk:${site}:${conversation}`]: ["subscribe", "publish"],
      [`handrail:duty:${site}`]: ["subscribe"],
      [`handrail:asks:${site}`]: ["publish"],
    } as const;
    void rest.auth
      .createTokenRequest({ clientId: `visitor.${conversation}`, capability: JSON.stringify(capability) })
      .then((wish) => response.setHeader("content-type", "application/json").end(JSON.stringify(wish)));
  });
  await new Promise<void>((resolve) => tokens.listen(0, "127.0.0.1", resolve));
  const address = tokens.address();
  const authUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  const opened: { close(): void }[] = [];
  const client = { endpoint: "127.0.0.1", port: hub.port, tls: false, disconnectedRetryTimeout: 50 };
  let sites = 0;
  return {
    hub,
    home: () => ({ site: `site-${(sites += 1)}`, store: memoryStore(), storage: memoryStorage(), tabs: tabsOfOne() }),
    page({ site, store, storage, tabs: others }, { bot = parrot, haste = 1, locale = null, isAlone = false } = {}) {
      let thawing: Promise<void> | null = null;
      const awake = (run: () => void): void => void (thawing ? thawing.then(run) : run());
      const platform: Platform = {
        ...nodePlatform,
        clock: {
          now: () => Date.now(),
          setTimeout: (run, ms) => setTimeout(() => awake(run), ms / haste),
          clearTimeout: (timer) => clearTimeout(Number(timer)),
        },
        random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)), fraction: () => 0.5 },
        fetch: () => Promise.reject(new TypeError("there is no relay")),
        storage,
        tabs: { join: (key, listener) => others.join(key, () => awake(listener)) },
        network: { isOnline: () => true, onChange: () => () => {} },
        page: { onHide: () => () => {} },
      };
      const tabs: TabWorld = {
        locks: isAlone ? null : navigator.locks,
        channel: (name) => tabChannel(name, { isFrozen: () => thawing !== null, awake }),
      };
      const human = ably({ authUrl, client });
      const backend = direct({ bot, human, site, store, platform, tabs });
      const chat = createChat({ backend, platform, opening: () => ({ page: null, locale }) });
      const close = (): void => chat.stop();
      opened.push({ close });
      return {
        chat,
        close,
        until: (isSo) => expect.poll(isSo, { timeout: 20_000, interval: 10 }).toBe(true),
        freeze() {
          let thaw = (): void => {};
          thawing = new Promise((resolve) => (thaw = resolve));
          return () => {
            thawing = null;
            thaw();
          };
        },
      };
    },
    async kari({ site }) {
      const key = { key: hub.key, clientId: "agent.kari:Kari", echoMessages: false };
      const realtime = new Realtime({ ...hub.clientOptions, ...key });
      opened.push({ close: () => realtime.close() });
      const asks: string[] = [];
      const heard: Event[] = [];
      const refusals: unknown[] = [];
      const typing: unknown[] = [];
      const talk = (conversation: string) =>
        realtime.channels.get(`handrail:talk:${site}:${conversation}`, { params: { rewind: "100" } });
      await realtime.channels.get(`handrail:duty:${site}`).presence.enter();
      const waiting = realtime.channels.get(`handrail:asks:${site}`, { params: { rewind: "10" } });
      await waiting.subscribe(({ data }: Message) => void asks.push(data.conversation));
      return {
        asks,
        heard,
        refusals,
        typing,
        texts: () => heard.flatMap((event) => (event.type === "message.sent" ? [event.text] : [])),
        async takes(conversation) {
          await talk(conversation).subscribe(({ name, data }: Message) => {
            if (name === "verdict") refusals.push(data);
            if (name === "signal") typing.push(data);
            if (name !== "log") return;
            for (const event of data.events) if (event.seq === heard.length + 1) heard.push(event);
          });
          return (command) => talk(conversation).publish("command", command);
        },
        types: (conversation) => talk(conversation).publish("signal", { isTyping: true }),
        sees: (conversation, seq) => talk(conversation).publish("signal", { seen: seq }),
      };
    },
    refuseTokens() {
      isRefusing = true;
      refused = 0;
      return { count: () => refused, end: () => void (isRefusing = false) };
    },
    clear() {
      for (const one of opened.splice(0)) one.close();
    },
    async close() {
      tokens.close();
      await hub.close();
    },
  };
}

function tabsOfOne(): Platform["tabs"] {
  const listeners = new Set<() => void>();
  return {
    join(_site, listener) {
      listeners.add(listener);
      return {
        tell: () => [...listeners].forEach((other) => other !== listener && setTimeout(other)),
        leave: () => void listeners.delete(listener),
      };
    },
  };
}
