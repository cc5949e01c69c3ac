// What stands in the transcript's place while the chat is in a window of its own.
import { Icon, keeping } from "../kit.ts";
import type { HistoryModel } from "./history-model.ts";
import type { Popout } from "./popout.ts";
import { WINDOW } from "./window-icon.ts";

/** The way to the window, and back. */
export const AsideView = keeping(({ model, window: out }: { model: HistoryModel; window: Popout }) => {
  const { words } = model;
  return () => (
    <section class="middle aside" aria-label={words.transcript}>
      <Icon path={WINDOW} />
      <p>{words.isOut}</p>
      <button type="button" class="start" onClick={() => out.show()}>
        {words.showWindow}
      </button>
      <button type="button" class="start" onClick={() => out.bringBack()}>
        {words.bringBack}
      </button>
    </section>
  );
});
