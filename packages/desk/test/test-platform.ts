// A platform whose time is moved by the test, whose network is the fake relay, and whose storage is a map.
import { agentId } from "@handrail/protocol";
import type { Attention } from "../src/platform/attention.ts";
import type { Ringing, Subscription } from "../src/platform/ringing.ts";
import type { OpenPicture } from "../src/platform/open-picture.ts";
import type { Platform, Shelf, StreamHandlers } from "../src/platform/platform.ts";
import type { FakeRelay } from "./fake/fake-relay.ts";

/** A platform and the test's hold on it. */
export interface TestPlatform extends Platform {
  /** Moves time, calling what falls due, and lets promises settle in between. */
  pass(ms: number): Promise<void>;
  /** Lets promises settle without moving time. */
  settle(): Promise<void>;
  readonly tabStore: Map<string, string>;
}

/** Everything that asked for attention, in order. */
export interface HeardAttention extends Attention {
  readonly heard: string[];
  /** Whether the agent looks at the page. */
  isWatched: boolean;
}

const START_MS = Date.UTC(2026, 10, 24, 9, 0, 0);

/** Moments of the test: the same clock for the console and for the fake. */
export class TestClock {
  nowMs = START_MS;
  #count = 0;
  readonly #due = new Map<number, { readonly atMs: number; readonly call: () => void }>();

  after(ms: number, call: () => void): () => void {
    this.#count += 1;
    const key = this.#count;
    this.#due.set(key, { atMs: this.nowMs + ms, call });
    return () => this.#due.delete(key);
  }

  async pass(ms: number): Promise<void> {
    const endMs = this.nowMs + ms;
    for (;;) {
      const next = [...this.#due].filter(([, { atMs }]) => atMs <= endMs).toSorted((a, b) => a[1].atMs - b[1].atMs)[0];
      if (!next) break;
      this.#due.delete(next[0]);
      this.nowMs = Math.max(this.nowMs, next[1].atMs);
      next[1].call();
      await settle();
    }
    this.nowMs = endMs;
    await settle();
  }
}

/** Makes the platform; `relay` answers its requests and streams. */
export function testPlatform(clock: TestClock, relay: FakeRelay, tabStore = new Map<string, string>()): TestPlatform {
  let ids = 0;
  const seed = Math.floor(tabStore.size * 1_000);
  return {
    now: () => clock.nowMs,
    after: (ms, call) => clock.after(ms, call),
    dice: () => 0.5,
    randomId: () => {
      ids += 1;
      return `test-id-${String(seed + ids).padStart(12, "0")}`;
    },
    fetch: (path, init) => relay.fetch(new Request(`http://localhost${path}`, init)),
    openPicture: (file) => readPicture(file),
    openLine: () => Promise.reject(new Error("there is none")),
    openStream: (_path, handlers) => openStream(relay, handlers),
    tab: shelf(tabStore),
    device: shelf(new Map()),
    tabStore,
    pass: (ms) => clock.pass(ms),
    settle,
  };
}

/** A picture as tests write one: `400x200`. What is cut of it says where it lay. */
async function readPicture(file: Blob): Promise<OpenPicture | null> {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(await file.text()) ?? [];
  if (width === undefined || height === undefined) return null;
  return {
    width: Number(width),
    height: Number(height),
    draw: () => {},
    write: ({ left, top, side }) => Promise.resolve(new Blob([`${side} at ${left},${top}`])),
  };
}

/** Attention that only remembers. */
export function heardAttention(): HeardAttention {
  const heard: string[] = [];
  return {
    heard,
    isWatched: true,
    chime: () => void heard.push("chime"),
    notify: ({ title }) => void heard.push(`notify ${title}`),
    permission: () => "granted",
    askPermission: () => Promise.resolve(),
    badge: (count) => void heard.push(`badge ${count}`),
    isWatching() {
      return this.isWatched;
    },
  };
}

/** What a test's browser says of ringing, for the test to change. */
export interface TestRinging extends Ringing {
  readonly browser: {
    ability: ReturnType<Ringing["ability"]>;
    permission: ReturnType<Ringing["permission"]>;
    /** What the agent says when the browser asks. */
    answer: ReturnType<Ringing["permission"]>;
    /** Where its push service is; `null`: it cannot be reached. */
    service: string | null;
    subscription: Subscription | null;
    choice: boolean | null;
    hushed: number;
  };
  /** As if a notification was followed to the page. */
  followed(hash: string): void;
}

/** A browser that has not been asked yet, and whose agent agrees. */
export function testRinging(browser: Partial<TestRinging["browser"]> = {}): TestRinging {
  const state: TestRinging["browser"] = {
    ability: "able",
    permission: "default",
    answer: "granted",
    service: "https://push.example/",
    subscription: null,
    choice: null,
    hushed: 0,
    ...browser,
  };
  let made = 0;
  let follow = (_hash: string): void => {};
  return {
    browser: state,
    followed: (hash) => follow(hash),
    ability: () => state.ability,
    permission: () => state.permission,
    askPermission: async () => {
      await Promise.resolve();
      if (state.permission === "default") state.permission = state.answer;
    },
    subscription: () => Promise.resolve(state.subscription),
    subscribe: (key) => {
      if (state.service === null) return Promise.resolve(null);
      made += 1;
      const keys = { p256dh: "p".repeat(87), auth: "a".repeat(22) };
      state.subscription = { endpoint: `${state.service}${made}`, keys, key };
      return Promise.resolve(state.subscription);
    },
    unsubscribe: () => {
      state.subscription = null;
      return Promise.resolve();
    },
    keepChoice: (choice) => {
      state.choice = choice;
      return Promise.resolve();
    },
    hush: () => {
      state.hushed += 1;
      return Promise.resolve();
    },
    onFollow: (call) => {
      follow = call;
    },
  };
}

function openStream(relay: FakeRelay, handlers: StreamHandlers): () => void {
  let isOpen = true;
  let stop = (): void => {};
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    handlers.onEnd();
  };
  // A stream opens and fails later, never in the middle of the call.
  void Promise.resolve().then(() => {
    if (!isOpen) return;
    if (relay.fault === "down" || relay.session === null) return end();
    stop = relay.subscribe(agentId(relay.session), {
      send: (frame) => {
        if (isOpen) handlers.onData(JSON.stringify(frame));
      },
      end,
    });
  });
  return () => {
    isOpen = false;
    stop();
  };
}

function shelf(store: Map<string, string>): Shelf {
  return {
    read: (key) => store.get(key) ?? null,
    write: (key, value) => {
      if (value === null) store.delete(key);
      else store.set(key, value);
    },
  };
}

// A request of the fake passes through a handful of promises, a body among them.
async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
