// The context part: passes on what the page says of the visitor's errand. Fetched once it says something. What cannot be taken is told to
// whoever builds the page.
import { contextOf } from "@handrail/core/context";
import type { Model } from "../model.ts";
import type { Stoppable } from "../parts.ts";

/** It draws nothing. */
export const css = "";

/** The part, for one panel. */
export function create({ chat, said: page }: Model): Stoppable {
  const context = contextOf(chat);
  const unfollow = page.subscribe((said) => {
    const result = context.set(said);
    if (result.ok) return;
    const { code, message, next } = result.error;
    // oxlint-disable-next-line eslint/no-console -- for whoever builds the page: the visitor can do nothing about it
    console.warn(`Handrail: ${message} ${next} (${code})`);
  });
  return {
    stop() {
      unfollow();
      context.stop();
    },
  };
}
