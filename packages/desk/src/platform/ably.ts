// A line to Ably in a browser: a part of its own, because Ably's client weighs as much as a third of the console.
import { ablyLine, type Line } from "@handrail/core/ably";
import type { DeskFrame } from "@handrail/protocol";
import { isFrame } from "../live/read-frame.ts";
import type { AskGrant } from "./platform.ts";

/** Dials at once. */
export function openLine(grant: AskGrant): Line<DeskFrame> {
  const clock = {
    now: () => Date.now(),
    setTimeout: (run: () => void, ms: number): unknown => setTimeout(run, ms),
    clearTimeout: (timer: unknown) => clearTimeout(Number(timer)),
  };
  return ablyLine({ grant, isFrame, platform: { clock, random: { fraction: () => Math.random() } } });
}
