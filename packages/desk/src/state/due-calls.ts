// Notices that a promise to one of the agent's own visitors is about to run out while they look at something else: once for each promise.
import { effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { ConversationId, Inbox, InboxItem, OpenPromise } from "@handrail/protocol";
import { promiseClock } from "../domain/promise-clock.ts";

/** A visitor who was promised an answer. */
export type PromisedItem = InboxItem & { readonly promise: OpenPromise };

interface Surroundings {
  readonly inbox: ReadonlySignal<Inbox | null>;
  readonly nowMs: ReadonlySignal<number>;
  /** Whether the agent looks at it: its clock has turned amber before their eyes. */
  readonly isSeen: (conversation: ConversationId) => boolean;
  readonly onDue: (item: PromisedItem) => void;
}

/** Follows until the answer is called. */
export function followDue({ inbox, nowMs, isSeen, onDue }: Surroundings): () => void {
  let called: ReadonlySet<string> = new Set();
  return effect(() => {
    const now = nowMs.value;
    const near = (inbox.value?.mine ?? []).filter(isPromised).filter((item) => isNear(item, now));
    untracked(() => {
      const before = called;
      called = new Set(near.map(keyOf));
      for (const item of near) if (!before.has(keyOf(item)) && !isSeen(item.conversation)) onDue(item);
    });
  });
}

function isPromised(item: InboxItem): item is PromisedItem {
  return item.promise !== null;
}

function isNear({ promise }: PromisedItem, nowMs: number): boolean {
  return promiseClock(promise, nowMs).tone === "near";
}

function keyOf({ conversation, promise }: PromisedItem): string {
  return `${conversation} ${promise.dueAtMs}`;
}
