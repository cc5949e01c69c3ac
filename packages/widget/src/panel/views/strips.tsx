// What the visitor should know while writing: no connection, no storage, a refusal. Each says what happens to their words.
import { live } from "../live.ts";
import type { Model } from "../model.ts";
import { Icon } from "./icon.tsx";
import { Missing } from "./missing.tsx";

/** The strips, above the human bar. */
export const Strips = live(({ model }: { model: Model }) => {
  const { chat, core, words, talk } = model;
  const connection = chat.connection.value;
  const notice = chat.notice.value;
  // A refused click is told by the human bar, with its way on.
  const isInBar = chat.human.value.type === "refused" && chat.human.value.error.code === notice?.code;
  const isHumanBars = chat.human.value.type === "keeping" || chat.human.value.type === "kept";
  const hasUnsent = chat.entries.value.some((entry) => entry.type === "pending" && entry.state !== "refused");
  return (
    <div class="strips" role="status">
      {model.isTalking.value && <Missing model={model} part={talk} />}
      <Missing model={model} part={core} />
      {/* Whoever has refused something was reached: to call that offline would send the visitor to their own router. */}
      {connection === "offline" && !isHumanBars && !notice && (
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
          <span>{talk.part?.notice() ?? words.errorOther}</span>
          <button type="button" class="icon" aria-label={words.dismiss} onClick={() => chat.dismissNotice()}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
});
