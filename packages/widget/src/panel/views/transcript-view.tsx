// The transcript: stays at the newest while the visitor is there, and keeps their place while they are not. What was said can be read
// before the part has come that tells the rest.
import { signal } from "@preact/signals-core";
import { createRef } from "preact";
import { isOthersMessage, messageOf } from "../domain/messages.ts";
import { keeping, live } from "../live.ts";
import type { Model } from "../model.ts";
import { Face } from "./face.tsx";
import { Icon } from "./icon.tsx";
import { Tag } from "./tag.tsx";

const NEAR_END_PX = 48;

/** The scrolling middle of the panel. */
export const TranscriptView = keeping(({ model }: { model: Model }, own) => {
  const { chat, words, format } = model;
  const scroller = createRef<HTMLDivElement>();
  const content = createRef<HTMLDivElement>();
  const leftAt = signal<number | null>(null);
  let lastTop = 0;
  let ownCount = -1;
  const toEnd = (): void => {
    leftAt.value = null;
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  };

  own.mounted = () => {
    const observer = new ResizeObserver(() => {
      if (leftAt.peek() === null) toEnd();
    });
    for (const { current } of [content, scroller]) if (current) observer.observe(current);
    return () => observer.disconnect();
  };
  // Whoever writes wants to see it.
  own.drawn = () => {
    const count = chat.entries.peek().filter((entry) => messageOf(entry)?.speaker === "visitor").length;
    // At first the observer does it: to ask for a height now would lay everything out before its time.
    if (count !== ownCount && ownCount >= 0) toEnd();
    ownCount = count;
  };

  // Only the visitor scrolls up: what grows below does not mean that they have left.
  const onScroll = (): void => {
    const box = scroller.current;
    if (!box) return;
    const isUp = box.scrollTop < lastTop;
    lastTop = box.scrollTop;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX) leftAt.value = null;
    else if (isUp) leftAt.value ??= chat.entries.value.length;
  };

  return () => {
    const from = leftAt.value;
    const below = chat.entries.value.slice(from ?? Infinity).filter(isOthersMessage).length;
    return (
      <div class="middle">
        <div class="scroller" ref={scroller} role="log" aria-label={words.transcript} tabIndex={0} onScroll={onScroll}>
          <div ref={content}>
            <Greeting model={model} />
            <Rows model={model} />
          </div>
        </div>
        {from !== null && (
          <button type="button" class="newest" onClick={toEnd}>
            <Icon name="down" />
            {below ? format.say(words.newBelow, { n: below }) : <span class="spoken">{words.newest}</span>}
          </button>
        )}
      </div>
    );
  };
});

// Nobody's message: where there is no bot, it bears the site's name and no face (HG8).
const Greeting = live(({ model }: { model: Model }) => {
  const { words, hasBot, botName, siteName } = model;
  return (
    <div class="row bot first last">
      <p class="name">
        {hasBot.value && <Face sign="bot" />}
        {hasBot.value ? botName.value : siteName.value}
        {hasBot.value && <Tag model={model} />}
      </p>
      <div class="said">{hasBot.value ? words.greetBot : words.greetNoBot}</div>
    </div>
  );
});

// The plain rows wait a moment: most often the part is nearly here, and nobody need be read the same words twice.
const Rows = live(({ model }: { model: Model }) => {
  const { chat, talk, botName, siteName } = model;
  if (talk.part) return <>{talk.part.rows()}</>;
  const messages = chat.entries.value.flatMap((entry) => messageOf(entry) ?? []);
  return (
    <>
      {messages.map(({ speaker, name, text }, index) => (
        <div key={index} class={`row ${speaker} late`}>
          {speaker !== "visitor" && (
            // HG8: who speaks is told with every word.
            <p class="name">
              {name ?? (speaker === "bot" ? botName.value : siteName.value)}
              {speaker === "bot" && <Tag model={model} />}
            </p>
          )}
          <div class="said">{text}</div>
        </div>
      ))}
    </>
  );
});
