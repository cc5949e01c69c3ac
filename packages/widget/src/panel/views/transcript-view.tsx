// The transcript: stays at the newest while the visitor is there, and keeps their place while they are not.
import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { lastAnswer, type Item } from "../domain/transcript.ts";
import type { Model } from "../model.ts";
import { Face } from "./face.tsx";
import { Tag } from "./header.tsx";
import { Icon } from "./icon.tsx";
import { Message, Text } from "./message.tsx";
import { Note } from "./note.tsx";
import { Rating } from "./rating.tsx";

const NEAR_END_PX = 48;

/** The scrolling middle of the panel. */
export function TranscriptView({ model }: { model: Model }) {
  const { words, format, items } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const leftAt = useSignal<number | null>(null);
  const below = useComputed(() => {
    const from = leftAt.value;
    if (from === null) return 0;
    return items.value.slice(from).filter((item) => item.type === "message" && item.speaker !== "visitor").length;
  });
  const toEnd = (): void => {
    leftAt.value = null;
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  };

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !content.current) return;
    const observer = new ResizeObserver(() => {
      if (leftAt.peek() === null) box.scrollTop = box.scrollHeight;
    });
    observer.observe(content.current);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  // Whoever writes wants to see it.
  const ownCount = items.value.filter((item) => item.type === "message" && item.speaker === "visitor").length;
  useLayoutEffect(toEnd, [ownCount]);

  // Only the visitor scrolls up: what grows below does not mean that they have left.
  const lastTop = useRef(0);
  const onScroll = (): void => {
    const box = scroller.current;
    if (!box) return;
    const isUp = box.scrollTop < lastTop.current;
    lastTop.current = box.scrollTop;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX) leftAt.value = null;
    else if (isUp) leftAt.value ??= items.value.length;
  };

  return (
    <div class="middle">
      <div class="scroller" ref={scroller} role="log" aria-label={words.transcript} tabIndex={0} onScroll={onScroll}>
        <div ref={content}>
          <Erased model={model} />
          <Greeting model={model} />
          <Rows model={model} />
          <Streaming model={model} />
          {model.isClosed.value && <Rating model={model} />}
        </div>
      </div>
      {leftAt.value !== null && (
        <button type="button" class="newest" onClick={toEnd}>
          <Icon name="down" />
          {below.value ? format.say(words.newBelow, { n: below.value }) : <span class="spoken">{words.newest}</span>}
        </button>
      )}
    </div>
  );
}

// HG14: said once, calmly, above the fresh start; gone with the first word.
function Erased({ model: { chat, words } }: { model: Model }) {
  const erasure = chat.erasure.value;
  if (erasure === "none" || chat.conversation.value || chat.entries.value.length) return null;
  return (
    <p class="note">
      <Icon name={erasure === "done" ? "check" : "clock"} />
      <span>{erasure === "done" ? words.erased : words.erasedHere}</span>
    </p>
  );
}

// Nobody's message: where there is no bot, it bears the site's name and no face (HG8).
function Greeting({ model }: { model: Model }) {
  const { words, hasBot, botName, siteName } = model;
  return (
    <div class="row bot first last">
      <p class="name">
        {hasBot.value && <Face sign="bot" />}
        {hasBot.value ? botName : siteName}
        {hasBot.value && <Tag model={model} />}
      </p>
      <div class="said">{hasBot.value ? words.greetBot : words.greetNoBot}</div>
    </div>
  );
}

function Rows({ model }: { model: Model }) {
  const items = model.items.value;
  // What was there when the panel opened does not move in.
  const old = useRef<Set<string> | null>(null);
  old.current ??= new Set(items.map(({ key }) => key));
  return (
    <>
      {items.map((item) => (
        <Row key={item.key} model={model} item={item} isFresh={!old.current?.has(item.key)} />
      ))}
      <Offer model={model} />
    </>
  );
}

function Row({ model, item, isFresh }: { model: Model; item: Item; isFresh: boolean }) {
  switch (item.type) {
    case "day":
      return <p class="day">{model.format.day(item.atMs, model.chat.now.peek())}</p>;
    case "note":
      return <Note model={model} event={item.event} isFresh={isFresh} />;
    case "message":
      // A bot's answer was there already, in the making: it stays where it is.
      return <Message model={model} item={item} isFresh={isFresh && item.speaker !== "bot"} />;
  }
}

// What can be done about the last answer: take a suggestion, or a human when the bot is not sure or fails.
function Offer({ model }: { model: Model }) {
  const { chat, words, items } = model;
  if (chat.streaming.value || model.isClosed.value) return null;
  const last = items.value.at(-1);
  const answer = lastAnswer(items.value)?.answer;
  const hasFailed = last?.type === "note" && last.event.type === "bot.failed";
  const human = chat.human.value;
  const canAsk = human.type === "none" && model.bar.value.type !== "not-live";
  // HG5: from the visitor's own click on, what the bot suggests saying is not for the human who is asked.
  const isBots = human.type === "none" || (human.type === "waiting" && human.isBotBack);
  return (
    <>
      {(answer?.isUnsure || hasFailed) && canAsk && (
        <div class="offer">
          <span>{hasFailed ? words.botDownOffer : words.notSure}</span>
          <button type="button" class="person" onClick={() => void chat.talkToHuman("button")}>
            {model.shell.label}
          </button>
        </div>
      )}
      {isBots && answer && answer.suggestions.length > 0 && (
        <ul class="chips" aria-label={words.suggestions}>
          {answer.suggestions.map((text) => (
            <li key={text}>
              <button type="button" onClick={() => chat.send(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

// Announced when it is done, not at every word: the finished answer arrives as a row of the log.
function Streaming({ model }: { model: Model }) {
  const { chat, words, format, botName } = model;
  const streaming = chat.streaming.value;
  const typing = chat.typing.value;
  const human = chat.human.value;
  if (!streaming && !typing) return null;
  const isAgent = !streaming && typing === "agent";
  const name = isAgent && human.type === "talking" ? human.agent.name : isAgent ? words.human : botName.value;
  return (
    <div class={`row first last ${isAgent ? "agent" : "bot"}`} aria-live="off">
      <p class="name">
        <Face name={isAgent ? name : undefined} />
        {name}
        {!isAgent && <Tag model={model} />}
      </p>
      {streaming?.text ? (
        <div class="said stream">
          <Text text={streaming.text} />
          <i class="caret" />
        </div>
      ) : (
        <div class="said dots">
          <span class="spoken">{format.say(isAgent ? words.typingAgent : words.typingBot, { name, bot: name })}</span>
          <i />
          <i />
          <i />
        </div>
      )}
    </div>
  );
}
