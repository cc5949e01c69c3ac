// The rows of the transcript: messages, notes, day marks, an answer in the making, and what can be done about the last one.
import { Face, Icon, keeping, live, Tag } from "../kit.ts";
import { CLOCK } from "./clock-icon.ts";
import { BotText, Message } from "./message.tsx";
import { Note } from "./note.tsx";
import { AgentFace } from "./pictures.tsx";
import type { TalkModel } from "./talk-model.ts";
import { lastAnswer, type Item } from "./transcript.ts";

// HG14: said once, calmly, above the fresh start; gone with the first word.
const Erased = live(({ model: { chat, words } }: { model: TalkModel }) => {
  const erasure = chat.erasure.value;
  if (erasure === "none" || chat.conversation.value || chat.entries.value.length) return null;
  return (
    <p class="note">
      {erasure === "done" ? <Icon name="check" /> : <Icon path={CLOCK} />}
      <span>{erasure === "done" ? words.erased : words.erasedHere}</span>
    </p>
  );
});

export const Rows = keeping(({ model }: { model: TalkModel }) => {
  // What was there when the panel opened does not move in.
  const old = new Set(model.items.peek().map(({ key }) => key));
  return () => (
    <>
      <Erased model={model} />
      {model.items.value.map((item) => (
        <Row key={item.key} model={model} item={item} isFresh={!old.has(item.key)} />
      ))}
      <Waiting model={model} />
      <Asked model={model} />
      <Offer model={model} />
      <Streaming model={model} />
      <Ending model={model} />
    </>
  );
});

// What waits for its files.
const Waiting = live(({ model: { files } }: { model: TalkModel }) => <>{files.part?.waiting()}</>);

/** One row. */
export function Row({ model, item, isFresh }: { model: TalkModel; item: Item; isFresh: boolean }) {
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

// A form is open until somebody says something. HG5: a bot's is not for the human who is asked.
const Asked = live(({ model: { chat, items, rich, isClosed } }: { model: TalkModel }) => {
  const last = items.value.filter(({ type }) => type === "message").at(-1);
  const human = chat.human.value;
  if (isClosed.value || last?.type !== "message" || !last.form) return null;
  const isBots = human.type === "none" || (human.type === "waiting" && human.isBotBack);
  if (last.speaker === "bot" && (last.isCut || !isBots)) return null;
  rich.want();
  return <>{rich.part?.form(last.form, last.key)}</>;
});

// What can be done about the last answer: take a suggestion, or a human when the bot is not sure or fails.
const Offer = live(({ model }: { model: TalkModel }) => {
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
});

// Announced when it is done, not at every word: the finished answer arrives as a row of the log.
const Streaming = live(({ model }: { model: TalkModel }) => {
  const { chat, words, format, botName } = model;
  const streaming = chat.streaming.value;
  const typing = chat.typing.value;
  const human = chat.human.value;
  if (!streaming && !typing) return null;
  const isAgent = !streaming && typing === "agent";
  const agent = isAgent && human.type === "talking" ? human.agent : null;
  const name = agent?.name ?? (isAgent ? words.human : botName.value);
  return (
    <div class={`row first last ${isAgent ? "agent" : "bot"}`} aria-live="off">
      <p class="name">
        {agent ? <AgentFace model={model} agent={agent} /> : <Face name={isAgent ? name : undefined} />}
        {name}
        {!isAgent && <Tag model={model} />}
      </p>
      {streaming?.text ? (
        <div class="said stream">
          <BotText model={model} text={streaming.text} />
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
});

// HG1: the human button stays where it is; a rating that cannot be had is no reason to say anything.
const Ending = live(({ model: { isClosed, forms, history } }: { model: TalkModel }) => {
  if (!isClosed.value) return null;
  forms.want();
  history.want();
  return (
    <>
      {forms.part?.rating()}
      {history.part?.startButton()}
    </>
  );
});
