// What the visitor should know while writing: no connection, no storage, a refusal. Each says what happens to their words.
import { errorText } from "../error-text.ts";
import type { Model } from "../model.ts";
import { Icon } from "./icon.tsx";

/** The strips, above the human bar. */
export function Strips({ model }: { model: Model }) {
  const { chat, words } = model;
  const connection = chat.connection.value;
  const notice = chat.notice.value;
  // A refused click is told by the human bar, with its way on.
  const isInBar = chat.human.value.type === "refused" && chat.human.value.error.code === notice?.code;
  const isHumanBars = chat.human.value.type === "keeping" || chat.human.value.type === "kept";
  const hasUnsent = chat.entries.value.some((entry) => entry.type === "pending" && entry.state !== "refused");
  return (
    <div class="strips" role="status">
      {connection === "offline" && !isHumanBars && (
        <p class="strip">
          <i class="dot" />
          <span>{words.offline}</span>
          <button type="button" onClick={() => chat.retryNow()}>
            {words.tryNow}
          </button>
        </p>
      )}
      {connection === "connecting" && !isHumanBars && (
        <p class="strip late">
          <i class="dot on" />
          <span>{words.connecting}</span>
        </p>
      )}
      {chat.storage.value === "memory" && hasUnsent && (
        <p class="strip">
          <Icon name="alert" />
          <span>{words.memory}</span>
        </p>
      )}
      {notice && !isInBar && (
        <p class="strip bad">
          <Icon name="alert" />
          <span>{errorText(notice, words)}</span>
          <button type="button" class="icon" aria-label={words.dismiss} onClick={() => chat.dismissNotice()}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
