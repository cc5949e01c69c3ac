// Gathers an answer's text from its pieces and refuses more of it than the limit. Counts bytes of UTF-8, as the limit does.
import { BotError } from "./bot-error.ts";

const encoder = new TextEncoder();

/** The text so far. */
export interface AnswerText {
  /** @throws BotError `too-large` */
  add(piece: string): void;
  whole(): string;
}

/** Begins with nothing. */
export function createAnswerText(answerBytes: number): AnswerText {
  const pieces: string[] = [];
  let bytes = 0;
  return {
    add(piece) {
      bytes += encoder.encode(piece).byteLength;
      if (bytes > answerBytes) throw new BotError("too-large");
      pieces.push(piece);
    },
    whole: () => pieces.join(""),
  };
}
