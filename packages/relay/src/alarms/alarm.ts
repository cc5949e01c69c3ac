// What an alarm is: a promise to a visitor that was not kept, told until somebody says that they have seen it (HG7).
import type { AgentId, ConversationId, PromiseId, SiteId } from "@handrail/protocol";
import type { Site } from "../sites/site.ts";

/** `broken`: the next rung has begun. `unanswered`: there is none. */
export type AlarmKind = "broken" | "unanswered";

/** One alarm. It holds no word of what was written. */
export interface Alarm {
  readonly id: string;
  readonly site: SiteId;
  readonly conversation: ConversationId;
  readonly promise: PromiseId;
  readonly kind: AlarmKind;
  /** When the visitor asked for a human. */
  readonly askedAtMs: number;
  /** By when an answer had been promised. */
  readonly dueAtMs: number;
  readonly atMs: number;
  readonly acknowledged: { readonly atMs: number; readonly by: AgentId } | null;
  /** How often it was told, by all ways together. */
  readonly notified: number;
}

/** One telling of an alarm. */
export interface Notice {
  readonly alarm: Alarm;
  readonly site: Site;
  /** The same for each attempt at this telling, so that a receiver knows a repeat. */
  readonly id: string;
  /** 1 is the first telling by this way. */
  readonly count: number;
  /** The conversation at the desk. */
  readonly link: string;
}

/** What became of a telling. `why` names no address and no secret. */
export type Delivery = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** One way of telling. */
export interface Channel {
  readonly name: string;
  /** The site has it set up. */
  isWanted(site: Site): boolean;
  /** Tells it once; ends within seconds. */
  tell(notice: Notice, stopping: AbortSignal): Promise<Delivery>;
}
