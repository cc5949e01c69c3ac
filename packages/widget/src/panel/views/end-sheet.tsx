// Asks before the chat is ended.
import type { Model } from "../model.ts";

/** The question, in the composer's place. */
export function EndSheet({ model }: { model: Model }) {
  const { chat, words, sheet } = model;
  return (
    <div class="sheet" role="group" aria-label={words.endTitle}>
      <h3>{words.endTitle}</h3>
      <p>{words.endText}</p>
      <div class="acts">
        <button
          type="button"
          class="main"
          onClick={() => {
            sheet.value = "none";
            chat.close();
          }}
        >
          {words.endYes}
        </button>
        <button type="button" onClick={() => (sheet.value = "none")}>
          {words.endNo}
        </button>
      </div>
    </div>
  );
}
