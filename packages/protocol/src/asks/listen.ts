// Whether what somebody wrote is an ask, by the words of the languages that are listened for. Which those are, others decide.
import type { AskWords } from "./ask-words.ts";
import { isAsk, isTakenBack } from "./means.ts";
import { earFor, type Ear } from "./roles.ts";
import { sentencesOf } from "./sentences.ts";

/** How one language is listened to. */
export interface Listener {
  readonly hear: Ear;
  readonly isVerbLast: boolean;
}

/** Made once for a language: it takes some time. */
export function listenerOf(words: AskWords): Listener {
  return { hear: earFor(words), isVerbLast: words.isVerbLast ?? false };
}

/** @param listeners the visitor's own language first */
export function isAskTo(listeners: readonly Listener[], text: string): boolean {
  const sentences = sentencesOf(text);
  return listeners.some(({ hear, isVerbLast }, index) => {
    const heard = sentences.map((one) => hear(one));
    return heard.some(
      (one, at) => (index === 0 || isMostlyKnown(one)) && isAsk(one, isVerbLast) && !isTakenBack(heard[at + 1] ?? ""),
    );
  });
}

// English is heard on every page; a sentence in another language has some of its words by chance ("robot", "transfer", "no").
function isMostlyKnown(heard: string): boolean {
  return heard.replace(/[^.]/g, "").length * 3 <= heard.length;
}
