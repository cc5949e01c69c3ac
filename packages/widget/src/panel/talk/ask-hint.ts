// Decides what can honestly be said under the human button about how soon.
import type { SiteFacts } from "@handrail/protocol";
import type { TalkModel } from "./talk-model.ts";

/** What is said under the button. */
export type AskHint =
  /** `usuallyMs`: how soon nine of ten were answered lately, where that is known. */
  | { readonly type: "soon"; readonly withinMs: number; readonly usuallyMs: number | null }
  | { readonly type: "opens"; readonly atMs: number }
  | { readonly type: "any-time" };

/** The hint, from the site's facts; `null` before anything of the site is known. */
export function askHint(site: SiteFacts | null): AskHint {
  if (site?.isOpen && site.agentsOnDuty > 0) {
    return { type: "soon", withinMs: site.answerWithinMs, usuallyMs: site.usuallyWithinMs ?? null };
  }
  if (site && !site.isOpen && site.opensAtMs !== null) return { type: "opens", atMs: site.opensAtMs };
  return { type: "any-time" };
}

/** The hint in words, a line each; `null` where nothing more is known than what always holds. */
export function hintLines({ chat, words, format }: TalkModel): readonly string[] | null {
  const hint = askHint(chat.site.value);
  switch (hint.type) {
    case "soon": {
      const soon = format.say(words.humanSoon, { wait: format.wait(hint.withinMs) });
      return hint.usuallyMs === null
        ? [soon]
        : [soon, format.say(words.humanUsually, { wait: format.wait(hint.usuallyMs) })];
    }
    case "opens":
      return [format.say(words.humanOpensAt, { when: format.due(hint.atMs, chat.now.value) })];
    case "any-time":
      return null;
  }
}
