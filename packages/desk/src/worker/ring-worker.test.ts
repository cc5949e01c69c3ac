import { conversationId, type Ring } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { keepRingChoice, type RingNotes } from "../platform/ring-choice.ts";
import { ringIn } from "./ring-worker.ts";
import type { NoticeOptions, WorkerEvents, WorkerScope, WorkerWindow } from "./worker-scope.ts";

const DESK = "https://chat.example/desk/";
const TALK = conversationId("a".repeat(43));
const RING: Ring = { type: "offer", conversation: TALK, site: "Fjell & Fjord", dueAtMs: null };
const CHROME = "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36";
const SAFARI = "Mozilla/5.0 AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";

interface Shown {
  readonly title: string;
  readonly options: NoticeOptions;
}

/** One shelf in memory: all that a choice needs. */
function memoryNotes(): RingNotes {
  let kept: Response | undefined;
  return {
    open: () => Promise.resolve({ put: (_name, note) => Promise.resolve(void (kept = note)) }),
    match: () => Promise.resolve(kept?.clone()),
    delete: () => {
      kept = undefined;
      return Promise.resolve(true);
    },
  };
}

function worker({ userAgent = CHROME, windows = [] }: { userAgent?: string; windows?: readonly WorkerWindow[] } = {}) {
  const listeners = new Map<string, (event: never) => void>();
  const shown: Shown[] = [];
  const standing: { readonly tag: string; readonly data: unknown }[] = [];
  const opened: string[] = [];
  const asked: string[] = [];
  const caches = memoryNotes();
  let session = true;
  const subscription = { toJSON: () => ({ endpoint: "https://push.example/2", keys: { p256dh: "p", auth: "a" } }) };
  const scope: WorkerScope = {
    navigator: { userAgent },
    caches,
    clients: {
      matchAll: () => Promise.resolve(windows),
      openWindow: (url) => Promise.resolve(void opened.push(url)),
    },
    registration: {
      scope: DESK,
      pushManager: {
        subscribe: (options) => {
          asked.push(`subscribe ${JSON.stringify(options.applicationServerKey)}`);
          return Promise.resolve(subscription);
        },
      },
      showNotification: (title, options) => Promise.resolve(void shown.push({ title, options })),
      getNotifications: ({ tag }) => Promise.resolve(standing.filter((each) => each.tag === tag)),
    },
    skipWaiting: () => Promise.resolve(),
    fetch: (url, { method = "GET", body = "" } = {}) => {
      asked.push(`${method} ${url.replace(DESK, "")} ${String(body)}`.trim());
      return Promise.resolve(session ? Response.json({ key: "the-relays-key" }) : new Response(null, { status: 401 }));
    },
    addEventListener: (type, listener) => void listeners.set(type, listener),
  };
  ringIn(scope, () => 0);
  const send = async <Type extends keyof WorkerEvents>(
    type: Type,
    event: Omit<WorkerEvents[Type], "waitUntil">,
  ): Promise<void> => {
    const work: Promise<unknown>[] = [];
    const waitUntil = (each: Promise<unknown>): void => void work.push(each);
    listeners.get(type)?.({ ...event, waitUntil } as never);
    expect(work).toHaveLength(1);
    await Promise.all(work);
  };
  const push = (message: string | null) => send("push", { data: message === null ? null : { text: () => message } });
  return { send, push, shown, standing, opened, asked, caches, signOut: () => (session = false) };
}

function deskWindow(over: Partial<WorkerWindow> = {}) {
  const told: unknown[] = [];
  const window: WorkerWindow = {
    url: `${DESK}#/team`,
    focused: false,
    visibilityState: "hidden",
    focus: () => Promise.resolve(void told.push("focus")),
    postMessage: (message) => void told.push(message),
    ...over,
  };
  return { window, told };
}

describe("the service worker", () => {
  it("shows a ring that stays until it is answered, and calls again for the same conversation", async () => {
    const { push, shown } = worker({ windows: [deskWindow().window] });
    await push(JSON.stringify(RING));
    expect(shown).toMatchObject([
      {
        title: "A visitor is asking for you",
        options: { tag: TALK, renotify: true, requireInteraction: true, silent: false, data: { hash: `#/c/${TALK}` } },
      },
    ]);
    expect(shown[0]?.options.icon).toBe(`${DESK}icon-192.png`);
  });

  it("shows general words for a message that cannot be read, or has nothing in it", async () => {
    const { push, shown } = worker();
    await push("?");
    await push(null);
    expect(shown.map(({ title }) => title)).toEqual(["A visitor may need you", "A visitor may need you"]);
  });

  it("leaves it to the desk that is looked at, and is seen but not heard where a browser punishes silence", async () => {
    const windows = [deskWindow({ focused: true, visibilityState: "visible" }).window];
    const chrome = worker({ windows });
    await chrome.push(JSON.stringify(RING));
    expect(chrome.shown).toEqual([]);
    const safari = worker({ windows, userAgent: SAFARI });
    await safari.push(JSON.stringify(RING));
    expect(safari.shown).toMatchObject([{ options: { silent: true, renotify: false, requireInteraction: false } }]);
  });

  it("takes the place of what an open desk has just called for the same visitor, without calling twice", async () => {
    const { push, shown, standing } = worker({ windows: [deskWindow().window] });
    standing.push({ tag: TALK, data: { hash: `#/c/${TALK}`, isByDesk: true } });
    await push(JSON.stringify(RING));
    expect(shown).toMatchObject([{ options: { tag: TALK, silent: true, renotify: false, requireInteraction: true } }]);
  });

  it("leads whoever follows it to the open desk without loading it again, or opens one", async () => {
    const { window, told } = deskWindow();
    const notification = { data: { hash: `#/c/${TALK}` }, close: () => {} };
    const open = worker({ windows: [window] });
    await open.send("notificationclick", { notification });
    expect([told, open.opened]).toEqual([[{ hash: `#/c/${TALK}` }, "focus"], []]);
    const closed = worker();
    await closed.send("notificationclick", { notification });
    await closed.send("notificationclick", { notification: { ...notification, data: null } });
    expect(closed.opened).toEqual([`${DESK}#/c/${TALK}`, `${DESK}#/`]);
  });

  it("subscribes again when the browser has thrown it away, and tells the relay, the old one last", async () => {
    const { send, asked, caches } = worker();
    await keepRingChoice(caches, true);
    await send("pushsubscriptionchange", { oldSubscription: { endpoint: "https://push.example/1" } });
    const device = { endpoint: "https://push.example/2", keys: { p256dh: "p", auth: "a" }, isRungOffDuty: true };
    expect(asked).toEqual([
      "GET api/ring",
      `subscribe "the-relays-key"`,
      `PUT api/ring ${JSON.stringify(device)}`,
      `DELETE api/ring ${JSON.stringify({ endpoint: "https://push.example/1" })}`,
    ]);
  });

  it("does not where nobody wants to be rung, or nobody is signed in", async () => {
    const { send, asked, caches, signOut } = worker();
    await send("pushsubscriptionchange", {});
    expect(asked).toEqual([]);
    await keepRingChoice(caches, false);
    signOut();
    await send("pushsubscriptionchange", {});
    expect(asked).toEqual(["GET api/ring"]);
  });
});
