// The visitor's earlier conversations: begins a new one, reads an old one, goes on with it, erases it. An entry of its own, for whoever
// has a menu for it. What of it stays on the disk is decided in `domain/earlier.ts`.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals-core";
import {
  commandId,
  conversationSecret,
  type ConversationId,
  type ConversationsRequest,
  type ConversationsResponse,
  type ConversationSecret,
  type Event,
} from "@handrail/protocol";
import type { Answer } from "./backend.ts";
import type { Chat } from "./chat.ts";
import { isConversationsResponse } from "./domain/answer-shape.ts";
import { found, forgotten, startedOver, wentOn, type Change } from "./domain/earlier.ts";
import type { Kept, KeptEarlier } from "./platform.ts";
import { randomText } from "./random-text.ts";

export type { KeptEarlier } from "./platform.ts";

/** The earlier conversations of a chat's visitor. */
export interface History {
  /** Newest first, as this browser's disk has them. */
  readonly earlier: ReadonlySignal<readonly KeptEarlier[]>;
  /**
   * Whether the present conversation can make way for another. Not while the visitor awaits a human or something is unsent (HG3), while
   * the disk keeps nothing, or while it is not known what becomes of an open conversation, for want of a connection.
   */
  readonly canLeave: ReadonlySignal<boolean>;
  /** Begins a new conversation in all tabs; the present one is an earlier one from then on. `false`: not now. */
  startOver(): Promise<boolean>;
  /** Goes on with an earlier conversation in all tabs. `false`: not now. */
  goOn(earlier: KeptEarlier): Promise<boolean>;
  /** Erases an earlier conversation (HG14): here at once, at the authority as soon as it can be told. `false`: the disk refused. */
  erase(earlier: KeptEarlier): Promise<boolean>;
  /**
   * Finds the conversations that a signed-in visitor has had elsewhere, or before a logout: by the page's token, at the authority. Where
   * nothing was said here yet, the newest becomes the present one; where the present one is closed, a newer one does, if `mayGoOn` says
   * so then. The others are earlier ones. Does nothing without a token.
   */
  find(mayGoOn?: () => boolean): Promise<void>;
  /** What happened in it, all of it or from after a `seq` on. One that was erased is forgotten here. */
  read(earlier: KeptEarlier, after?: number): Promise<Reading>;
  stop(): void;
}

/** What became of reading. `erased`: elsewhere, and it is not among the earlier ones any more. */
export type Reading =
  | { readonly type: "read"; readonly conversation: ConversationId; readonly events: readonly Event[] }
  | { readonly type: "erased" }
  | { readonly type: "failed" };

const TIMEOUT_MS = 10_000;

/**
 * The earlier conversations of a chat.
 *
 * @example
 * const history = historyOf(chat);
 * if (history.canLeave.value) await history.startOver();
 */
export function historyOf(chat: Chat): History {
  const { platform, site, wire, state, request, told, proof, freshProof } = chat.lent;
  const { random, storage } = platform;
  const earlier = signal<readonly KeptEarlier[]>([]);

  const look = (kept: Kept | null): Kept | null => {
    earlier.value = kept?.earlier ?? [];
    return kept;
  };
  // Another tab's new start shows in the session, its erasure in the erasures.
  const stop = effect(() => {
    void chat.session.value;
    void chat.erasure.value;
    storage.load(site).then(look, () => {});
  });

  async function update(change: (kept: Kept | null) => Kept | null): Promise<Kept | null> {
    const kept = await storage.update(site, change).then(look, () => null);
    await told();
    return kept;
  }

  async function leave(to: ConversationSecret, how: typeof startedOver): Promise<boolean> {
    const { secret: of } = state();
    if (!of || !canLeave.peek()) return false;
    const change: Change = { of, to, left: present(of) };
    const kept = await update((now) => (storage.readClick(site) ? null : how(now, change)));
    return kept?.secret === to;
  }

  function present(secret: ConversationSecret): KeptEarlier | null {
    const conversation = chat.conversation.peek();
    if (!conversation) return null;
    let agent: string | null = null;
    for (const entry of chat.entries.peek()) {
      if (entry.type === "event" && entry.event.from.type === "agent") agent = entry.event.from.name;
    }
    return { secret, lastAtMs: conversation.lastAtMs, head: conversation.head, agent };
  }

  const canLeave = computed(() => {
    const conversation = chat.conversation.value;
    return (
      chat.storage.value === "durable" &&
      chat.human.value.type === "none" &&
      !conversation?.promise &&
      !chat.entries.value.some((entry) => entry.type === "pending" && entry.state !== "refused") &&
      // A bot may just have asked for a human: whoever is offline would leave without having heard of it.
      (!conversation || conversation.owner.type === "nobody" || chat.connection.value === "online")
    );
  });

  async function theirs(): Promise<readonly KeptEarlier[]> {
    const ask = (token: string): Promise<Answer<ConversationsResponse>> => {
      const body: ConversationsRequest = { site, token };
      return request(TIMEOUT_MS, (signal) =>
        wire.ask("/v1/conversations", JSON.stringify(body), { isAnswer: isConversationsResponse, signal }),
      );
    };
    const token = proof.peek();
    const answer = token === null ? null : await ask(token);
    if (answer?.type === "ok") return answer.value.conversations;
    if (answer?.type !== "refused" || answer.error.code !== "identity-expired") return [];
    // The page has stood open for longer than a token lasts.
    const fresh = await freshProof?.().catch(() => null);
    const second = fresh ? await ask(fresh) : null;
    return second?.type === "ok" ? second.value.conversations : [];
  }

  async function find(mayGoOn = (): boolean => true): Promise<void> {
    const before = await storage.load(site).catch(() => null);
    const { session } = state();
    const known = await theirs();
    const [newest] = known;
    if (!newest) return;
    // Whoever has logged out meanwhile, here or in another tab, is nobody's business any more.
    const isSame = (now: Kept | null): boolean => state().session === session && now?.secret === before?.secret;
    const kept = await update((now) => (isSame(now) && !storage.readClick(site) ? found(now, known) : null));
    const present = known.find(({ secret }) => secret === kept?.secret);
    const isOver = chat.conversation.peek()?.owner.type === "nobody";
    if (present && newest.lastAtMs > present.lastAtMs && isOver && mayGoOn()) await leave(newest.secret, wentOn);
  }

  return {
    earlier,
    canLeave,
    startOver: () => leave(conversationSecret(randomText(random, 32)), startedOver),
    goOn: ({ secret }) => leave(secret, wentOn),
    find,
    async erase({ secret }) {
      const id = commandId(randomText(random, 16));
      const kept = await update((now) => forgotten(now, secret, id));
      return kept !== null;
    },
    async read({ secret }, after = 0) {
      const events: Event[] = [];
      for (;;) {
        const body = { site, secret, after: events.at(-1)?.seq ?? after, wait: "none" } as const;
        const answer = await request(TIMEOUT_MS, (signal) => wire.read(body, signal));
        if (answer.type !== "ok") return { type: "failed" };
        const { conversation, head, events: more } = answer.value;
        if (more.some(({ type }) => type === "conversation.erased")) {
          await update((now) => forgotten(now, secret, null));
          return { type: "erased" };
        }
        events.push(...more);
        if (more.length === 0 || (events.at(-1)?.seq ?? 0) >= head) return { type: "read", conversation, events };
      }
    },
    stop,
  };
}
