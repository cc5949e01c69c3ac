// The composer's emoji button, and where the picker stands. Not on a touch screen: its keyboard has them.
import { createRef, Icon, keeping, Missing, signal } from "../kit.ts";
import type { TalkModel } from "./talk-model.ts";

const SMILE = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 14a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01";

/** The button, and the picker above the composer once it was pressed. */
export const EmojiButton = keeping(({ model }: { model: TalkModel }) => {
  const { words, emoji, shell } = model;
  const isShown = signal(false);
  const button = createRef<HTMLButtonElement>();
  const use = {
    words,
    onPick(picked: string): void {
      isShown.value = false;
      const area = shell.root.querySelector<HTMLTextAreaElement>("footer textarea");
      area?.focus();
      area?.setRangeText(picked, area.selectionStart, area.selectionEnd, "end");
      area?.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
  };
  if (!matchMedia("(pointer: fine)").matches) return () => null;
  return () => (
    <>
      {isShown.value && (
        <div
          class="emojis"
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            event.preventDefault();
            isShown.value = false;
            button.current?.focus();
          }}
        >
          {emoji.part ? emoji.part.picker(use) : <Missing model={model} part={emoji} />}
        </div>
      )}
      <button
        ref={button}
        type="button"
        class="icon"
        aria-label={words.emoji}
        aria-expanded={isShown.value}
        onClick={() => {
          emoji.want();
          isShown.value = !isShown.value;
        }}
      >
        <Icon path={SMILE} />
      </button>
    </>
  );
});
