// The transcript. What was said can be read before the part has come that tells the rest and keeps the visitor's place in it.
import { signal } from "@preact/signals-core";
import { createRef } from "preact";
import { messageOf } from "../domain/messages.ts";
import { keeping, live } from "../live.ts";
import type { Model } from "../model.ts";
import type { Talk } from "../parts.ts";
import { Face } from "./face.tsx";
import { Tag } from "./tag.tsx";

/** The scrolling middle of the panel. */
export const TranscriptView = keeping(({ model }: { model: Model }, own) => {
  const { chat, talk, words } = model;
  const scroller = createRef<HTMLDivElement>();
  const place = signal<ReturnType<Talk["keepPlace"]> | null>(null);
  own.mounted = () => () => place.value?.stop();
  own.drawn = () => {
    const box = scroller.current;
    if (!box) return;
    place.value ??= talk.part?.keepPlace(box) ?? null;
    if (place.value) place.value.drawn();
    // Until then the newest is seen.
    else if (chat.entries.peek().length > 0) box.scrollTop = box.scrollHeight;
  };
  return () => {
    // Drawn again with each message.
    void chat.entries.value;
    return (
      <div class="middle">
        <div
          class="scroller"
          ref={scroller}
          role="log"
          aria-label={words.transcript}
          tabIndex={0}
          onScroll={() => place.value?.scrolled()}
        >
          <div>
            <Greeting model={model} />
            <Rows model={model} />
          </div>
        </div>
        {talk.part && place.value?.button()}
      </div>
    );
  };
});

// Nobody's message: where there is no bot, it bears the site's name and no face (HG8). Where it is not known yet, nobody greets.
const Greeting = live(({ model }: { model: Model }) => {
  const { chat, words, hasBot, botName, siteName } = model;
  return !chat.site.value ? null : (
    <div class="row bot first last">
      <p class="name">
        {hasBot.value ? (
          <>
            <Face sign="bot" />
            {botName.value}
            <Tag model={model} />
          </>
        ) : (
          siteName.value
        )}
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
