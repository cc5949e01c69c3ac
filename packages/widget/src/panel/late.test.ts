import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { latePart } from "./late.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A part that fails so many times, and the attempts that were made. */
function failing(times: number) {
  const attempts: number[] = [];
  const part = latePart((attempt) => {
    attempts.push(attempt);
    return attempt < times ? Promise.reject(new Error("not there")) : Promise.resolve("part");
  });
  return { part, attempts };
}

describe("a late part", () => {
  it("[HG13] is not fetched before it is wanted, and then once", async () => {
    const { part, attempts } = failing(0);
    expect(attempts).toEqual([]);
    part.want();
    part.want();
    await vi.advanceTimersByTimeAsync(0);
    part.want();
    expect(attempts).toEqual([0]);
    expect(part.part).toBe("part");
  });

  it("[HG11] is tried again by itself, later each time, and each time as another attempt", async () => {
    const { part, attempts } = failing(3);
    part.want();
    await vi.advanceTimersByTimeAsync(0);
    expect(part.state.value.type).toBe("failed");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(attempts).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(attempts).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempts).toEqual([0, 1, 2]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(part.part).toBe("part");
  });

  it("is tried at once when somebody asks for it, and not by every drawing of a view", async () => {
    const { part, attempts } = failing(1);
    part.want();
    await vi.advanceTimersByTimeAsync(0);
    part.want();
    expect(attempts).toEqual([0]);
    part.retry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(attempts).toEqual([0, 1]);
    expect(part.part).toBe("part");
  });

  it("is there in the same turn where it need not be fetched", () => {
    const part = latePart(() => "here");
    part.want();
    expect(part.part).toBe("here");
  });

  it("is not asked for any more once the panel is gone", async () => {
    const { part, attempts } = failing(9);
    part.want();
    await vi.advanceTimersByTimeAsync(0);
    part.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(attempts).toEqual([0]);
  });
});
