// One real relay, one local hub, an agent at the desk's API, and visitors whose news comes by the way that a test chooses. Real time, no
// sleeps: tests wait for what is to happen.
import { rmSync } from "node:fs";
import {
  createChat,
  memoryStorage,
  relay as relayBackend,
  type Chat,
  type Platform,
  type Storage,
} from "@handrail/core";
import { newsByAbly, type TabWorld } from "@handrail/core/ably";
import { tabChannel } from "./tab-channel.ts";
import { commandId, type AgentCommand, type ConversationId, type Event } from "@handrail/protocol";
import { createLogger, createRelay, nodePlatform, type Relay } from "@handrail/relay";
import { startHub, type AblyHub } from "../ably-hub/hub.ts";
import { makeTemplate, RELAY_URL, SITE, worldFolder } from "../world/relay-house.ts";

/** How news comes to a visitor. */
export type Way = "stream" | "poll" | "ably";

/** One page of a visitor's. */
export interface Page {
  readonly chat: Chat;
  /** What streams and polls are asked for, and what else: `stream`, `poll`, `none`, `commands`, `realtime`. */
  readonly asked: readonly string[];
  /** Nothing comes through while it is off. */
  network(isOnline: boolean): void;
  /** Streams and polls of this page break off now. */
  cut(): void;
  /** Nothing of the page runs until the answer is called, as in a frozen tab. */
  freeze(): () => void;
  /** The texts of the transcript's messages, in order. */
  texts(): readonly string[];
  /** Waits until the last message is this. */
  hears(text: string): Promise<void>;
  /** Waits until it is so. */
  until(isSo: () => boolean): Promise<void>;
  /** Closes it. */
  close(): void;
}

export interface RealtimeWorld {
  readonly hub: AblyHub;
  readonly relay: Relay;
  page(way: Way, storage?: Storage): Promise<Page>;
  /** A page of somebody who has asked for a human, and whom the agent has joined. */
  talking(way: Way, storage?: Storage): Promise<Page>;
  agentSays(page: Page, text: string): Promise<void>;
  agentTypes(page: Page): Promise<void>;
  /** Whether the desk takes the page's visitor for present. */
  isPresent(page: Page): Promise<boolean>;
  asAgent(conversation: ConversationId, body: object): Promise<void>;
  /** A request to the desk's API, from one of three agents; the first is the one who joins. */
  desk(
    path: string,
    options?: { readonly seat?: number; readonly body?: object; readonly method?: string },
  ): Promise<Response>;
  close(): Promise<void>;
}

