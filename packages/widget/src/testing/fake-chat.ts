// A chat whose state is set by hand: for the tests of the views and for the page that shows every state.
import { signal, type Signal } from "@preact/signals-core";
import { firstState } from "@handrail/core/machine";
import { browserPlatform, memoryStorage, type Answer, type Chat, type Entry, type HumanStatus } from "@handrail/core";
import {
  agentId,
  commandId,
  conversationId,
  conversationSecret,
  emptyConversation,
  eventId,
  fold,
  promiseId,
  siteId,
  wireError,
  type Author,
  type Conversation,
  type Event,
  type EventBody,
  type FileUploadRequest,
  type OpenPromise,
  type SiteFacts,
} from "@handrail/protocol";

/** 2026-11-22, 14:30 UTC. */
export const NOW_MS = Date.UTC(2026, 10, 22, 14, 30);

/** A chat that records what it is asked and does nothing by itself. */
export interface FakeChat extends Chat {
  readonly conversation: Signal<Chat["conversation"]["value"]>;
  readonly entries: Signal<readonly Entry[]>;
  readonly streaming: Signal<Chat["streaming"]["value"]>;
  readonly human: Signal<HumanStatus>;
  readonly live: Signal<Chat["live"]["value"]>;
  readonly typing: Signal<Chat["typing"]["value"]>;
  readonly connection: Signal<Chat["connection"]["value"]>;
  readonly site: Signal<SiteFacts | null>;
  readonly storage: Signal<Chat["storage"]["value"]>;
  readonly notice: Signal<Chat["notice"]["value"]>;
  readonly erasure: Signal<Chat["erasure"]["value"]>;
  readonly session: Signal<number>;
  readonly seen: Signal<number | null>;
  readonly now: Signal<number>;
  /** What is answered to what only core's later entries ask. */
  answer: (path: string, body: Blob | string) => Promise<Answer<unknown>>;
  lent: Chat["lent"];
  /** What is done once the panel is open, one after the other, to come to the state. */
  readonly steps: readonly Step[];
  readonly scene: Scene;
  /** Names of the verbs called, in order. */
  readonly calls: string[];
}

/** A selector of what is pressed as soon as it is there, or anything else that is done. */
export type Step = string | ((chat: FakeChat, root: ShadowRoot) => unknown);

/** What does not come. `panel-yet`: it is still being fetched. */
export type Missing = "nothing" | "panel" | "panel-yet" | "parts";

/** How the widget stands on its page. */
export interface Scene {
  /** What is done at first; to open the panel unless given. */
  readonly begin?: "nothing" | "open" | "ask";
  readonly missing?: Missing;
  /** As in the snippet. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The words of the bubble beside the launcher. */
  readonly greet?: string;
}

/** The site of the fake chat, live and open. */
export const SITE: SiteFacts = {
  site: siteId("shop"),
  name: "Fjord & Field",
  isLive: true,
  bot: { name: "Pine" },
  isOpen: true,
  opensAtMs: null,
  agentsOnDuty: 2,
  answerWithinMs: 180_000,
  contact: { email: "help@fjord.example", phone: "+47 55 55 01 20" },
  canMail: true,
  nowMs: NOW_MS,
};

/** The times that the fake chat has: today and tomorrow. */
export const FREE_SLOTS: readonly number[] = [1, 1.5, 2, 3, 18.5, 19, 19.5, 20, 21].map(
  (hours) => NOW_MS + hours * 3_600_000,
);

/** The agent of the fake chat. */
export const MAYA = { id: agentId("maya"), name: "Maya Lind" };

