// Hears a typed ask for a human: whoever writes "a human, please" to a bot need not find the button (HG11). Pure; not part of the
// package's main entry, so that nobody who has no use for the words of 47 languages loads them.
import { listenersFor } from "./languages.ts";
import { isAskTo } from "./listen.ts";

/**
 * Whether the words ask to speak with a person now. A guess: it is never what a visitor's way to a human depends on.
 *
 * @param text what a visitor wrote; of a long message the first 600 characters are listened to
 * @param locale the visitor's language as a BCP 47 tag, if it is known: its words are heard, and English ones
 */
export function asksForHuman(text: string, locale: string | null): boolean {
  return isAskTo(listenersFor(locale), text);
}
