// Counts a waiting page as a visitor who is there: it looks again by itself, and between two looks nobody has gone away.
import type { ConversationId } from "@handrail/protocol";
import type { Clock } from "../../platform.ts";
import type { Presence } from "../../realtime/presence.ts";

/** A little longer than the page waits before it looks again, in ms. */
const STAY_MS = 20_000;

/** Notes a look at the page. */
export type NoteLook = (conversation: ConversationId, network: string | null) => void;

export function createLooks(deps: { presence: Presence; clock: Clock; stopping: AbortSignal }): NoteLook {
  const { presence, clock, stopping } = deps;
  return (conversation, network) => {
    if (stopping.aborted) return;
    const leave = presence.enter(conversation, network);
    const timer = clock.setTimeout(end, STAY_MS);
    function end(): void {
      clock.clearTimeout(timer);
      stopping.removeEventListener("abort", end);
      leave();
    }
    stopping.addEventListener("abort", end);
  };
}
