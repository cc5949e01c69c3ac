import { promiseId, type OpenPromise } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { promiseClock } from "./promise-clock.ts";

const MADE = Date.UTC(2026, 10, 24, 9, 0, 0);
const MINUTE = 60_000;
const UTC = { timeZone: "UTC" } as const;

function promise(withinMs: number, answeredSeq: number | null = null): OpenPromise {
  return {
    id: promiseId("v.promise.0"),
    madeAtMs: MADE,
    dueAtMs: MADE + withinMs,
    rung: "live",
    channel: "chat",
    policyVersion: 1,
    answeredSeq,
  };
}

describe("promiseClock", () => {
  it("[HG7] is calm at first, amber in the last quarter, red once the due time has passed", () => {
    const tones = [0, 2 * MINUTE, 3 * MINUTE, 4 * MINUTE].map(
      (ms) => promiseClock(promise(4 * MINUTE), MADE + ms).tone,
    );
    expect(tones).toEqual(["calm", "calm", "near", "late"]);
  });

  it("shows no time left as late, never as 0:00 left", () => {
    expect(promiseClock(promise(MINUTE), MADE + MINUTE - 1).text).toBe("0:01 left");
    expect(promiseClock(promise(MINUTE), MADE + MINUTE).text).toBe("0:00 late");
  });

  it("shows when an appointment begins, and counts from then on", () => {
    const appointment = { ...promise(75 * MINUTE), rung: "appointment", slotAtMs: MADE + 60 * MINUTE } as const;
    expect(promiseClock(appointment, MADE, UTC)).toMatchObject({ tone: "calm", text: "At 10:00" });
    expect(promiseClock(appointment, MADE + 60 * MINUTE, UTC)).toMatchObject({ tone: "calm", text: "15:00 left" });
    expect(promiseClock(appointment, MADE + 73 * MINUTE, UTC).tone).toBe("near");
  });

  it("warns half an hour ahead at most, however far off the due time is", () => {
    const tomorrow = promise(24 * 60 * MINUTE);
    expect(promiseClock(tomorrow, tomorrow.dueAtMs - 31 * MINUTE).tone).toBe("calm");
    expect(promiseClock(tomorrow, tomorrow.dueAtMs - 30 * MINUTE).tone).toBe("near");
  });

  it("[HG7] does not count an answer that is on its way as kept", () => {
    const clock = promiseClock(promise(MINUTE, 9), MADE + 2 * MINUTE, UTC);
    expect(clock).toMatchObject({ tone: "answered", text: "Answered" });
    expect(clock.spoken).toContain("09:01");
  });
});
