// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { browserAttention } from "./attention.ts";

/** A browser's audio that is suspended until it is woken, and only where that is allowed. */
class SleepingAudio {
  static isAllowed = true;
  static readonly played: number[] = [];
  state = "suspended";
  currentTime = 1;
  destination = {};
  resume(): Promise<void> {
    if (SleepingAudio.isAllowed) this.state = "running";
    return Promise.resolve();
  }
  createOscillator() {
    const { played } = SleepingAudio;
    const tone = { frequency: { value: 0 }, connect: (next: unknown) => next, stop: () => {} };
    return { ...tone, start: (at: number) => void played.push(at) };
  }
  createGain() {
    const step = (): void => {};
    const gain = { setValueAtTime: step, linearRampToValueAtTime: step, exponentialRampToValueAtTime: step };
    return { gain, connect: (next: unknown) => next };
  }
}

/** Whatever follows from promises alone has happened. */
const allDone = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it("wakes a sound that the browser has put to sleep, and plays none where it may not", async () => {
  vi.stubGlobal("AudioContext", SleepingAudio);
  const attention = browserAttention("Desk");
  SleepingAudio.isAllowed = false;
  attention.chime();
  await allDone();
  expect(SleepingAudio.played).toEqual([]);
  SleepingAudio.isAllowed = true;
  attention.chime();
  await allDone();
  expect(SleepingAudio.played).toEqual([1, 1.16]);
  vi.unstubAllGlobals();
});
