// The top of the panel: whose chat it is, who is speaking, the menu and the way out.
import { useSignal } from "@preact/signals";
import type { Model } from "../model.ts";
import { Face } from "./face.tsx";
import { Icon } from "./icon.tsx";
import { saveTranscript } from "./save-transcript.ts";

/** The header. */
export function Header({ model }: { model: Model }) {
  const { words, format, siteName, botName } = model;
  const speaking = model.speaking.value;
  const subtitle = {
    bot: botName.value,
    "nobody-yet": words.subtitleNoBot,
    waiting: words.subtitleWaiting,
    agent: format.say(words.subtitleAgent, { site: siteName.value }),
    closed: words.subtitleClosed,
  }[speaking.type];
  const isPerson = speaking.type === "waiting" || speaking.type === "nobody-yet";
  return (
    <header>
      <Face
        key={speaking.type}
        name={speaking.type === "agent" ? speaking.name : undefined}
        sign={isPerson ? "person" : speaking.type === "closed" ? "check" : "bot"}
      />
      <div class="who">
        <h2>{speaking.type === "agent" ? speaking.name : siteName}</h2>
        <p>
          {subtitle}
          {speaking.type === "bot" && <Tag model={model} />}
        </p>
      </div>
      <Menu model={model} />
      <button type="button" class="icon" aria-label={words.close} onClick={() => model.close()}>
        <Icon name="close" />
      </button>
    </header>
  );
}

/** The mark of everything automatic, from the first message on (AI Act, Art. 50). */
export function Tag({ model }: { model: Model }) {
  return (
    <abbr class="tag" title={model.words.botTagLong}>
      {model.words.botTag}
    </abbr>
  );
}

function Menu({ model }: { model: Model }) {
  const { chat, words, format, sheet } = model;
  const isShown = useSignal(false);
  const human = chat.human.value;
  const choose = (act: () => void) => () => {
    isShown.value = false;
    act();
  };
  const acts: readonly (readonly [string, () => void])[] = [
    [chat.conversation.value?.contact ? words.changeContact : words.leaveContact, () => (sheet.value = "contact")],
    ...(human.type === "talking" && model.hasBot.value
      ? [[format.say(words.toBot, { bot: model.botName.value }), () => chat.resumeBot()] as const]
      : []),
    ...(chat.conversation.value && !model.isClosed.value
      ? [[words.endChat, () => (sheet.value = "end")] as const]
      : []),
    ...(model.items.value.length
      ? ([
          [words.download, () => saveTranscript(model)],
          [words.eraseChat, () => (sheet.value = "erase")],
        ] as const)
      : []),
  ];
  return (
    <div
      class="menu"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null)) {
          isShown.value = false;
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isShown.value) return;
        event.stopPropagation();
        isShown.value = false;
        event.currentTarget.querySelector("button")?.focus();
      }}
    >
      <button
        type="button"
        class="icon"
        aria-label={words.menu}
        aria-expanded={isShown.value}
        onClick={() => (isShown.value = !isShown.value)}
      >
        <Icon name="more" />
      </button>
      {isShown.value && (
        <ul>
          {acts.map(([text, act]) => (
            <li key={text}>
              <button type="button" onClick={choose(act)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
