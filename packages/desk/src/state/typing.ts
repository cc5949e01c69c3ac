// Typing in both directions: the visitor's, which ends by itself, and the agent's, told to the relay no oftener than is of use.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { ConversationId } from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";
import type { Platform } from "../platform/platform.ts";

/** Who is typing where. */
export interface Typing {
  /** The conversations whose visitor is typing now. */
  readonly visitors: ReadonlySignal<ReadonlySet<ConversationId>>;
  hear(conversation: ConversationId, isTyping: boolean): void;
  /** The agent has pressed a key. */
  press(conversation: ConversationId): void;
  /** The agent has sent or emptied what they wrote. */
  release(conversation: ConversationId): void;
}

/** A typing bubble without news goes away: the signal that ends it may have been lost. */
const FADES_MS = 6_000;
const REPEAT_MS = 3_000;
const IDLE_MS = 5_000;

/** Makes it. */
export function createTyping(platform: Platform, api: DeskApi): Typing {
  const visitors = signal<ReadonlySet<ConversationId>>(new Set());
  const fades = new Map<ConversationId, () => void>();
  let told: { readonly conversation: ConversationId; readonly atMs: number } | null = null;
  let callOffIdle = (): void => {};

  function hear(conversation: ConversationId, isTyping: boolean): void {
    fades.get(conversation)?.();
    fades.delete(conversation);
    const next = new Set(visitors.value);
    if (isTyping) {
      next.add(conversation);
      fades.set(
        conversation,
        platform.after(FADES_MS, () => hear(conversation, false)),
      );
    } else if (!next.delete(conversation)) {
      return;
    }
    visitors.value = next;
  }

  function release(conversation: ConversationId): void {
    callOffIdle();
    if (told?.conversation !== conversation) return;
    told = null;
    void api.command(conversation, { commands: [], isTyping: false });
  }

  return {
    visitors,
    hear,
    press: (conversation) => {
      callOffIdle();
      callOffIdle = platform.after(IDLE_MS, () => release(conversation));
      const isFresh = told?.conversation === conversation && platform.now() - told.atMs < REPEAT_MS;
      if (isFresh) return;
      if (told && told.conversation !== conversation) release(told.conversation);
      told = { conversation, atMs: platform.now() };
      void api.command(conversation, { commands: [], isTyping: true });
    },
    release,
  };
}
