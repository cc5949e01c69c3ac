import { siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { figuresOf, REQUESTS_MIN, type Counted } from "./figures.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
const span = { site: siteId("shop"), fromMs: 0, toMs: 30 * DAY };

const answered = (waitMs: number, more: Partial<Counted> = {}): Counted => ({
  why: "button",
  askedAtMs: DAY,
  answeredAtMs: DAY + waitMs,
  endedAtMs: DAY + waitMs,
  end: "kept",
  ...more,
});
const many = (count: number, make: (n: number) => Counted): readonly Counted[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));

describe("the public figures", () => {
  it("[HG10] add up to all requests, clicks and automatic ones apart", () => {
    const ends = ["open", "kept", "broken", "settled", "withdrawn", "unanswered", "erased"] as const;
    const requests = ends.flatMap((end) => [answered(1, { end }), answered(1, { end, why: "bot-failed" })]);
    const { clicks, automatic, requests: count } = figuresOf(requests, span);
    const one = { open: 1, kept: 1, broken: 1, settled: 1, withdrawn: 1, unanswered: 1, erased: 1 };
    expect({ clicks, automatic, count }).toEqual({ clicks: one, automatic: one, count: 14 });
  });

  it("[HG8] say nothing of times and shares while there are too few", () => {
    const few = figuresOf(
      many(REQUESTS_MIN - 1, () => answered(MINUTE)),
      span,
    );
    expect(few).toMatchObject({ medianSeconds: null, p90Seconds: null, within3Minutes: null, within15Minutes: null });
    const enough = figuresOf(
      many(REQUESTS_MIN, () => answered(MINUTE)),
      span,
    );
    expect(enough).toMatchObject({ medianSeconds: 60, p90Seconds: 60, within3Minutes: 1, within15Minutes: 1 });
  });

  it("tell median, ninth of ten and shares of a known crowd", () => {
    // One to a hundred tenths of a minute.
    const crowd = many(100, (n) => answered(n * 6_000));
    expect(figuresOf(crowd, span)).toMatchObject({
      medianSeconds: 300,
      p90Seconds: 540,
      within3Minutes: 0.3,
      within15Minutes: 1,
    });
  });

  it("count who waited in vain, and not who has not waited long enough or went before the time was up", () => {
    const kept = many(20, () => answered(MINUTE));
    const inVain = many(20, () => answered(0, { end: "broken", answeredAtMs: null, endedAtMs: DAY + 2 * MINUTE }));
    expect(figuresOf([...kept, ...inVain], span).within3Minutes).toBe(0.5);
    const fresh = many(20, () =>
      answered(0, { end: "open", askedAtMs: span.toMs - MINUTE, answeredAtMs: null, endedAtMs: null }),
    );
    expect(figuresOf([...kept, ...fresh], span).within3Minutes).toBe(1);
    const gone = (afterMs: number) =>
      many(20, () => answered(0, { end: "withdrawn", answeredAtMs: null, endedAtMs: DAY + afterMs }));
    expect(figuresOf([...kept, ...gone(MINUTE)], span).within3Minutes).toBe(1);
    expect(figuresOf([...kept, ...gone(4 * MINUTE)], span).within3Minutes).toBe(0.5);
  });

  it("[HG12] are not moved by requests that nobody clicked", () => {
    const kept = many(20, () => answered(MINUTE));
    const outage = many(500, () => answered(60 * MINUTE, { why: "bot-failed", end: "broken" }));
    expect(figuresOf([...kept, ...outage], span)).toMatchObject({ medianSeconds: 60, within3Minutes: 1 });
  });

  it("[HG8] say how soon nine of ten are answered, of all who asked, and not only of those who were answered", () => {
    const LATE = span.toMs - DAY;
    const lately = (waitMs: number): Counted => answered(waitMs, { askedAtMs: LATE, answeredAtMs: LATE + waitMs });
    const nobody: Counted = { ...lately(0), answeredAtMs: null, endedAtMs: null, end: "unanswered" };
    const quick = many(18, () => lately(2 * MINUTE));
    const usual = (requests: readonly Counted[]) => figuresOf(requests, span).usuallyWithinMinutes;
    expect(usual([...quick, lately(MINUTE), lately(MINUTE)])).toBe(2);
    expect(usual([...quick, nobody, nobody])).toBe(2);
    expect(usual([...quick, nobody, nobody, nobody])).toBeNull();
    expect(usual([...quick, lately(9 * MINUTE), nobody, nobody])).toBe(10);
    expect(usual(quick)).toBeNull();
    const old = many(40, () => answered(MINUTE, { askedAtMs: LATE - 7 * DAY, answeredAtMs: LATE - 7 * DAY + MINUTE }));
    expect(usual(old)).toBeNull();
    expect(usual([...old, lately(MINUTE)])).toBe(1);
  });
});
