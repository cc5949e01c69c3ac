// Lets agents' desks hear by Ably: whoever holds a conversation hears its news, everybody who is there hears that something has moved, and
// reads it. It knows nothing of who listens there: a desk with a stream is told as well.
import type { AgentId, DeskFrame, DeskSignal, Event } from "@handrail/protocol";
import { frameOf } from "../desk/frame-of.ts";
import type { Duty } from "../duty/duty.ts";
import type { Clock, Timer } from "../platform.ts";
import type { NewsItem } from "../realtime/news.ts";
import type { Ably } from "./ably.ts";
import { deskChannel } from "./channel-names.ts";

export interface TellDesksDeps {
  readonly ably: Pick<Ably, "of" | "forDesks">;
  readonly duty: Pick<Duty, "list" | "isThere">;
  readonly clock: Clock;
}

/** A crowd of changes has each desk read its lists no more often than this, in ms. */
const MOVED_MS = 500;

/** What everybody hears whoever holds the conversation: that it is no more on anybody's screen (HG14), that a promise was not kept (HG7). */
const CONCERNS_ALL: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  "conversation.erased",
  "promise.broken",
  "promise.unanswered",
]);

const isAgents = (signal: DeskSignal): boolean =>
  signal.type === "seen" || (signal.type === "typing" && signal.who === "agent");

export interface TellDesks {
  /** News of a conversation that is in human hands or was; `holder`: who has it now. */
  tell(item: NewsItem, holder: AgentId | null): void;
  stop(): void;
}

export function createTellDesks({ ably, duty, clock }: TellDesksDeps): TellDesks {
  let resting: Timer | null = null;
  let hasMoved = false;

  const beat = (): DeskFrame => ({ type: "beat", nowMs: clock.now() });
  const send = (agent: AgentId, frame: DeskFrame): void =>
    ably.forDesks()?.publisher.send(deskChannel(agent), frame, beat());
  const everybody = (frame: DeskFrame): void => {
    for (const { id } of duty.list()) if (duty.isThere(id)) send(id, frame);
  };
  const moved = (): void => {
    if (resting !== null) {
      hasMoved = true;
      return;
    }
    everybody(beat());
    resting = clock.setTimeout(() => {
      resting = null;
      if (hasMoved) moved();
      hasMoved = false;
    }, MOVED_MS);
  };
  return {
    tell(item, holder) {
      const app = ably.forDesks();
      // What was true of all sites a moment ago may not be of this one.
      if (!app || app !== ably.of(item.site)) return;
      // Their own.
      if (item.type === "signal" && isAgents(item.signal)) return;
      if (item.type === "log" && item.events.some(({ type }) => CONCERNS_ALL.has(type))) everybody(frameOf(item));
      else if (holder !== null && duty.isThere(holder)) send(holder, frameOf(item));
      if (item.type !== "signal") moved();
    },
    stop() {
      if (resting !== null) clock.clearTimeout(resting);
    },
  };
}
