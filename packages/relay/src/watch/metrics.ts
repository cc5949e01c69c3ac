// What a monitor may read of this node at `GET /metrics`: counts and times, in Prometheus's words. Never a name, an id, an address or a text.
import type { Event } from "@handrail/protocol";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { AlarmStore } from "../alarms/alarm-store.ts";
import type { Lease } from "../domain/lease.ts";
import type { RequestLog } from "../http/request-line.ts";
import type { Clock } from "../platform.ts";
import type { NewsItem } from "../realtime/news.ts";
import type { ClockGuard } from "../store/clock-guard.ts";
import type { Need, Transactions } from "../store/transactions.ts";
import type { Settling } from "./settling.ts";

/** What is looked at when somebody asks. */
export interface Looked {
  readonly streams: () => number;
  readonly crowd: () => { readonly waiting: number; readonly agentsOnDuty: number };
  readonly settling: Pick<Settling, "facts">;
  readonly clockGuard: Pick<ClockGuard, "offMs">;
  readonly alarms: Pick<AlarmStore, "open">;
  readonly leases: Readonly<Record<string, Lease>>;
}

export interface Metrics {
  readonly contentType: string;
  /** The same store, with each commit counted and timed: one measurement for a group of commands. */
  watch(transactions: Transactions): Transactions;
  /** Counts what this node has added to a log: what became of promises. */
  added(item: NewsItem): void;
  /** Counts an answered request. */
  readonly request: RequestLog;
  /** Counts an origin whose page hides the human button, once an hour for each. */
  obstructed(): void;
  /** Everything, as it is now. */
  read(looked: Looked): Promise<string>;
}

/** From a fraction of a millisecond on a disk of one's own to a database that is in trouble, in s. */
const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
/** Polls wait up to half a minute. */
const REQUEST_SECONDS = [0.005, 0.025, 0.1, 0.5, 2, 10, 30];

/** What becomes of a promise: each but the first is an end. A promise that one tap restores is made again. */
const PROMISES = {
  "promise.made": "made",
  "promise.kept": "kept",
  "promise.broken": "broken",
  "promise.settled": "settled",
  "promise.withdrawn": "withdrawn",
  "promise.unanswered": "unanswered",
} as const satisfies Partial<Record<Event["type"], string>>;

function isOfPromise(type: Event["type"]): type is keyof typeof PROMISES {
  return type in PROMISES;
}

export function createMetrics(clock: Pick<Clock, "now">): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const commands = new Counter({
    name: "handrail_commands_total",
    help: "Commands that were decided, or were to be; a click asks for a human.",
    labelNames: ["kind"] as const,
    registers,
  });
  const commits = new Histogram({
    name: "handrail_commit_seconds",
    help: "How long a group of commands took to be decided and stored.",
    buckets: COMMIT_SECONDS,
    registers,
  });
  const failures = new Counter({
    name: "handrail_commit_failures_total",
    help: "Groups that could not be stored; each is tried again in parts, or refused.",
    registers,
  });
  const requests = new Histogram({
    name: "handrail_request_seconds",
    help: "How long requests took to be answered, by route and status. Of a stream, until it began.",
    labelNames: ["route", "status"] as const,
    buckets: REQUEST_SECONDS,
    registers,
  });
  const promises = new Counter({
    name: "handrail_promises_total",
    help: "Promises to visitors that were made on this node, and how promises ended on it.",
    labelNames: ["what"] as const,
    registers,
  });
  // What has not happened yet is 0, so that the first of it is a growth.
  for (const what of Object.values(PROMISES)) promises.inc({ what }, 0);
  const obstructions = new Counter({
    name: "handrail_pages_obstructed_total",
    help: "Told by visitors' pages that they hide or cover the human button for good, once an hour for each origin.",
    registers,
  });
  const gauge = (name: string, help: string): Gauge => new Gauge({ name: `handrail_${name}`, help, registers });
  const streams = gauge("streams_open", "Streams and polls of visitors that are open on this node.");
  const waiting = gauge("visitors_waiting", "Visitors who wait for a human, of all nodes.");
  const onDuty = gauge("agents_on_duty", "Agents on duty, of all nodes.");
  const settling = gauge(
    "settling",
    "1 while promises that fall due are being settled on this node, 0 while they are not.",
  );
  const overdue = gauge("oldest_overdue_seconds", "For how long the promise that has waited longest is overdue.");
  const alarms = gauge(
    "alarms_open",
    "Alarms that nobody has acknowledged and that have not ended by themselves, of all nodes; counted up to 200.",
  );
  const clockOff = gauge(
    "clock_off_seconds",
    "By how much the store's clock has jumped, below 0 if back; nothing is stored until this is 0.",
  );
  const held = new Gauge({
    name: "handrail_lease_held",
    help: "1 on the node that does what only one may do.",
    labelNames: ["lease"] as const,
    registers,
  });
  return {
    contentType: register.contentType,
    watch: (transactions) => ({
      ...transactions,
      commit(needs, work) {
        const startedAtMs = clock.now();
        const done = (): void => commits.observe((clock.now() - startedAtMs) / 1_000);
        count(needs);
        try {
          const committed = transactions.commit(needs, work);
          if (committed instanceof Promise) return timed(committed, done);
          done();
          return committed;
        } catch (error) {
          failures.inc();
          throw error;
        }
      },
    }),
    request({ route, status, startedAtMs }) {
      requests.observe({ route, status: String(status) }, (clock.now() - startedAtMs) / 1_000);
    },
    added(item) {
      if (item.type !== "log") return;
      for (const { type } of item.events) if (isOfPromise(type)) promises.inc({ what: PROMISES[type] });
    },
    obstructed: () => obstructions.inc(),
    async read(looked) {
      streams.set(looked.streams());
      const crowd = looked.crowd();
      waiting.set(crowd.waiting);
      onDuty.set(crowd.agentsOnDuty);
      for (const [lease, one] of Object.entries(looked.leases)) held.set({ lease }, one.isHeld() ? 1 : 0);
      alarms.set((await looked.alarms.open()).length);
      clockOff.set(looked.clockGuard.offMs() / 1_000);
      const { isSettling, oldestOverdueMs } = await looked.settling.facts();
      settling.set(isSettling ? 1 : 0);
      overdue.set(oldestOverdueMs / 1_000);
      return register.metrics();
    },
  };

  function count(needs: readonly Need[]): void {
    const clicks = needs.filter(({ isClick }) => isClick).length;
    if (clicks > 0) commands.inc({ kind: "click" }, clicks);
    if (needs.length > clicks) commands.inc({ kind: "other" }, needs.length - clicks);
  }

  async function timed<Value>(committing: Promise<Value>, done: () => void): Promise<Value> {
    try {
      return await committing;
    } catch (error) {
      failures.inc();
      throw error;
    } finally {
      done();
    }
  }
}
