// The public figures of a site, from what the ledger's rows count. Pure: says what may be said, and says nothing of too few.
import type { GuaranteeFigures, RequestEnds, SiteId } from "@handrail/protocol";
import { isAutomatic, type RequestRecord } from "./request-record.ts";

/** A median of five is gossip. */
export const REQUESTS_MIN = 20;
/** What the figures look back on. */
export const LOOK_BACK_MS = 30 * 24 * 60 * 60 * 1000;

/** What the laws and presets of the field ask for. */
const WITHIN_3_MS = 3 * 60_000;
const WITHIN_15_MS = 15 * 60_000;

/** In how many minutes nine of ten are answered, as far as anybody wants to hear of it. */
const USUAL_MINUTES = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60] as const;
const USUAL_SHARE = 0.9;
/** What nobody has asked for since says nothing of today. */
const USUAL_FRESH_MS = 7 * 24 * 60 * 60 * 1000;

/** What the figures need to know of one request. */
export type Counted = Pick<RequestRecord, "why" | "askedAtMs" | "answeredAtMs" | "endedAtMs"> & {
  readonly end: keyof RequestEnds;
};

/** Counts the requests of a span. */
export function figuresOf(
  requests: Iterable<Counted>,
  span: { readonly site: SiteId; readonly fromMs: number; readonly toMs: number },
): GuaranteeFigures {
  const [clicks, automatic] = [noEnds(), noEnds()];
  const waits: number[] = [];
  const within = { three: new Share(WITHIN_3_MS, span.toMs), fifteen: new Share(WITHIN_15_MS, span.toMs) };
  const usual = USUAL_MINUTES.map((minutes) => ({ minutes, share: new Share(minutes * 60_000, span.toMs) }));
  let lastMs = 0;
  let count = 0;
  for (const request of requests) {
    count += 1;
    (isAutomatic(request) ? automatic : clicks)[request.end] += 1;
    if (isAutomatic(request) || request.end === "erased") continue;
    if (request.answeredAtMs !== null) waits.push(request.answeredAtMs - request.askedAtMs);
    within.three.count(request);
    within.fifteen.count(request);
    for (const { share } of usual) share.count(request);
    lastMs = Math.max(lastMs, request.askedAtMs);
  }
  waits.sort((a, b) => a - b);
  return {
    ...span,
    requests: count,
    clicks,
    automatic,
    requestsMin: REQUESTS_MIN,
    medianSeconds: secondsAt(waits, 0.5),
    p90Seconds: secondsAt(waits, 0.9),
    within3Minutes: within.three.value(),
    within15Minutes: within.fifteen.value(),
    usuallyWithinMinutes:
      span.toMs - lastMs > USUAL_FRESH_MS
        ? null
        : (usual.find(({ share }) => share.reaches(USUAL_SHARE))?.minutes ?? null),
  };
}

// Counts a request once it is known whether a human came in time: when one did, or when the time has passed. One that the visitor took
// back earlier says nothing of either.
class Share {
  #inTime = 0;
  #all = 0;
  readonly #withinMs: number;
  readonly #nowMs: number;

  constructor(withinMs: number, nowMs: number) {
    this.#withinMs = withinMs;
    this.#nowMs = nowMs;
  }

  count({ askedAtMs, answeredAtMs, endedAtMs, end }: Counted): void {
    const dueAtMs = askedAtMs + this.#withinMs;
    const isInTime = answeredAtMs !== null && answeredAtMs <= dueAtMs;
    const isTakenBack = end === "withdrawn" && answeredAtMs === null && endedAtMs !== null && endedAtMs <= dueAtMs;
    if (isTakenBack || (!isInTime && this.#nowMs <= dueAtMs)) return;
    this.#all += 1;
    if (isInTime) this.#inTime += 1;
  }

  reaches(share: number): boolean {
    return this.#all >= REQUESTS_MIN && this.#inTime >= share * this.#all;
  }

  value(): number | null {
    return this.#all < REQUESTS_MIN ? null : Math.round((this.#inTime / this.#all) * 1_000) / 1_000;
  }
}

/** The smallest wait that this share of all waits does not pass, in whole seconds, rounded up. */
function secondsAt(sorted: readonly number[], share: number): number | null {
  const ms = sorted[Math.ceil(sorted.length * share) - 1];
  return sorted.length < REQUESTS_MIN || ms === undefined ? null : Math.ceil(ms / 1_000);
}

function noEnds(): { -readonly [End in keyof RequestEnds]: number } {
  return { open: 0, kept: 0, broken: 0, settled: 0, withdrawn: 0, unanswered: 0, erased: 0 };
}
