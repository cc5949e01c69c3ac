// Alarms as they are stored: raised once for each promise, once at a time for each site, told until acknowledged.
import {
  agentId,
  conversationId,
  promiseId,
  siteId,
  type AgentId,
  type ConversationId,
  type Event,
  type PromiseId,
  type SiteId,
} from "@handrail/protocol";
import { isUnerased } from "../erasing/unerased.ts";
import type { RelayJob } from "../jobs/due-job.ts";
import { changesOf, rowOf, rowsOf, type Beside, type Work } from "../store/beside.ts";
import { eventOf } from "../store/read-log.ts";
import { integer, integerOrNull, text, textOrNull, type Row } from "../store/row.ts";
import type { Alarm, ProbeAlarm, ProbeCause, PromiseCause } from "./alarm.ts";

/** How far one way of telling has come. */
export interface Progress {
  readonly sent: number;
  /** In a row. */
  readonly failures: number;
  readonly nextAtMs: number;
}

/** The promise that an alarm is raised of, and the alarm's name if it is the first. */
export interface Raised {
  readonly conversation: ConversationId;
  readonly promise: PromiseId;
  readonly id: string;
}

export interface AlarmStore {
  /** The alarm of a promise, made when it is not there yet; `null` when the log tells of no end that is to be alarmed. */
  raise(raised: Raised): Promise<Alarm | null>;
  /** The alarm of a site that no human can be reached on, with the job that tells it; the one that stands is told its new reason. */
  raiseOfProbe(alarm: ProbeAlarm): Promise<void>;
  /** Ends the alarm that stands for a site, with the job that tells so; `false` when none stands. */
  endOfProbe(site: SiteId, ended: NonNullable<ProbeCause["ended"]>): Promise<boolean>;
  get(id: string): Promise<Alarm | null>;
  /** What nobody has acknowledged and has not ended by itself, oldest first, at most 200. */
  open(): Promise<readonly Alarm[]>;
  /** The first acknowledgement counts. */
  acknowledge(id: string, by: { agent: AgentId; atMs: number }): Promise<Alarm | null>;
  progress(id: string, channel: string): Promise<Progress>;
  /** Notes a telling (`toldAtMs`) or a failure (`null`). */
  note(id: string, channel: string, progress: Progress & { readonly toldAtMs: number | null }): Promise<void>;
}

/** What the log tells of a promise that was not kept. */
const TELLING: readonly Event["type"][] = [
  "conversation.started",
  "human.requested",
  "conversation.reopened",
  "promise.made",
  "promise.broken",
  "promise.unanswered",
];
const OPEN_MAX = 200;

