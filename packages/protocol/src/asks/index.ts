// Hears a typed ask for a human: whoever writes "a human, please" to a bot need not find the button (HG11). Pure; not part of the
// package's main entry, so that nobody who has no use for the words of 47 languages loads them.
import { earsFor } from "./languages.ts";
import { isAsk } from "./means.ts";
import { sentencesOf } from "./sentences.ts";

/**
 * Whether the words ask to speak with a person now. A guess: it is never what a visitor's way to a human depends on.
 *
 * @param text what a visitor wrote; of a long message the first 600 characters are listened to
 * @param locale the visitor's language as a BCP 47 tag, if it is known: its words are heard, and English ones
 */
export function asksForHuman(text: string, locale: string | null): boolean {
  const sentences = sentencesOf(text);
  return earsFor(locale).some(({ hear, isVerbLast }, index) =>
    sentences.some((one) => {
      const heard = hear(one);
      return (index === 0 || isMostlyKnown(heard)) && isAsk(heard, isVerbLast);
    }),
  );
}

// English is heard on every page; a sentence in another language has some of its words by chance ("robot", "transfer", "no").
function isMostlyKnown(heard: string): boolean {
  return heard.replace(/[^.]/g, "").length * 3 <= heard.length;
}
