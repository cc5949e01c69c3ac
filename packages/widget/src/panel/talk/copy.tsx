// Copies what somebody said. Where there is a mouse, and for nobody else: others select it as they select any text, and a screen reader would
// say the button after every message.
import { Icon, keeping, signal } from "../kit.ts";
import type { TalkModel } from "./talk-model.ts";

const SHEETS = "M9 9h10v11H9ZM6 16H5V4h11v1";
const DONE_MS = 2_000;

export const Copy = keeping(({ model: { words } }: { model: TalkModel; text: string }) => {
  const isDone = signal(false);
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    isDone.value = true;
    setTimeout(() => (isDone.value = false), DONE_MS);
  };
  return ({ text }) =>
    // Only where the page is a secure one.
    navigator.clipboard && (
      <button
        type="button"
        class="copy"
        title={words.copy}
        tabIndex={-1}
        aria-hidden="true"
        // What the browser refuses shows no tick.
        onClick={() => void copy(text).catch(() => {})}
      >
        {isDone.value ? <Icon name="check" /> : <Icon path={SHEETS} />}
      </button>
    );
});
