// One message of anybody's: who says it, the text, where it stands, and what belongs to a bot's answer.
import { isRich } from "../../rich-text/is-rich.ts";
import { Face, Icon, live, Tag } from "../kit.ts";
import type { AnswerFacts } from "@handrail/protocol";
import { CLOCK } from "./clock-icon.ts";
import { Copy } from "./copy.tsx";
import { errorText } from "./error-text.ts";
import { isWebAddress, links } from "./links.ts";
import { AgentFace } from "./pictures.tsx";
import type { TalkModel } from "./talk-model.ts";
import type { MessageItem } from "./transcript.ts";

/** A message in its group. */
export function Message({ model, item, isFresh }: { model: TalkModel; item: MessageItem; isFresh: boolean }) {
  const { words, format } = model;
  const { speaker, agent, isFirst, isLast, answer } = item;
  const name = agent?.name ?? model.botName.value;
  const classes = ["row", speaker, isFirst && "first", isLast && "last", isFresh && "fresh", item.isCut && "cut"];
  return (
    <div class={classes.filter(Boolean).join(" ")}>
      {speaker !== "visitor" && isFirst && (
        <p class="name">
          {agent ? <AgentFace model={model} agent={agent} /> : <Face />}
          <bdi>{name}</bdi>
          {speaker === "bot" && <Tag model={model} />}
        </p>
      )}
      {(speaker === "visitor" || !isFirst) && (
        <span class="spoken">{speaker === "visitor" ? words.youSaid : format.say(words.says, { name })} </span>
      )}
      <Said model={model} item={item} />
      {item.isCutByAsk && <p class="meta">{words.noteCut}</p>}
      {answer?.cards && <Cards model={model} cards={answer.cards} />}
      {answer && answer.sources.length > 0 && <Sources model={model} answer={answer} />}
      {(isLast || item.delivery.type !== "logged") && <Meta model={model} item={item} />}
    </div>
  );
}

/** What is said, drawn as richly as can be by now: the plain words stand for what has not come yet. */
const Said = live(({ model, item }: { model: TalkModel; item: MessageItem }) => {
  const { rich, files: late, earlier } = model;
  const { fields, files, speaker, delivery } = item;
  if (fields) rich.want();
  if (files) late.want();
  const text = files && late.part ? item.words : item.text;
  return (
    <>
      {text && (
        <div class={delivery.type === "logged" ? "said" : "said unsent"}>
          {fields && rich.part ? (
            rich.part.filled(fields)
          ) : speaker === "bot" ? (
            <BotText model={model} text={text} />
          ) : (
            <Text model={model} text={text} />
          )}
          {speaker !== "visitor" && <Copy model={model} text={text} />}
        </div>
      )}
      {files && late.part?.shown(files, earlier)}
    </>
  );
});

/** A bot's words, also as they come. */
export const BotText = live(({ model, text }: { model: TalkModel; text: string }) => {
  const plain = <Text model={model} text={text} />;
  if (!isRich(text)) return plain;
  const { rich } = model;
  rich.want();
  // It is announced once, when it is drawn as it should be.
  return (
    <>
      {rich.part?.markdown(text) ?? (rich.state.value.type === "failed" ? plain : <span aria-live="off">{plain}</span>)}
    </>
  );
});

/** Plain text with its web addresses linked. */
export function Text({ model, text }: { model: TalkModel; text: string }) {
  return (
    <>
      {links(text).map(({ text: piece, href, isPhone }, index) => {
        if (isPhone) return <bdi dir="ltr">{piece}</bdi>;
        return href ? (
          <a key={index} class="out" href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece}
            <Elsewhere model={model} />
          </a>
        ) : (
          piece
        );
      })}
    </>
  );
}

// What the arrow behind a link says to those who do not see it.
function Elsewhere({ model: { words } }: { model: TalkModel }) {
  return <span class="spoken"> {words.opensElsewhere}</span>;
}

type CardsProps = { model: TalkModel; cards: NonNullable<AnswerFacts["cards"]> };

const Cards = live(({ model: { rich, earlier }, cards }: CardsProps) => {
  rich.want();
  const shown = earlier
    ? cards.map((card) => ({ ...card, buttons: card.buttons.filter((button) => "url" in button) }))
    : cards;
  return <>{rich.part?.cards(shown)}</>;
});

function Sources({ model, answer }: { model: TalkModel; answer: NonNullable<MessageItem["answer"]> }) {
  return (
    <ul class="sources" aria-label={model.words.sources}>
      {answer.sources
        .filter(({ url }) => isWebAddress(url))
        .map(({ title, url, quote }) => (
          <li key={url}>
            <a class="out" href={url} title={quote} target="_blank" rel="noopener noreferrer">
              <span dir="auto">{title}</span>
              <Elsewhere model={model} />
            </a>
          </li>
        ))}
    </ul>
  );
}

// Nobody need hear of each attempt to send, nor what time it is: that it is kept, the strip above the human bar says once.
const Meta = live(({ model, item }: { model: TalkModel; item: MessageItem }) => {
  const { words, format, chat } = model;
  const { delivery } = item;
  switch (delivery.type) {
    case "logged":
      return (
        <p class="meta" aria-live="off">
          {format.time(item.atMs)}
          {model.seenKey.value === item.key && (
            <>
              <Icon name="check" /> {words.seen}
            </>
          )}
        </p>
      );
    case "sending":
      return (
        <p class="meta" aria-live="off">
          {words.sending}
        </p>
      );
    case "kept":
      return (
        <p class="meta" aria-live="off">
          <Icon path={CLOCK} /> {words.keptHere}
        </p>
      );
    case "refused":
      return (
        <p class="meta bad" aria-live="polite">
          <Icon name="alert" /> {words.refused}
          {delivery.error && `: ${errorText(delivery.error, words)}`}
          <button type="button" class="link" onClick={() => chat.send(delivery.command.text, delivery.command)}>
            {words.retry}
          </button>
        </p>
      );
  }
});
