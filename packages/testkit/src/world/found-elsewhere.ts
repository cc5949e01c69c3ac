// Invariant: whoever is signed in finds their newest conversation on another device, all of it (decision 0025), and nothing where there is
// none. Asked at the quiet end, of a device that none of them has had in hand before.
import type { ConversationId, Event } from "@handrail/protocol";
import type { Browser } from "./browser.ts";
import type { Evidence, VisitorEvidence } from "./evidence.ts";
import type { RelayHouse } from "./relay-house.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** A customer of the shop's. */
export interface Customer {
  /** As each of their devices is known. */
  readonly devices: readonly VisitorEvidence[];
  /** Takes a new one in hand. */
  newDevice(): Browser;
}

/** What the relay itself has put on record a moment ago may still be on its way to the page. */
const ON_ITS_WAY_MS = 2_000;

/** Looks what each of them finds, after so long. */
export async function lookElsewhere(
  customers: readonly Customer[],
  parts: {
    readonly house: RelayHouse;
    readonly loop: VirtualLoop;
    readonly evidence: Evidence;
    readonly afterMs: number;
  },
): Promise<void> {
  const { house, loop, evidence, afterMs } = parts;
  if (customers.length === 0) return;
  const fromMs = loop.now();
  const looking = customers.map((customer) => ({ ...customer, tab: customer.newDevice().open() }));
  await loop.run(afterMs);
  const logs = new Map(house.logs().conversations.map(({ id, events }) => [id, events]));
  for (const { devices, tab } of looking) {
    const { conversation, entries } = tab.chat;
    const shown = entries.value.filter(({ type }) => type === "event").length;
    const found = { id: conversation.value?.id ?? null, shown, fromMs, nowMs: loop.now() };
    const what = unbound(devices, logs) ?? missed(devices, logs, found);
    if (what !== null) evidence.violations.push({ invariant: "found-elsewhere", who: devices[0]?.name ?? "", what });
    tab.close("nothing");
  }
}

type Logs = ReadonlyMap<ConversationId, readonly Event[]>;

function unbound(devices: readonly VisitorEvidence[], logs: Logs): string | null {
  const nobodys = devices.flatMap(({ end }) => {
    const log = end?.conversation && logs.get(end.conversation);
    return log && !log.some(({ type }) => type === "visitor.identified") ? [end.conversation] : [];
  });
  return nobodys.length > 0 ? `nobody told ${nobodys.join()} whose it is` : null;
}

interface Found {
  readonly id: ConversationId | null;
  /** So many events. */
  readonly shown: number;
  /** Since when it was looked for. */
  readonly fromMs: number;
  readonly nowMs: number;
}

function missed(devices: readonly VisitorEvidence[], logs: Logs, { id, shown, fromMs, nowMs }: Found): string | null {
  const ids = new Set(devices.flatMap(({ conversations }) => [...conversations]));
  const theirs = [...ids].filter((one) => logs.has(one));
  if (id === null) return theirs.length === 0 ? null : `nothing is found of ${theirs.length}`;
  const log = theirs.includes(id) && logs.get(id);
  if (!log) return `${id} is found, which is not theirs`;
  // Something may have been put on record while it was looked for.
  const lastAtMs = (one: ConversationId, untilMs: number): number =>
    logs.get(one)?.findLast(({ atMs }) => atMs <= untilMs)?.atMs ?? 0;
  const isNewest = (untilMs: number) => theirs.every((one) => lastAtMs(one, untilMs) <= lastAtMs(id, untilMs));
  if (!isNewest(fromMs) && !isNewest(nowMs)) return `${id} is found, which is not the newest`;
  const isAll = (log[shown]?.atMs ?? Infinity) > nowMs - ON_ITS_WAY_MS;
  return isAll ? null : `${shown} of ${log.length} events are shown`;
}
