// Asks how it was, once the conversation is closed: five stars and room for a word.
import { useSignal } from "@preact/signals";
import { LIMITS } from "@handrail/protocol";
import type { Model } from "../model.ts";
import { Icon } from "./icon.tsx";

const SCORES = [1, 2, 3, 4, 5];

/** The rating at the transcript's end. */
export function Rating({ model }: { model: Model }) {
  const { chat, words, format } = model;
  const score = useSignal(0);
  const comment = useSignal("");
  const isSent = chat.entries.value.some((entry) => entry.type === "pending" && entry.command.type === "rate");
  if (chat.conversation.value?.rating || isSent) {
    return (
      <p class="rating thanks" role="status">
        <Icon name="check" />
        {words.rateThanks}
      </p>
    );
  }
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        chat.rate(score.value, comment.value.trim() || null);
      }}
    >
      <fieldset>
        <legend>{words.rateTitle}</legend>
        {SCORES.map((n) => (
          <label key={n} class={n <= score.value ? "on" : ""}>
            <input
              type="radio"
              name="score"
              class="spoken"
              checked={n === score.value}
              aria-label={format.say(words.stars, { n })}
              onChange={() => (score.value = n)}
            />
            <Icon name="star" />
          </label>
        ))}
      </fieldset>
      {score.value > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={LIMITS.commentCharsMax}
            aria-label={words.rateComment}
            placeholder={words.rateComment}
            value={comment.value}
            onInput={(event) => (comment.value = event.currentTarget.value)}
          />
          <button type="submit" class="main">
            {words.rateSend}
          </button>
        </>
      )}
    </form>
  );
}
