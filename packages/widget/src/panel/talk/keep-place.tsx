// Keeps the transcript at the newest while the visitor is there, and their place while they are not, with a button that leads back.
import type { ComponentChild } from "preact";
import { isOthersMessage, messageOf } from "../domain/messages.ts";
import { Icon, signal } from "../kit.ts";
import { hush } from "./hush.ts";
import type { TalkModel } from "./talk-model.ts";

const DOWN = "M12 5v14M6 13l6 6 6-6";
const NEAR_END_PX = 48;

/** What keeps the place in one transcript. */
export interface KeptPlace {
  /** After each drawing. */
  drawn(): void;
  scrolled(): void;
  /** The button; nothing while the newest is seen. */
  button(): ComponentChild;
  stop(): void;
}

/** Keeps it from now on. `box` scrolls, its first child grows. */
export function keepPlace(model: TalkModel, box: HTMLElement): KeptPlace {
  const { chat, words, format } = model;
  const unhush = hush(model, box);
  const leftAt = signal<number | null>(null);
  let lastTop = 0;
  let lastSize = "";
  const size = (): string => `${box.scrollHeight} ${box.clientHeight}`;
  let ownCount = -1;
  const toEnd = (): void => {
    leftAt.value = null;
    box.scrollTop = box.scrollHeight;
  };
  const observer = new ResizeObserver(() => {
    if (leftAt.peek() === null) toEnd();
    lastSize = size();
  });
  for (const element of [box, ...box.children]) observer.observe(element);
  return {
    // Whoever writes wants to see it.
    drawn() {
      const count = chat.entries.peek().filter((entry) => messageOf(entry)?.speaker === "visitor").length;
      // At first the observer does it: to ask for a height now would lay everything out before its time.
      if (count !== ownCount && ownCount >= 0) toEnd();
      ownCount = count;
    },
    // Only the visitor scrolls up. What grows below does not mean that they have left, nor what moves because something has gone or the box
    // has grown: some browsers tell of that before the observer hears of it.
    scrolled() {
      const isUp = box.scrollTop < lastTop && size() === lastSize;
      lastTop = box.scrollTop;
      if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX) leftAt.value = null;
      else if (isUp) leftAt.value ??= chat.entries.value.length;
    },
    button() {
      const from = leftAt.value;
      if (from === null) return null;
      const below = chat.entries.value.slice(from).filter(isOthersMessage).length;
      return (
        <button type="button" class="newest" onClick={toEnd}>
          <Icon path={DOWN} />
          {below ? format.say(words.newBelow, { n: below }) : <span class="spoken">{words.newest}</span>}
        </button>
      );
    },
    stop() {
      observer.disconnect();
      unhush();
    },
  };
}
