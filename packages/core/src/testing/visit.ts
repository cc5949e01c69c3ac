// A visitor's browser in a test's hand: its disk outlives its pages, its network can be switched off.
import { siteId } from "@handrail/protocol";
import { memoryStorage } from "../adapters/memory-storage.ts";
import { relay } from "../adapters/relay-backend.ts";
import type { Chat, Entry } from "../chat.ts";
import { createChat, type ChatOptions } from "../create-chat.ts";
import type { Platform, Storage } from "../platform.ts";
import { LawRelay } from "./law-relay.ts";
import { virtualClock, type VirtualClock } from "./virtual-clock.ts";

/** One page of the visitor's. */
export interface Tab {
  readonly chat: Chat;
  /** The page goes away at once: nothing of it runs any more. */
  kill(): void;
  /** The page is about to go, or another one is before it. */
  hide(): void;
  /** It is in sight again. */
  show(): void;
}

/** A world of one visitor and one relay. */
export class Visit {
  readonly site = siteId("shop");
  readonly clock: VirtualClock = virtualClock();
  readonly server = new LawRelay(this.clock);
  storage: Storage = memoryStorage();
  isOnline = true;
  /** How long each request is on its way. */
  slowMs = 0;
  readonly #networkListeners = new Set<() => void>();
  readonly #tabs = new Set<() => void>();
  #draws = 0;

  /** Opens a page. */
  tab(options: Pick<ChatOptions, "identify" | "onIdentityRefused" | "opening"> = {}): Tab {
    let isDead = false;
    const alive =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args) => {
        if (!isDead) run(...args);
      };
    const hidden: (() => void)[] = [];
    let isHidden = false;
    const platform: Platform = {
      clock: { ...this.clock, setTimeout: (run, ms) => this.clock.setTimeout(alive(run), ms) },
      random: {
        bytes: (length) => {
          this.#draws += 1;
          return Uint8Array.from({ length }, (_, place) => (this.#draws >> (8 * (place % 4))) & 255);
        },
        fraction: () => 0.5,
      },
      fetch: async (url, init) => {
        if (isDead) return new Promise(() => {});
        if (!this.isOnline) throw new TypeError("Failed to fetch");
        if (this.slowMs > 0) await new Promise<void>((resolve) => this.clock.setTimeout(resolve, this.slowMs));
        const response = await this.server.fetch(url, init);
        return isDead ? new Promise(() => {}) : response;
      },
      storage: {
        ...this.storage,
        load: (site) => (isDead ? new Promise(() => {}) : this.storage.load(site)),
        update: (site, change) => (isDead ? new Promise(() => {}) : this.storage.update(site, change)),
      },
      tabs: {
        join: (_site, listener) => {
          const mine = alive(listener);
          this.#tabs.add(mine);
          return {
            tell: () => [...this.#tabs].filter((other) => other !== mine).forEach((tell) => tell()),
            leave: () => this.#tabs.delete(mine),
          };
        },
      },
      network: {
        isOnline: () => this.isOnline,
        onChange: (listener) => {
          const mine = alive(listener);
          this.#networkListeners.add(mine);
          return () => this.#networkListeners.delete(mine);
        },
      },
      page: {
        isHidden: () => isHidden,
        onHide: (listener) => {
          hidden.push(alive(listener));
          return () => hidden.splice(0);
        },
      },
    };
    const chat = createChat({
      ...options,
      backend: relay({ url: "https://chat.shop.example", site: "shop" }),
      platform,
    });
    return {
      chat,
      kill: () => {
        isDead = true;
        chat.stop();
      },
      hide: () => {
        isHidden = true;
        [...hidden].forEach((listener) => listener());
      },
      show: () => {
        isHidden = false;
        for (const listener of this.#networkListeners) listener();
      },
    };
  }

  /** The browser says that it is online or offline. */
  network(isOnline: boolean): void {
    this.isOnline = isOnline;
    if (!isOnline) this.server.cut();
    for (const listener of this.#networkListeners) listener();
  }

  /** A page that is open and has settled. */
  async opened(): Promise<Tab> {
    const tab = this.tab();
    void tab.chat.open();
    await this.clock.advance(0);
    return tab;
  }
}

/** The texts of a transcript, in order; what is not logged yet in brackets. */
export function texts(chat: Chat): readonly string[] {
  return chat.entries.value.flatMap((entry: Entry) => {
    if (entry.type === "event") return entry.event.type === "message.sent" ? [entry.event.text] : [];
    return entry.command.type === "say" ? [`(${entry.state}: ${entry.command.text})`] : [];
  });
}

/** The types of the logged events, in order. */
export function types(chat: Chat): readonly string[] {
  return chat.entries.value.flatMap((entry) => (entry.type === "event" ? [entry.event.type] : []));
}