/** A fake chat in its first state: nothing said yet. */
export function fakeChat(): FakeChat {
  const calls: string[] = [];
  const called = (name: string) => (): void => {
    calls.push(name);
  };
  const chat: FakeChat = {
    answer: (path, body) =>
      path === "/v1/files" ? takeFile(body) : path === "/v1/transcript" ? MAILED : slots(FREE_SLOTS),
    conversation: signal<Conversation | null>(null),
    entries: signal<readonly Entry[]>([]),
    streaming: signal<Chat["streaming"]["value"]>(null),
    human: signal<HumanStatus>({ type: "none" }),
    live: signal<Chat["live"]["value"]>(null),
    typing: signal<Chat["typing"]["value"]>(null),
    connection: signal<Chat["connection"]["value"]>("online"),
    site: signal<SiteFacts | null>(SITE),
    storage: signal<Chat["storage"]["value"]>("durable"),
    notice: signal<Chat["notice"]["value"]>(null),
    erasure: signal<Chat["erasure"]["value"]>("none"),
    session: signal(0),
    seen: signal<number | null>(null),
    now: signal(NOW_MS),
    calls,
    steps: [],
    scene: {},
    open: () => Promise.resolve(calls.push("open")).then(() => undefined),
    send(text, { files = [] } = {}) {
      calls.push(["send", text, ...files].join(" "));
      return { ok: true, id: commandId("c") };
    },
    lent: {
      platform: {
        ...browserPlatform(),
        storage: memoryStorage(),
        // Nobody has a picture, unless a state says so.
        fetch: () => Promise.resolve(new Response(null, { status: 204 })),
      },
      site: SITE.site,
      wire: {
        async ask(path, body, { isAnswer }) {
          const answer = await chat.answer(path, body);
          if (answer.type !== "ok") return answer;
          const { value } = answer;
          return isAnswer(value) ? { type: "ok", value } : { type: "unknown" };
        },
        read: () => Promise.resolve({ type: "unknown" }),
        submit: () => Promise.resolve({ type: "unknown" }),
        stream: () => Promise.resolve({ type: "unknown" }),
      },
      state: () => ({ secret: SECRET, secretIs: "disk", session: 0, link: firstState(SITE.site, true).link }),
      dispatch: () => {},
      offer: () => SECRET,
      beside: {},
      request: (_timeoutMs, run) => run(new AbortController().signal),
      told: () => Promise.resolve(),
      proof: signal<string | null>(null),
      freshProof: undefined,
    },
    talkToHuman() {
      calls.push("talkToHuman");
      return Promise.resolve({ stage: "kept" });
    },
    withdraw: called("withdraw"),
    resumeBot: called("resumeBot"),
    stillNeed: called("stillNeed"),
    giveContact: called("giveContact"),
    book(slotAtMs) {
      calls.push(`book ${slotAtMs}`);
      return commandId("b");
    },
    rate: called("rate"),
    close: called("close"),
    identify: (token) => void calls.push(`identify ${token}`),
    logout: () => Promise.resolve(calls.push("logout") > 0),
    erase: () => Promise.resolve(calls.push("erase") > 0),
    setTyping: () => undefined,
    look(isInView) {
      if (isInView) chat.seen.value = chat.conversation.value?.head ?? 0;
    },
    retryNow: called("retryNow"),
    dismissNotice: called("dismissNotice"),
    stop: called("stop"),
  };
  return chat;
}

const SECRET = conversationSecret("s".repeat(43));

/** Has the whole file at once. */
export async function takeFile(body: Blob | string): Promise<Answer<unknown>> {
  const text = await new Blob([body]).text();
  const line = text.slice(0, text.indexOf("\n"));
  const { file: id, name, bytes, offset }: FileUploadRequest = JSON.parse(line);
  const received = offset + new Blob([body]).size - new Blob([line]).size - 1;
  const type = /\.(?:png|jpe?g)$/.test(name) ? "image/png" : "text/plain";
  return { type: "ok", value: { received, file: received === bytes ? { id, name, type, bytes } : null } };
}

/** The transcript is on its way. */
const MAILED: Promise<Answer<unknown>> = Promise.resolve({
  type: "ok",
  value: { conversation: "c".repeat(43), email: "kim@home.example" },
});

/** These times are free. */
export const slots = (slots: readonly number[]): Promise<Answer<unknown>> =>
  Promise.resolve({ type: "ok", value: { conversation: "c".repeat(43), slots, nowMs: NOW_MS } });

/** Who says it, what, and how many seconds before now. */
export type Line = readonly [author: "visitor" | "bot" | "agent" | "relay", secondsAgo: number, body: EventBody];

/** Puts lines into the log and folds them. */
export function tell(chat: FakeChat, lines: readonly Line[]): void {
  const site = SITE.site;
  let conversation = chat.conversation.value ?? emptyConversation(conversationId("c".repeat(43)), site);
  const entries = [...chat.entries.value];
  for (const [who, secondsAgo, body] of lines) {
    const seq = conversation.head + 1;
    const atMs = NOW_MS - secondsAgo * 1000;
    const event: Event = { ...body, id: eventId(`${who.charAt(0)}.cmd${seq}.0`), seq, atMs, from: authorOf(who) };
    conversation = fold(conversation, event);
    entries.push({ type: "event", event });
  }
  chat.conversation.value = conversation;
  chat.entries.value = entries;
}

/** An open promise, made and due some seconds from now (negative: before). */
export function promise(madeSeconds: number, dueSeconds: number, rung: OpenPromise["rung"] = "live"): OpenPromise {
  return {
    id: promiseId("p"),
    madeAtMs: NOW_MS + madeSeconds * 1000,
    dueAtMs: NOW_MS + dueSeconds * 1000,
    rung,
    channel: "chat",
    policyVersion: 1,
    answeredSeq: null,
  };
}

function authorOf(who: Line[0]): Author {
  return who === "agent" ? { type: "agent", ...MAYA } : { type: who };
}

/** A message that is not in the log yet. */
export function pending(text: string, state: "kept" | "sending" | "refused"): Entry {
  const id = commandId(`pending-${text.length}-${state}`);
  const error = state === "refused" ? wireError("id-conflict") : null;
  return { type: "pending", id, command: { type: "say", id, text }, state, error, atMs: NOW_MS };
}
