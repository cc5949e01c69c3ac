// The cards of a bot's answer, side by side: a picture, a few words, and what can be done.
import type { Card, CardButton } from "@handrail/protocol";
import { linkTarget, mayShowImage } from "../../rich-text/addresses.ts";
import { live } from "../kit.ts";
import type { RichModel } from "./rich-model.ts";

/** The cards. Their buttons say something as long as the bot is the one who answers (HG5). */
export const Cards = live(({ model, cards }: { model: RichModel; cards: readonly Card[] }) => (
  <ul class="cards" aria-label={model.words.cards}>
    {cards.map((card, index) => (
      <li key={index}>
        <Picture model={model} image={card.image} />
        <b>{card.title}</b>
        {card.text && <p>{card.text}</p>}
        {card.buttons.map((button) => (
          <Button key={button.label} model={model} button={button} title={card.title} />
        ))}
      </li>
    ))}
  </ul>
));

function Picture({ model, image }: { model: RichModel; image: Card["image"] }) {
  if (!image || !mayShowImage(image.url, model.imageHosts)) return null;
  return <img src={image.url} alt={image.alt} loading="lazy" decoding="async" referrerpolicy="no-referrer" />;
}

interface ButtonProps {
  readonly model: RichModel;
  readonly button: CardButton;
  readonly title: string;
}

const Button = live(({ model: { chat, words }, button, title }: ButtonProps) => {
  // Other cards have a button of the same words: which one this is can be heard.
  const label = (
    <>
      {button.label}
      <span class="spoken"> {title}</span>
    </>
  );
  const human = chat.human.value;
  if ("url" in button) {
    const target = linkTarget(button.url, document.baseURI);
    return target === null ? null : (
      <a href={target.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {label}
        <span class="spoken"> {words.opensElsewhere}</span>
      </a>
    );
  }
  const isBots = human.type === "none" || (human.type === "waiting" && human.isBotBack);
  return (
    <button type="button" disabled={!isBots} onClick={() => chat.send(button.say)}>
      {label}
    </button>
  );
});
