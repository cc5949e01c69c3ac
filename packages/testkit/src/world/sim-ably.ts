// Ably as the simulated world has it: it takes what a relay publishes within Ably's own limits, and brings it late, double, out of order or
// not at all. Lines break and come back. Knows nothing of what frames mean.
import { createEars, type AblyLineParts, type Line } from "@handrail/core/ably";
import type { Frame } from "@handrail/protocol";
import type { Chance } from "./chance.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** Where it is, and a key that it would know. */
export const SIMULATED_ABLY = { key: "sim.key:secret-of-the-simulated-ably", url: "https://ably.example" };

/** As Ably documents them. */
const LIMITS = { messageBytes: 64 * 1024, messagesPerSecond: 50 };

/** A service with its subscribers. */
export interface SimulatedAbly {
  /** Its REST interface. */
  readonly fetch: typeof globalThis.fetch;
  /** A line as a page dials it. */
  dial(parts: AblyLineParts): Line;
  /** From here on nothing goes wrong. */
  heal(): void;
  /** From here on nobody has a line. */
  goAway(): void;
}

interface Spec {
  readonly channels: readonly string[];
  readonly messages: readonly { readonly data: string }[];
}

export function simulatedAbly({
  loop,
  chance,
}: {
  readonly loop: VirtualLoop;
  readonly chance: Chance;
}): SimulatedAbly {
  const subscribers = new Map<string, Set<(frames: readonly Frame[]) => void>>();
  const said = new Map<string, number[]>();
  const lines = new Set<() => void>();
  let isFine = false;
  let isAway = false;
  const goesWrong = (share: number): boolean => !isFine && chance.happens(share);

  const take = (channel: string, data: string): { readonly code: number } | null => {
    if (Buffer.byteLength(data) > LIMITS.messageBytes) return { code: 40_009 };
    const lately = (said.get(channel) ?? []).filter((atMs) => atMs > loop.now() - 1_000);
    if (lately.length >= LIMITS.messagesPerSecond) return { code: 42_910 };
    said.set(channel, [...lately, loop.now()]);
    const { frames }: { frames: readonly Frame[] } = JSON.parse(data);
    for (const subscriber of subscribers.get(channel) ?? []) {
      const times = goesWrong(0.05) ? 0 : goesWrong(0.05) ? 2 : 1;
      // Each with a delay of its own, so that what was said later may come first.
      for (let time = 0; time < times; time += 1)
        loop.setTimeout(() => subscriber(frames), chance.between(5, goesWrong(0.2) ? 3_000 : 200));
    }
    return null;
  };
  const answer = (path: string, body: string): Response => {
    if (path !== "/messages") return Response.json({});
    const specs: readonly Spec[] = JSON.parse(body);
    const outcomes = specs.map(({ channels, messages }) => ({
      results: channels.map((channel) => {
        const error = messages.map(({ data }) => take(channel, data)).find((found) => found !== null);
        return error ? { channel, error } : { channel };
      }),
    }));
    return Response.json(outcomes, { status: 201 });
  };
  return {
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input);
        const body = typeof init?.body === "string" ? init.body : "";
        loop.setTimeout(
          () => {
            if (goesWrong(0.05)) return resolve(new Response("{}", { status: 503 }));
            const done = answer(pathname, body);
            if (goesWrong(0.05)) reject(new TypeError("the answer was lost"));
            else resolve(done);
          },
          chance.between(5, 150),
        );
      }),
    dial({ grant }) {
      const ears = createEars();
      let isUp = false;
      let isClosed = false;
      let leave = (): void => {};
      const hear = (frames: readonly Frame[]): void => {
        // What is on its way to a line that broke does not arrive.
        if (isUp) ears.onFrames(frames);
      };
      const later = (run: () => void, fromMs: number, toMs: number): void =>
        void loop.setTimeout(() => !isClosed && run(), chance.between(fromMs, toMs));
      const begin = async (): Promise<void> => {
        const got = await grant();
        if (isClosed) return;
        if (got.type !== "ok" || isAway || goesWrong(0.1)) return later(() => void begin(), 1_000, 20_000);
        const { channel } = got.value.ably;
        subscribers.set(channel, (subscribers.get(channel) ?? new Set()).add(hear));
        leave = () => void subscribers.get(channel)?.delete(hear);
        isUp = true;
        ears.onUp();
        if (!isFine) later(breakOff, 2_000, 90_000);
      };
      const breakOff = (): void => {
        if ((isFine && !isAway) || !isUp) return;
        leave();
        isUp = false;
        ears.onDown();
        later(() => void begin(), 200, goesWrong(0.3) ? 150_000 : 3_000);
      };
      lines.add(breakOff);
      later(() => void begin(), 50, 500);
      return {
        get isUp() {
          return isUp;
        },
        listen: ears.listen,
        close() {
          isClosed = true;
          lines.delete(breakOff);
          leave();
          if (isUp) ears.onDown();
          isUp = false;
        },
      };
    },
    heal: () => (isFine = true),
    goAway() {
      isAway = true;
      for (const breakOff of lines) breakOff();
    },
  };
}
