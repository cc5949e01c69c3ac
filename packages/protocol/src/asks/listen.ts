// Whether what somebody wrote is an ask, by the words of the languages that are listened for. Which those are, others decide.
import type { AskWords } from "./ask-words.ts";
import { roleWeights, sumMin } from "./learnt/roles.ts";
import { earFor, tokensOf, type Ear } from "./roles.ts";
import { sentencesOf } from "./sentences.ts";
import type { Heard } from "./traits.ts";
import { traitsOf } from "./traits.ts";
import { isAsk, unpacked, type Scales } from "./weigh.ts";

/** How one language is listened to. */
export interface Listener {
  readonly hear: Ear;
  readonly isUnspaced: boolean;
  readonly scales: Scales;
}

/** Made once for a language: it takes some time. */
export function listenerOf(words: AskWords): Listener {
  return {
    hear: earFor(words),
    isUnspaced: words.isUnspaced ?? false,
    scales: { roles: unpacked(roleWeights), words: unpacked(words.weights ?? ""), min: sumMin },
  };
}

/** @param listeners the visitor's own language first */
export function isAskTo(listeners: readonly Listener[], text: string): boolean {
  return listeners.some((listener, index) => {
    const heard = heardBy(listener, text);
    if (heard.rows.length === 0 || (index > 0 && !isMostlyKnown(heard.rows.join("")))) return false;
    return isAsk(traitsOf(heard), listener.scales);
  });
}

export function heardBy({ hear, isUnspaced }: Pick<Listener, "hear" | "isUnspaced">, text: string): Heard {
  const tokens = sentencesOf(text).map((sentence) => tokensOf(sentence, isUnspaced));
  return { text, isUnspaced, tokens, rows: tokens.map((one) => hear(one)) };
}

// English is heard on every page; a message in another language has some of its words by chance ("robot", "transfer", "no").
function isMostlyKnown(row: string): boolean {
  return row.replace(/[^.]/g, "").length * 3 <= row.length;
}
