// Asks how it was, once the conversation is closed: five stars and room for a word.
import { LIMITS } from "@handrail/protocol";
import { Icon, keeping } from "../kit.ts";
import type { FormsModel } from "./forms-model.ts";

const STAR = "m12 4 2.5 5.2 5.600.8-4 4 .9 5.7L12 17l-5 2.700.9-5.7-4-4 5.6-.8L12 4Z";
const SCORES = [1, 2, 3, 4, 5];

/** The rating at the transcript's end. */
export const Rating = keeping(({ model }: { model: FormsModel }) => {
  const { chat, words, format, kept } = model;
  const { score, comment } = kept;
  return () => {
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
              <Icon path={STAR} />
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
  };
});
