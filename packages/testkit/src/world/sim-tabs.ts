// What the tabs of one browser have of each other, under virtual time: locks that go with the tab that holds them, and channels.
import type { TabChannel, TabLocks, TabWorld } from "@handrail/core/ably";
import type { VirtualLoop } from "./virtual-loop.ts";

/** The browser that the tabs are in. */
export interface SimulatedTabs {
  /** What one more tab has of the others, and the end of it. While it is not awake it keeps its locks, says nothing and hears nothing. */
  join(isAwake: () => boolean): { readonly tabs: TabWorld; die(): void };
}

interface Tab {
  readonly isAwake: () => boolean;
}

/** What a tab holds or waits for: the first one holds it. */
interface Claim {
  readonly tab: Tab;
  grant(): void;
  /** It is over, and its promise says so. */
  end(how: "done" | "taken away"): void;
  /** It is over, and nobody is left to be told. */
  forget(): void;
}

/** A channel as one tab has it. */
interface Ear {
  readonly tab: Tab;
  hear(word: unknown): void;
}

const TAKEN = new DOMException("The lock was taken away", "AbortError");
/** From one tab to another. */
const HOP_MS = 1;

export function simulatedTabs(loop: VirtualLoop): SimulatedTabs {
  const claims = new Map<string, Claim[]>();
  const ears = new Map<string, Set<Ear>>();
  const locksOf = (tab: Tab): TabLocks => ({
    request: (name, { signal, steal }, held) =>
      new Promise((resolve, reject) => {
        const all = entry(claims, name, () => []);
        let isOver = false;
        const claim: Claim = {
          tab,
          grant: () =>
            void loop.setTimeout(() => {
              if (!isOver && tab.isAwake()) void held().then(() => claim.end("done"));
            }, HOP_MS),
          forget() {
            isOver = true;
            const place = all.indexOf(claim);
            if (place < 0) return;
            all.splice(place, 1);
            if (place === 0) all[0]?.grant();
          },
          end(how) {
            if (isOver) return;
            claim.forget();
            if (!tab.isAwake()) return;
            if (how === "done") resolve(null);
            else reject(TAKEN);
          },
        };
        // Whoever holds it is not asked.
        const robbed = steal ? all.shift() : undefined;
        if (steal) all.unshift(claim);
        else all.push(claim);
        robbed?.end("taken away");
        signal?.addEventListener("abort", () => all[0] !== claim && claim.end("taken away"));
        if (all[0] === claim) claim.grant();
      }),
  });
  const channelOf = (tab: Tab, name: string): TabChannel => {
    const all = entry(ears, name, () => new Set());
    const mine: Ear = { tab, hear: () => {} };
    all.add(mine);
    return {
      set onmessage(listener: ((message: MessageEvent) => unknown) | null) {
        mine.hear = (word) => tab.isAwake() && listener?.(new MessageEvent("message", { data: word }));
      },
      postMessage(word) {
        if (!tab.isAwake()) return;
        for (const other of all)
          if (other.tab !== tab) loop.setTimeout(() => all.has(other) && other.hear(word), HOP_MS);
      },
      close: () => void all.delete(mine),
    };
  };
  return {
    join(isAwake) {
      const tab: Tab = { isAwake };
      return {
        tabs: { locks: locksOf(tab), channel: (name) => channelOf(tab, name) },
        die() {
          for (const all of ears.values()) for (const ear of all) if (ear.tab === tab) all.delete(ear);
          for (const all of claims.values()) for (const claim of all.filter((one) => one.tab === tab)) claim.forget();
        },
      };
    },
  };
}

function entry<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const value = map.get(name) ?? make();
  map.set(name, value);
  return value;
}