/** Opens it; `close` ends everything. */
export async function openRealtimeWorld(): Promise<RealtimeWorld> {
  const hub = await startHub();
  const folder = worldFolder();
  const { seats } = await makeTemplate(folder, nodePlatform);
  const relay = await createRelay({
    folder,
    publicUrl: RELAY_URL,
    logger: createLogger("silent"),
    // Nobody but the hub is reached: the bot is away.
    platform: { ...nodePlatform, fetch: (url, init) => (isOf(url, hub) ? fetch(url, init) : Promise.reject(AWAY)) },
    ably: { key: hub.key, url: hub.url },
  });
  const pages: Page[] = [];
  const desk: RealtimeWorld["desk"] = (path, { seat = 0, body, method = "POST" } = {}) => {
    const headers = { cookie: seats[seat]?.cookie ?? "", origin: RELAY_URL, "content-type": "application/json" };
    const init = body ? { method, headers, body: JSON.stringify(body) } : { headers };
    return relay.fetch(new Request(`${RELAY_URL}/desk/api${path}`, init));
  };
  // The open stream is what keeps the agent there.
  const stream = await desk("/stream");
  await desk("/duty", { body: { isOnDuty: true } });
  await desk("/me", { body: { capacity: 20 }, method: "PUT" });
  const asAgent: RealtimeWorld["asAgent"] = async (conversation, body) => {
    const response = await desk(`/conversations/${conversation}/commands`, { body });
    if (!response.ok) throw new Error(`the desk answered ${response.status}: ${await response.text()}`);
    const { verdicts } = (await response.json()) as { verdicts: readonly { ok: boolean }[] };
    if (verdicts.some(({ ok }) => !ok)) throw new Error(`refused: ${JSON.stringify(verdicts)}`);
  };
  const give = (page: Page, command: AgentCommand): Promise<void> => asAgent(idOf(page), { commands: [command] });
  let count = 0;
  const newId = () => commandId(`agents-command-${(count += 1)}`);
  const world: RealtimeWorld = {
    hub,
    relay,
    asAgent,
    desk,
    async page(way, storage = memoryStorage()) {
      const page = openPage(way, { relay, storage });
      pages.push(page);
      await page.chat.open();
      return page;
    },
    async talking(way, storage) {
      const page = await world.page(way, storage);
      await page.chat.talkToHuman();
      await page.until(() => page.chat.conversation.value?.owner.type === "queue");
      await give(page, { type: "accept", id: newId() });
      await page.until(() => page.chat.conversation.value?.owner.type === "agent");
      if (way === "ably") await page.until(() => hub.connected() > 0 && page.asked.at(-1) === "none");
      return page;
    },
    agentSays: (page, text) => give(page, { type: "reply", id: newId(), text }),
    agentTypes: (page) => asAgent(idOf(page), { commands: [], isTyping: true }),
    async isPresent(page) {
      const response = await desk(`/conversations/${idOf(page)}/events`);
      const { item } = (await response.json()) as { item: { isVisitorPresent: boolean } };
      return item.isVisitorPresent;
    },
    async close() {
      for (const page of pages) page.close();
      await stream.body?.cancel();
      await relay.stop();
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** Whose conversation it is. */
export function idOf({ chat }: Page): ConversationId {
  const id = chat.conversation.value?.id;
  if (!id) throw new Error("the page has no conversation yet");
  return id;
}

/** The events of a page, in order. */
export function eventsOf({ chat }: Page): readonly Event[] {
  return chat.entries.value.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
}

const AWAY = new TypeError("nobody listens there");
/** How patient Ably's client is here: as it is otherwise, only sooner. */
const PATIENCE = { disconnectedRetryTimeout: 100, suspendedRetryTimeout: 100, channelRetryTimeout: 100 };

/** Opens a page whose requests go to this relay. */
export function openPage(
  way: Way,
  { relay, storage }: { readonly relay: Pick<Relay, "fetch">; readonly storage: Storage },
): Page {
  const asked: string[] = [];
  const cuts = new Set<() => void>();
  const listeners = new Set<() => void>();
  let isOnline = true;
  let thawing: Promise<void> | null = null;
  const awake = (run: () => void): void => void (thawing ? thawing.then(run) : run());
  const tabs: TabWorld = {
    locks: navigator.locks,
    channel: (name) => tabChannel(name, { isFrozen: () => thawing !== null, awake }),
  };
  const platform: Platform = {
    ...nodePlatform,
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(() => awake(run), ms),
      clearTimeout: (timer) => clearTimeout(Number(timer)),
    },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)), fraction: () => Math.random() },
    storage,
    tabs: { join: () => ({ tell: () => {}, leave: () => {} }), world: tabs },
    network: {
      isOnline: () => isOnline,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    page: { onHide: () => () => {} },
    fetch: async (url, init) => {
      const path = new URL(url).pathname;
      const { wait } = JSON.parse(typeof init?.body === "string" ? init.body : "{}") as { wait?: string };
      asked.push(wait ?? path.split("/").at(-1) ?? "");
      if (!isOnline || (way === "poll" && wait === "stream")) throw AWAY;
      const controller = new AbortController();
      const cut = (): void => controller.abort();
      cuts.add(cut);
      const leave = (): void => void cuts.delete(cut);
      controller.signal.addEventListener("abort", leave);
      const signal = init?.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal;
      const response = await aborting(relay.fetch(new Request(url, { ...init, signal })), signal);
      if (thawing) await thawing;
      return wait === "stream" && response.body ? breaking(response, signal) : response;
    },
  };
  const chat = createChat({ backend: relayBackend({ url: RELAY_URL, site: SITE }), platform });
  const ably = way === "ably" ? newsByAbly(chat, { patience: PATIENCE, tabs }) : null;
  const page: Page = {
    chat,
    asked,
    network(online) {
      isOnline = online;
      if (!online) page.cut();
      for (const listener of listeners) listener();
    },
    cut: () => [...cuts].forEach((cut) => cut()),
    freeze() {
      let thaw = (): void => {};
      thawing = new Promise((resolve) => (thaw = resolve));
      return () => {
        thawing = null;
        thaw();
      };
    },
    texts: () => eventsOf(page).flatMap((event) => (event.type === "message.sent" ? [event.text] : [])),
    hears: (text) => page.until(() => page.texts().at(-1) === text),
    until: (isSo) =>
      new Promise((resolve) => {
        if (isSo()) return resolve();
        const look = (): void => {
          if (!isSo()) return;
          clearInterval(timer);
          resolve();
        };
        const timer = setInterval(look, 5);
      }),
    close() {
      ably?.stop();
      chat.stop();
      page.cut();
    },
  };
  return page;
}

function isOf(url: string | URL | Request, hub: AblyHub): boolean {
  return String(url instanceof Request ? url.url : url).startsWith(hub.url);
}

function aborting<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal.addEventListener("abort", () => reject(AWAY));
  });
}

// A body that breaks when its reader is cut off, as a connection does.
function breaking(response: Response, signal: AbortSignal): Response {
  const through = new TransformStream<Uint8Array, Uint8Array>();
  void response.body?.pipeTo(through.writable, { signal }).catch(() => {});
  return new Response(through.readable, { status: response.status, headers: response.headers });
}
