// One stream for all of a visitor's tabs. Over HTTP/1.1 a browser opens six connections to a relay, and a stream never ends: six tabs with one
// each, and a click in a seventh would wait for ever (HG3). So the tab that leads has it, and the others hear through that one; they read the
// log when they begin and whenever the stream begins anew. What cannot be shared lets go while its tab is hidden, and asks now and then.
import { LIMITS, type ConversationSecret, type EventsResponse, type Frame } from "@handrail/protocol";
import type { Answer, Wire } from "../backend.ts";
import type { Platform } from "../platform.ts";
import { createEars, type LineListener } from "./line.ts";
import { sharedLine, type SharedLine, type TabWorld } from "./shared-line.ts";

/** What it has to know of the page. */
export type SharedStreamParts = Pick<Platform, "clock" | "network" | "page" | "tabs">;

/** The same wire, with its stream shared. */
export function sharedStream(wire: Wire, { clock, network, page, tabs }: SharedStreamParts): Wire {
  const world = tabs.world ?? ALONE;
  let line: SharedLine<Frame, never> | null = null;
  let lineOf: ConversationSecret | null = null;
  /** What the other tabs hear, while this one leads. */
  let led: LineListener<Frame> | null = null;
  let look = (): void => {};

  const isHidden = (): boolean => page.isHidden?.() ?? false;
  const open = () => {
    const { listen, ...ears } = createEars<Frame>();
    led = ears;
    look();
    return {
      isUp: false,
      listen,
      close: () => {
        led = null;
        look();
      },
    };
  };
  const leave = (): void => {
    line?.close();
    line = lineOf = null;
  };
  const join = (secret: ConversationSecret): SharedLine<Frame, never> => {
    if (!line || lineOf !== secret) {
      leave();
      lineOf = secret;
      // Of the secret, as much as tells two conversations of one browser apart.
      line = sharedLine(`handrail:stream:${secret.slice(0, 8)}`, open, { tabs: world, clock });
    }
    return line;
  };
  // Short, and with a rest before it: no connection is held. A hidden tab's timers may be late by a minute, and it is there all the same.
  const glance: Wire["read"] = async ({ site, secret, after }, signal) => {
    const fromMs = clock.now();
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, LIMITS.beatMs);
      signal.addEventListener("abort", () => {
        clock.clearTimeout(timer);
        resolve();
      });
    });
    const hereMs = Math.min(LIMITS.hereMsMax, 3 * (clock.now() - fromMs));
    return wire.read({ site, secret, after, wait: "none", hereMs }, signal);
  };

  const stream: Wire["stream"] = (request, { onFrame, signal }) =>
    new Promise((resolve) => {
      const shared = join(request.secret);
      let after = request.after;
      let way: "own" | "others'" | "glances" | null = null;
      let call = new AbortController();
      let isOver = false;
      const end = (answer: Answer<null>): void => {
        if (isOver) return;
        isOver = true;
        if (way === "own") led?.onDown();
        look = () => {};
        for (const stop of stops) stop();
        call.abort(OVER);
        resolve(answer);
      };
      const pass = (frame: Frame): void => {
        if (frame.type === "log") for (const { seq } of frame.events) if (seq === after + 1) after = seq;
        onFrame(frame);
      };
      const take = (answer: Answer<EventsResponse>, mine: AbortSignal): void => {
        if (mine.aborted) return;
        if (answer.type === "ok") pass({ type: "log", ...answer.value });
        else end(answer);
      };
      const begin = async (): Promise<void> => {
        call.abort(OVER);
        call = new AbortController();
        const mine = call.signal;
        if (way === null) return;
        if (way !== "own") {
          const hereMs = way === "glances" ? 3 * LIMITS.beatMs : 0;
          take(await wire.read({ ...request, after, wait: "none", hereMs }, mine), mine);
          while (way === "glances" && !mine.aborted) take(await glance({ ...request, after }, mine), mine);
          return;
        }
        let isUp = false;
        const hear = (frame: Frame): void => {
          if (!isUp) led?.onUp();
          isUp = true;
          // Its goodbye is said to whoever has it.
          if (frame.type !== "bye") led?.onFrames([frame]);
          pass(frame);
        };
        const answer = await wire.stream({ ...request, after }, { onFrame: hear, signal: mine });
        if (!mine.aborted) end(answer);
      };
      look = () => {
        const next = led ? (!world.locks && isHidden() ? "glances" : "own") : shared.isUp ? "others'" : null;
        if (next === way) return;
        way = next;
        void begin();
      };
      const stops = [
        network.onChange(() => look()),
        page.onHide(() => look()),
        shared.listen({
          onFrames: (frames) => {
            if (led) return;
            // HG9: who leads may be behind what this tab has read, which is no restored back-up.
            for (const frame of frames) if (!("head" in frame) || frame.head >= request.after) pass(frame);
          },
          onUp: () => {
            if (led) return;
            way = "others'";
            void begin();
          },
          onDown: () => {},
        }),
      ];
      signal.addEventListener("abort", () => end({ type: "unknown" }));
      look();
    });
  const read: Wire["read"] = (request, signal) =>
    request.wait === "poll" && request.waitMs && isHidden() ? glance(request, signal) : wire.read(request, signal);

  return { ...wire, stream, read, leave };
}

/** Nobody reads why a call was ended. */
const OVER = "over";
const ALONE: TabWorld = { locks: null, channel: () => null };
