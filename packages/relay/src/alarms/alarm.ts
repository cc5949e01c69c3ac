// What an alarm is: a promise to a visitor that was not kept, or a site on which no human could be reached; told until somebody says
// that they have seen it (HG7).
import type { AgentId, ConversationId, PromiseId, SiteId } from "@handrail/protocol";
import type { Delivery } from "../domain/delivery.ts";
import type { Site } from "../sites/site.ts";

/** Why a probe got no human. The first two: nobody was there. The others: the relay itself is in trouble. */
export type ProbeTrouble =
  /** No agent was on duty. */
  | "nobody-on-duty"
  /** All who were had as many conversations as they can hold. */
  | "no-room"
  /** The relay gave no answer within seconds, or one that cannot be read. */
  | "no-answer"
  /** The request was refused. */
  | "refused"
  /** The disk took nothing. */
  | "storage"
  /** There was no receipt, or one that the published keys do not prove. */
  | "receipt"
  /** The relay's clock has jumped, and nothing is stored until it is right. No probe finds that, and sites that are not probed are told, too. */
  | "clock";

/** A promise that was not kept. `broken`: the next rung has begun. `unanswered`: there is none. */
export interface PromiseCause {
  readonly kind: "broken" | "unanswered";
  readonly conversation: ConversationId;
  readonly promise: PromiseId;
}

/** A probe that came to no human. `unreachable`: nobody was there. `probe-failed`: the relay did not do its part. */
export interface ProbeCause {
  readonly kind: "unreachable" | "probe-failed";
  readonly why: ProbeTrouble;
  /** A later probe passed, or the site has closed since: nothing more is told but that. */
  readonly ended: { readonly atMs: number; readonly by: "passed" | "closed" } | null;
}

/** One alarm. It holds no word of what was written. */
export type Alarm = (PromiseCause | ProbeCause) & {
  readonly id: string;
  readonly site: SiteId;
  /** When the visitor asked for a human, or the probe did. */
  readonly askedAtMs: number;
  /** By when an answer had been promised. */
  readonly dueAtMs: number;
  readonly atMs: number;
  readonly acknowledged: { readonly atMs: number; readonly by: AgentId } | null;
  /** How often it was told, by all ways together. */
  readonly notified: number;
};

/** An alarm of a probe. */
export type ProbeAlarm = Extract<Alarm, ProbeCause>;

/** Whether the alarm is of a probe. */
export function isOfProbe(alarm: Alarm): alarm is ProbeAlarm {
  return alarm.kind === "unreachable" || alarm.kind === "probe-failed";
}

/** One telling of an alarm. */
export interface Notice {
  readonly alarm: Alarm;
  readonly site: Site;
  /** The same for each attempt at this telling, so that a receiver knows a repeat. */
  readonly id: string;
  /** 1 is the first telling by this way. */
  readonly count: number;
  /** Where to look at the desk. */
  readonly link: string;
}

/** One way of telling. */
export interface Channel {
  readonly name: string;
  /** The site has it set up. */
  isWanted(site: Site): boolean;
  /** Tells it once; ends within seconds. */
  tell(notice: Notice, stopping: AbortSignal): Promise<Delivery>;
}
