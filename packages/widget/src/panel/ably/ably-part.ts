// The Ably part: has news come by Ably instead of a stream. Fetched once a human was asked for, where the relay has Ably beside it.
import { newsByAbly } from "@handrail/core/ably";
import type { Model } from "../model.ts";
import type { Stoppable } from "../parts.ts";

/** It draws nothing. */
export const css = "";

/** The part, for one panel. */
export function create({ chat }: Model): Stoppable {
  return newsByAbly(chat);
}