export function createAlarmStore(beside: Beside): AlarmStore {
  const { db } = beside;
  const byPromise = (conversation: ConversationId, promise: PromiseId) =>
    db.selectFrom("alarms").selectAll().where("conversation", "=", conversation).where("promise", "=", promise);
  function* raise({ conversation, promise, id }: Raised) {
    // HG14: an erasure that came between would be called for until somebody acknowledges it.
    if (!(yield* isUnerased(beside, conversation))) return null;
    const events = yield* rowsOf(
      db
        .selectFrom("events")
        .select("body")
        .where("conversation", "=", conversation)
        .where("type", "in", TELLING)
        .orderBy("seq"),
    );
    const facts = factsOf(
      events.map((row) => eventOf({ ...row })),
      promise,
    );
    if (!facts) return null;
    const { site, kind, askedAtMs, dueAtMs, atMs } = facts;
    yield* changesOf(
      db
        .insertInto("alarms")
        .values({ id, site, conversation, promise, kind, asked_at: askedAtMs, due_at: dueAtMs, at: atMs })
        .onConflict((conflict) => conflict.doNothing()),
    );
    return yield* rowOf(byPromise(conversation, promise));
  }
  const get = async (id: string): Promise<Alarm | null> => {
    const row = await db.selectFrom("alarms").selectAll().where("id", "=", id).executeTakeFirst();
    return row ? alarmOf({ ...row }) : null;
  };
  const standing = (site: SiteId) =>
    beside.locked(
      db
        .selectFrom("alarms")
        .select(["id", "why"])
        .where("site", "=", site)
        .where("conversation", "is", null)
        .where("ended_at", "is", null),
    );
  function* tell(alarm: string, atMs: number): Work<void> {
    const payload = JSON.stringify({ type: "alarm", alarm } satisfies RelayJob);
    yield* changesOf(db.insertInto("jobs").values({ type: "alarm", conversation: "", payload, due_at: atMs }));
  }
  function* raiseOfProbe({ id, site, kind, why, askedAtMs, dueAtMs, atMs }: ProbeAlarm): Work<void> {
    const known = yield* rowOf(standing(site));
    if (known?.why === why) return;
    if (known) return void (yield* changesOf(db.updateTable("alarms").set({ kind, why }).where("id", "=", known.id)));
    const row = { id, site, kind, why, asked_at: askedAtMs, due_at: dueAtMs, at: atMs };
    yield* changesOf(db.insertInto("alarms").values(row));
    yield* tell(id, atMs);
  }
  function* endOfProbe(site: SiteId, { atMs, by }: NonNullable<ProbeCause["ended"]>): Work<boolean> {
    const known = yield* rowOf(standing(site));
    if (!known) return false;
    yield* changesOf(db.updateTable("alarms").set({ ended_at: atMs, ended_by: by }).where("id", "=", known.id));
    yield* tell(known.id, atMs);
    return true;
  }
  function* note(
    alarm: string,
    channel: string,
    { sent, failures, nextAtMs, toldAtMs }: Progress & { readonly toldAtMs: number | null },
  ): Work<void> {
    const progress = { sent, failures, next_at: nextAtMs };
    yield* changesOf(
      db
        .insertInto("alarm_channels")
        .values({ alarm, channel, ...progress })
        .onConflict((conflict) => conflict.columns(["alarm", "channel"]).doUpdateSet(progress)),
    );
    if (toldAtMs === null) return;
    yield* changesOf(
      db
        .updateTable("alarms")
        .set((row) => ({ notified: row("notified", "+", 1), last_notified_at: toldAtMs }))
        .where("id", "=", alarm),
    );
  }
  return {
    async raise(raised) {
      const { conversation, promise } = raised;
      const known = await byPromise(conversation, promise).executeTakeFirst();
      const row = known ?? (await beside.transact(() => raise(raised)));
      return row ? alarmOf({ ...row }) : null;
    },
    raiseOfProbe: (alarm) => beside.transact(() => raiseOfProbe(alarm)),
    async endOfProbe(site, ended) {
      // Asked of every site that is well, again and again: hardly ever is there anything to end.
      const isStanding = (await standing(site).executeTakeFirst()) !== undefined;
      return isStanding && beside.transact(() => endOfProbe(site, ended));
    },
    get,
    async open() {
      const rows = await db
        .selectFrom("alarms")
        .selectAll()
        .where("acknowledged_at", "is", null)
        .where("ended_at", "is", null)
        .orderBy("at")
        .orderBy("id")
        .limit(OPEN_MAX)
        .execute();
      return rows.map((row) => alarmOf({ ...row }));
    },
    async acknowledge(id, { agent, atMs }) {
      await db
        .updateTable("alarms")
        .set({ acknowledged_at: atMs, acknowledged_by: agent })
        .where("id", "=", id)
        .where("acknowledged_at", "is", null)
        .execute();
      return get(id);
    },
    async progress(id, channel) {
      const row = await db
        .selectFrom("alarm_channels")
        .select(["sent", "failures", "next_at"])
        .where("alarm", "=", id)
        .where("channel", "=", channel)
        .executeTakeFirst();
      return { sent: row?.sent ?? 0, failures: row?.failures ?? 0, nextAtMs: row?.next_at ?? 0 };
    },
    note: (id, channel, progress) => beside.transact(() => note(id, channel, progress)),
  };
}

interface Facts {
  readonly site: string;
  readonly kind: PromiseCause["kind"];
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly atMs: number;
}

// What the log tells of one promise that was not kept.
function factsOf(events: readonly Event[], promise: PromiseId): Facts | null {
  let [site, askedAtMs, dueAtMs] = ["", 0, 0];
  for (const event of events) {
    if (event.type === "conversation.started") site = event.site;
    if (event.type === "human.requested" && !event.takesOver) askedAtMs = event.atMs;
    if (event.type === "conversation.reopened") askedAtMs = event.atMs;
    if (event.type === "promise.made" && event.promise === promise) dueAtMs = event.dueAtMs;
    if ((event.type === "promise.broken" || event.type === "promise.unanswered") && event.promise === promise) {
      const kind = event.type === "promise.broken" ? "broken" : "unanswered";
      return { site, kind, askedAtMs, dueAtMs, atMs: event.atMs };
    }
  }
  return null;
}

function alarmOf(row: Row): Alarm {
  const acknowledgedAtMs = integerOrNull(row, "acknowledged_at");
  const by = textOrNull(row, "acknowledged_by");
  return {
    id: text(row, "id"),
    site: siteId(text(row, "site")),
    ...causeOf(row),
    askedAtMs: integer(row, "asked_at"),
    dueAtMs: integer(row, "due_at"),
    atMs: integer(row, "at"),
    acknowledged: acknowledgedAtMs === null || by === null ? null : { atMs: acknowledgedAtMs, by: agentId(by) },
    notified: integer(row, "notified"),
  };
}

function causeOf(row: Row): PromiseCause | ProbeCause {
  const kind = text(row, "kind");
  const why = textOrNull(row, "why");
  if (why === null) {
    const of = { conversation: conversationId(text(row, "conversation")), promise: promiseId(text(row, "promise")) };
    return { kind: kind === "broken" ? "broken" : "unanswered", ...of };
  }
  const endedAtMs = integerOrNull(row, "ended_at");
  return {
    kind: kind === "unreachable" ? "unreachable" : "probe-failed",
    // Only what `raiseOfProbe` was given stands there.
    why: why as ProbeCause["why"],
    ended:
      endedAtMs === null ? null : { atMs: endedAtMs, by: text(row, "ended_by") === "closed" ? "closed" : "passed" },
  };
}
