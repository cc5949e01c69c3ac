// What was erased is gone for good: nothing of it is told to anybody or shown by the page that erased it, nothing comes behind the
// tombstone, no repeat and no restored back-up brings it back; and an erasure that reached a disk reaches the relay.
import { conversationId } from "@handrail/protocol";
import type { End, Invariant } from "../invariant.ts";

export const erasedIsGone: Invariant = {
  name: "erased-is-gone",
  rule: "HG14",
  appended: (event, before) => (before.isErased ? `${event.type} behind the tombstone` : null),
  committed({ after, stored, relay }) {
    if (!after.isErased) return null;
    if (stored.events.length > 1) return `${stored.events.length - 1} events are left beside the tombstone`;
    for (const { stored: other, job } of relay.jobs.waiting)
      if (other === stored) return `${job.type} is still to be done`;
    return stored.internal.offer ? "is still offered" : null;
  },
  reported: ({ conversation }, events) =>
    conversation?.erased && events.some(({ type }) => type !== "conversation.erased")
      ? "is told what was erased"
      : null,
  // What was decided in the same group, before the erasure, is answered after it.
  said: ({ stored: { book, events }, verdict, command }) =>
    book.isErased && verdict.ok && command.type !== "erase" && verdict.seq >= (events.at(-1)?.seq ?? 0)
      ? `${command.type} was taken behind the tombstone`
      : null,
  shown({ tab, after: { replica } }) {
    const id = replica.conversation?.id;
    if (id !== undefined && tab.forgotten.has(id)) return `shows ${id}, which it has erased`;
    return replica.conversation?.erased ? "shows a tombstone as a conversation" : null;
  },
  ended: ({ relay, homes }) => [...notTold(homes, relay), ...stillToTell(homes)],
};

function notTold(homes: End["homes"], relay: End["relay"]) {
  return homes.flatMap(({ disk, who }) =>
    [...disk.erasing.values()].flatMap((secret) =>
      relay.conversations.get(conversationId(`c-${secret}`))?.conversation?.erased
        ? []
        : [{ who, what: `the erasure of ${secret} was kept, and it is still there` }],
    ),
  );
}

function stillToTell(homes: End["homes"]) {
  return homes.flatMap(({ tab, who }) =>
    tab && tab.state.erasures.items.length > 0 ? [{ who, what: "an erasure is still to be told" }] : [],
  );
}
