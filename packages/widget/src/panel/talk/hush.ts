// Keeps what was said before from being read aloud as if it were new: when the panel comes, and when it speaks another language.
import { effect } from "../kit.ts";
import type { TalkModel } from "./talk-model.ts";

/** Nothing in the transcript `box` is announced until it has been drawn as it is now. Gives what ends this. */
export function hush({ locale, rich, files }: TalkModel, box: HTMLElement): () => void {
  let hasBegun = false;
  return effect(() => {
    void locale.value;
    box.ariaLive = "off";
    // What they draw anew stood there already; later it is one message's.
    if (!hasBegun && [rich, files].some(({ state }) => state.value.type === "loading")) return;
    const begin = (): void => {
      hasBegun = true;
      box.ariaLive = "polite";
    };
    const frame = requestAnimationFrame(() => requestAnimationFrame(begin));
    return () => cancelAnimationFrame(frame);
  });
}
