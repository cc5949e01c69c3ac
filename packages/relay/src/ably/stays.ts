// Counts visitors as present who read now and then, because their news comes another way: for so long as each reading says.
import type { ConversationId } from "@handrail/protocol";
import type { Clock } from "../platform.ts";
import type { Presence } from "../realtime/presence.ts";

export interface StaysDeps {
  readonly presence: Pick<Presence, "enter">;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

/** They are there for so long, unless they say so again; counted once, however often they say it. */
export type Stay = (conversation: ConversationId, network: string | null, ms: number) => void;

export function createStays({ presence, clock, stopping }: StaysDeps): Stay {
  const staying = new Map<ConversationId, () => void>();
  stopping.addEventListener("abort", () => {
    for (const end of staying.values()) end();
  });
  return (conversation, network, ms) => {
    if (stopping.aborted) return;
    const leave = presence.enter(conversation, network);
    staying.get(conversation)?.();
    const end = (): void => {
      clock.clearTimeout(timer);
      staying.delete(conversation);
      leave();
    };
    const timer = clock.setTimeout(end, ms);
    staying.set(conversation, end);
  };
}
