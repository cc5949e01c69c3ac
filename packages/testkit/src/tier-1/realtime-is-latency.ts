// Removing realtime altogether changes latency only: the same world without a single frame keeps every rule, and whatever was
// kept in both worlds has come to the same end in both.
import type { Violation } from "./ledger.ts";
import { planOf } from "./plan.ts";
import { REAL, runWorld, type Works } from "./run-world.ts";

/** What realtime has changed besides latency. Nothing, when it is right. */
export function changedByRealtime(seed: number, works: Works = REAL): readonly Violation[] {
  const plan = planOf(seed);
  const [live, still] = [true, false].map((isRealtime) => runWorld({ ...plan, isRealtime }, { works }));
  if (!live || !still) return [];
  const found = [...live.violations, ...still.violations];
  for (const [command, outcome] of live.outcomes) {
    const other = still.outcomes.get(command);
    // A page that goes before its disk has written may have kept it in one world only.
    if (other === undefined || (other === "lost") === (outcome === "lost")) continue;
    found.push({ invariant: "realtime-is-latency", who: command, what: `${outcome} with realtime, ${other} without` });
  }
  return found;
}
