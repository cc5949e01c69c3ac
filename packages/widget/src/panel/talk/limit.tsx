// Tells how long a message may still be, once it is long.
import { LIMITS } from "@handrail/protocol";
import type { TalkModel } from "./talk-model.ts";

const TELL_FROM = LIMITS.messageCharsMax / 10;

/** `left`: negative where it is too long. */
export function Limit({ model: { words, format }, left }: { model: TalkModel; left: number }) {
  if (left >= TELL_FROM) return null;
  return (
    <p class={left < 0 ? "limit bad" : "limit"} role="status">
      {format.say(left < 0 ? words.tooLong : words.charsLeft, { n: Math.abs(left) })}
    </p>
  );
}
