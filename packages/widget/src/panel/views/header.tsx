// The top of the panel: whose chat it is, who is speaking, the menu's button and the way out.
import { signal } from "@preact/signals-core";
import { keeping, live } from "../live.ts";
import type { Model, Speaking } from "../model.ts";
import { Face } from "./face.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Missing } from "./missing.tsx";
import { Tag } from "./tag.tsx";

/** Whoever has none here is a person, or is waited for. */
const SIGNS: { readonly [type in Speaking["type"]]?: IconName } = { bot: "bot", closed: "check", unknown: "more" };

/** The header. */
export const Header = live(({ model }: { model: Model }) => {
  const { words, format, siteName, botName } = model;
  const { type, name } = model.speaking.value;
  const subtitle = {
    bot: botName.value,
    "nobody-yet": words.subtitleNoBot,
    unknown: words.keepingTitle,
    waiting: words.subtitleWaiting,
    agent: format.say(words.subtitleAgent, { site: siteName.value }),
    closed: words.subtitleClosed,
  }[type];
  return (
    // Else it would be a second banner of the page's, and the footer one more of its kind.
    <header role="none">
      <Face key={type} name={name} sign={SIGNS[type] ?? "person"}>
        {model.talk.part?.face()}
      </Face>
      <div class="who">
        <h2>{name ?? siteName.value}</h2>
        <p>
          {subtitle}
          {type === "bot" && <Tag model={model} />}
        </p>
      </div>
      <Menu model={model} />
      <button type="button" class="icon" aria-label={words.close} onClick={() => model.close()}>
        <Icon name="close" />
      </button>
    </header>
  );
});

const Menu = keeping(({ model }: { model: Model }) => {
  const { words, forms } = model;
  const isShown = signal(false);
  const close = (): void => void (isShown.value = false);
  return () => (
    <div
      class="menu"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        // What had the focus may have made way for the lines that have come.
        if (!isInside && forms.state.peek().type === "here") close();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isShown.value) return;
        event.stopPropagation();
        event.preventDefault();
        close();
        event.currentTarget.querySelector("button")?.focus();
      }}
    >
      <button
        type="button"
        class="icon"
        aria-label={words.menu}
        aria-expanded={isShown.value}
        onClick={() => {
          forms.want();
          isShown.value = !isShown.value;
        }}
      >
        <Icon name="more" />
      </button>
      {isShown.value && (forms.part ? forms.part.menu(close) : <Missing model={model} part={forms} />)}
    </div>
  );
});
