// Decides who comes before whom: clicks before automatic requests, ranked visitors before others, else whoever asked first,
// each within a bound. Knows nothing of agents.
import type { ConversationId } from "@handrail/protocol";
import { goesFirst, type DispatchRules, type Waiting } from "./situation.ts";

/** What it means for those left behind that somebody is taken now. */
export interface Overtaking {
  /** Lower ranked visitors who asked earlier. */
  readonly overtakes: readonly ConversationId[];
  /** A click that `passes` an earlier automatic request brings the automatic requests' turn nearer; their turn `ends` when one is taken. */
  readonly turn: "passes" | "ends" | null;
}

/** A queue that is used up: each `take` counts whom it goes before, and may so change the order of the rest. */
export interface Line {
  /** Who is left, in their order. */
  order(): readonly Waiting[];
  take(visitor: Waiting): { readonly overtaking: Overtaking; readonly changesOrder: boolean };
}

interface LineOptions {
  readonly rules: DispatchRules;
  readonly clicksInARow: number;
  /** Whether this visitor can be served at all now: whoever cannot holds nobody up. */
  readonly canBeServed: (visitor: Waiting) => boolean;
}

interface Entry {
  readonly visitor: Waiting;
  readonly isClick: boolean;
  readonly canBeServed: boolean;
  overtaken: number;
  isGone: boolean;
}

/** The count of `Situation.clicksInARow` after an offer with this `turn` was accepted. */
export function nextClicksInARow(clicksInARow: number, turn: Overtaking["turn"]): number {
  return turn === "ends" ? 0 : turn === "passes" ? clicksInARow + 1 : clicksInARow;
}

/** Lines up `waiting`, in whatever order it comes. `counted`: what standing offers will bring when they are accepted. */
export function lineUp(
  waiting: readonly Waiting[],
  counted: readonly Overtaking[],
  { rules, clicksInARow, canBeServed }: LineOptions,
): Line {
  let entries: Entry[] = waiting.toSorted(byAge).map((visitor) => ({
    visitor,
    isClick: goesFirst(visitor),
    canBeServed: canBeServed(visitor),
    overtaken: visitor.overtaken,
    isGone: false,
  }));
  const byId = new Map(entries.map((entry) => [entry.visitor.conversation, entry]));
  for (const one of counted.flatMap(({ overtakes }) => overtakes)) {
    const entry = byId.get(one);
    if (entry) entry.overtaken += 1;
  }
  let clicks = counted.some(({ turn }) => turn === "ends")
    ? 0
    : clicksInARow + counted.filter(({ turn }) => turn === "passes").length;
  const hasRanks = entries.some((entry) => entry.visitor.rank !== entries[0]?.visitor.rank);
  const hasAutomatic = entries.some((entry) => !entry.isClick);
  // The automatic requests' turn: for one taking there is but one class.
  const isOneClass = (): boolean => !hasAutomatic || clicks >= rules.passesMax;
  let sorted: readonly Entry[] | null = null;
  const ordered = (): readonly Entry[] => {
    if (sorted) return sorted;
    entries = entries.filter((entry) => !entry.isGone);
    const line = (group: readonly Entry[]): readonly Entry[] => (hasRanks ? byRank(group, rules) : group);
    sorted = isOneClass()
      ? line(entries)
      : [...line(entries.filter((entry) => entry.isClick)), ...line(entries.filter((entry) => !entry.isClick))];
    return sorted;
  };
  const overtake = (taken: Entry): readonly ConversationId[] => {
    const overtaken = entries.filter(
      (entry) =>
        entry.visitor.rank < taken.visitor.rank &&
        entry.overtaken < rules.overtakingMax &&
        (isOneClass() || entry.isClick === taken.isClick) &&
        isAhead(entry, taken),
    );
    for (const entry of overtaken) entry.overtaken += 1;
    if (overtaken.some((entry) => entry.overtaken >= rules.overtakingMax)) sorted = null;
    return overtaken.map((entry) => entry.visitor.conversation);
  };
  const turnOf = (taken: Entry): Overtaking["turn"] => {
    if (!taken.isClick) return "ends";
    const isPassed = (entry: Entry): boolean => !entry.isClick && entry.canBeServed && isAhead(entry, taken);
    return hasAutomatic && entries.some(isPassed) ? "passes" : null;
  };

  return {
    order: () =>
      ordered()
        .filter((entry) => !entry.isGone)
        .map((entry) => entry.visitor),
    take(visitor) {
      const taken = byId.get(visitor.conversation);
      if (!taken || taken.isGone) return { overtaking: { overtakes: [], turn: null }, changesOrder: false };
      taken.isGone = true;
      const overtakes = hasRanks ? overtake(taken) : [];
      const turn = turnOf(taken);
      const wasOneClass = isOneClass();
      clicks = nextClicksInARow(clicks, turn);
      if (isOneClass() !== wasOneClass) sorted = null;
      return { overtaking: { overtakes, turn }, changesOrder: sorted === null };
    },
  };
}

function isAhead(entry: Entry, taken: Entry): boolean {
  return !entry.isGone && byAge(entry.visitor, taken.visitor) < 0;
}

/** Oldest first; ids decide between requests of the same millisecond, so that the order never depends on how it came in. */
export function byAge(one: Waiting, other: Waiting): number {
  if (one.askedAtMs !== other.askedAtMs) return one.askedAtMs - other.askedAtMs;
  return one.conversation < other.conversation ? -1 : one.conversation > other.conversation ? 1 : 0;
}

// Oldest first, then each moves ahead of lower ranks until one of them has been overtaken often enough (HG12).
function byRank(byAgeFirst: readonly Entry[], rules: DispatchRules): readonly Entry[] {
  const order: Entry[] = [];
  for (const entry of byAgeFirst) {
    let place = order.length;
    for (; place > 0; place -= 1) {
      const ahead = order[place - 1];
      if (!ahead || ahead.visitor.rank >= entry.visitor.rank) break;
      if (ahead.canBeServed && ahead.overtaken >= rules.overtakingMax) break;
    }
    order.splice(place, 0, entry);
  }
  return order;
}
