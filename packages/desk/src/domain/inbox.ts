// Sorts the desk's lists and says what is new in them. Knows nothing of streams or screens.
import type { AgentId, ConversationId, Inbox, InboxItem, Me } from "@handrail/protocol";

import { isFree, offersTo } from "./offers.ts";

/** How far the agent has read each conversation. */
export type ReadMarks = Readonly<Record<ConversationId, number>>;

/** The sections of the list, in the order in which they are shown and walked through. */
export interface Sections {
  readonly queue: readonly InboxItem[];
  readonly mine: readonly InboxItem[];
  readonly others: readonly InboxItem[];
  readonly closed: readonly InboxItem[];
}

/** The queue oldest first, talks by newest activity. The relay sorts too; a list that is read must not depend on it. */
export function sections(inbox: Inbox): Sections {
  return {
    queue: inbox.queue.toSorted(
      (a, b) => a.requestedAtMs - b.requestedAtMs || a.conversation.localeCompare(b.conversation),
    ),
    mine: inbox.mine.toSorted((a, b) => b.lastAtMs - a.lastAtMs),
    others: inbox.others.toSorted((a, b) => b.lastAtMs - a.lastAtMs),
    closed: inbox.closed.toSorted((a, b) => b.lastAtMs - a.lastAtMs),
  };
}

/** All rows from top to bottom, for the keyboard. */
export function walkOrder(lists: Sections): readonly ConversationId[] {
  return [...lists.queue, ...lists.mine, ...lists.others, ...lists.closed].map((item) => item.conversation);
}

/** The row `step` away from the current one; the first or last one when none is current. Stays inside the list. */
export function stepFrom(
  order: readonly ConversationId[],
  current: ConversationId | null,
  step: 1 | -1,
): ConversationId | null {
  const at = current === null ? -1 : order.indexOf(current);
  if (at === -1) return (step === 1 ? order[0] : order.at(-1)) ?? null;
  return order[Math.min(order.length - 1, Math.max(0, at + step))] ?? null;
}

/** Finds a conversation in any list. */
export function findItem(inbox: Inbox | null, conversation: ConversationId): InboxItem | null {
  if (!inbox) return null;
  const all = [inbox.queue, inbox.mine, inbox.others, inbox.closed];
  return all.flat().find((item) => item.conversation === conversation) ?? null;
}

/** Visitors who wait now and did not before, oldest first. Nothing is new in the first picture. */
export function newlyWaiting(before: Inbox | null, after: Inbox): readonly InboxItem[] {
  if (!before) return [];
  const known = new Set(before.queue.map((item) => item.conversation));
  return sections(after).queue.filter((item) => !known.has(item.conversation));
}

/** The agent's own visitors who have begun to wait for a word since. Whoever was not theirs before is not new by that. */
export function newTurns(before: Inbox | null, after: Inbox): readonly InboxItem[] {
  const rested = new Set(before?.mine.filter((item) => item.awaitingSinceMs === null).map((item) => item.conversation));
  return after.mine.filter((item) => item.awaitingSinceMs !== null && rested.has(item.conversation));
}

/** Whom the agent should take next: who is offered or was handed to them, else who has waited longest and is offered to nobody. */
export function nextToTake(inbox: Inbox, me: AgentId, nowMs: number): InboxItem | null {
  const offered = offersTo(inbox, me, nowMs)[0];
  const free = sections(inbox).queue.filter((item) => isFree(item, me, nowMs));
  return offered ?? free.find((item) => isPreferredBy(item, me)) ?? free[0] ?? null;
}

/** What the visitor is called: what their shop has signed before what they wrote themselves. `null`: nobody knows. */
export function knownName({ identity, contact }: Pick<InboxItem, "identity" | "contact">): string | null {
  return identity?.name ?? contact?.name ?? null;
}

/** Whether a colleague handed this visitor to the agent. */
export function isPreferredBy(item: InboxItem, me: AgentId): boolean {
  return item.owner.type === "queue" && item.owner.preferred?.id === me;
}

/** Whether a row has something that the agent has not seen. A row never opened is as unread as its visitor awaits. */
export function isUnread(item: InboxItem, marks: ReadMarks): boolean {
  const mark = marks[item.conversation];
  return mark === undefined ? item.awaitingSinceMs !== null : item.head > mark;
}

/** The number on the tab's title: who waits (while on duty) and whose turn awaits me. */
export function callsForMe(inbox: Inbox | null, me: Me | null): number {
  if (!inbox || !me) return 0;
  const awaiting = inbox.mine.filter((item) => item.awaitingSinceMs !== null).length;
  return awaiting + (me.isOnDuty ? inbox.queue.length : 0);
}

/** Whether more than one site is in sight, so that rows must name theirs. */
export function hasSeveralSites(inbox: Inbox): boolean {
  const all = [inbox.queue, inbox.mine, inbox.others, inbox.closed].flat();
  return new Set(all.map((item) => item.site)).size > 1;
}

/** Keeps the marks of conversations still in sight, so that they do not grow for ever. */
export function pruneMarks(marks: ReadMarks, inbox: Inbox): ReadMarks {
  const inSight = new Set<string>(walkOrder(sections(inbox)));
  return Object.fromEntries(Object.entries(marks).filter(([conversation]) => inSight.has(conversation)));
}
