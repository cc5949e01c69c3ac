// Where the visitor writes. A draft lives in the model: closing the panel, a refusal or a form does not lose it.
import { createRef } from "preact";
import { LIMITS } from "@handrail/protocol";
import { keeping } from "../live.ts";
import type { Model } from "../model.ts";
import { Icon } from "./icon.tsx";
import { Missing } from "./missing.tsx";

/** The composer. */
export const Composer = keeping(({ model }: { model: Model }, own) => {
  const { chat, core, words, format, draft, files, talk } = model;
  const picker = createRef<HTMLInputElement>();
  const area = createRef<HTMLTextAreaElement>();
  let measured = "";
  own.drawn = () => {
    const box = area.current;
    if (!box || measured === draft.peek()) return;
    measured = draft.peek();
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  };
  const charsLeft = (): number => LIMITS.messageCharsMax - draft.value.length;
  const canSend = (): boolean => (draft.value.trim() !== "" || !!files.part?.hasFiles()) && charsLeft() >= 0;
  const send = (): void => {
    if (!canSend()) return;
    // What nobody can keep yet stays where it is, and goes out by itself.
    if (!core.part) return void model.isHere.then(send);
    if (!files.part?.say(draft.value) && !chat.send(draft.value).ok) return;
    draft.value = "";
    chat.setTyping(false);
  };
  return () => {
    const text = draft.value;
    const left = charsLeft();
    const human = chat.human.value;
    const placeholder =
      // A longer name would be cut, and from right to left at its beginning.
      human.type === "talking" && human.agent.name.length < 20
        ? format.say(words.placeholderAgent, { name: human.agent.name })
        : model.isClosed.value
          ? words.placeholderClosed
          : words.placeholder;
    return (
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {model.chosen.value.length > 0 && <Missing model={model} part={files} />}
        {files.part?.tray()}
        {!chat.site.value?.isDirect && (
          <button
            type="button"
            class="icon"
            aria-label={words.attach}
            onClick={() => {
              files.want();
              picker.current?.click();
            }}
          >
            <Icon name="clip" />
          </button>
        )}
        <input
          ref={picker}
          type="file"
          accept={talk.part?.accept}
          multiple
          hidden
          onChange={({ currentTarget }) => {
            model.attach(currentTarget.files ?? []);
            currentTarget.value = "";
          }}
        />
        {talk.part?.emoji()}
        <textarea
          ref={area}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={words.message}
          aria-invalid={left < 0}
          enterkeyhint="send"
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            chat.setTyping(draft.value !== "");
          }}
          onBlur={() => chat.setTyping(false)}
          onKeyDown={(event) => {
            // An input method's Enter chooses a word; 229 is how older Safari says the same.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send" aria-label={words.send} disabled={!canSend()}>
          <Icon name="send" />
        </button>
        {talk.part?.limit(left)}
      </form>
    );
  };
});
