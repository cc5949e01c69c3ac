// Hears whether what a visitor says to the bot asks for a human (HG11). The words of their language are fetched with the first message;
// where they do not come in time nothing is heard, and the button is there all the same.
import type { Clock } from "../platform.ts";

/** Says of a text whether it is an ask. */
export type HearAsk = (text: string, locale: string | null) => Promise<boolean>;

/** No message is held up longer than that. */
const WAIT_MS = 2_000;

export function typedAsks(clock: Clock): HearAsk {
  const fetched = new Map<string | null, Promise<(text: string) => boolean>>();
  const fetchFor = (locale: string | null): Promise<(text: string) => boolean> => {
    const known = fetched.get(locale);
    if (known) return known;
    const words = import("@handrail/protocol/asks-late").then(({ askListener }) => askListener(locale));
    fetched.set(locale, words);
    words.catch(() => fetched.delete(locale)); // the next message fetches them again
    return words;
  };
  return (text, locale) =>
    new Promise((resolve) => {
      const timer = clock.setTimeout(() => resolve(false), WAIT_MS);
      const end = (isAsk: boolean): void => {
        clock.clearTimeout(timer);
        resolve(isAsk);
      };
      fetchFor(locale).then(
        (hears) => end(hears(text)),
        () => end(false),
      );
    });
}
