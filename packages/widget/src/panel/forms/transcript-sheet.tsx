// Has the transcript mailed to the address that the visitor has confirmed, and says what came of it. In the composer's place.
import { mailTranscript } from "@handrail/core/transcript";
import type { ErrorCode } from "@handrail/protocol";
import { keeping, signal } from "../kit.ts";
import type { FormsModel } from "./forms-model.ts";
import { Title } from "./title.tsx";

/** It asks as soon as it is there: to choose it in the menu was the wish. */
export const TranscriptSheet = keeping(({ model }: { model: FormsModel }, own) => {
  const { chat, words, format, sheet } = model;
  // Why it was not sent; `null`: it was.
  const end = signal<ErrorCode | null | "asking">("asking");
  const ask = async (): Promise<void> => {
    end.value = "asking";
    end.value = await mailTranscript(chat);
  };
  own.mounted = () => {
    void ask();
    return () => {};
  };

  return () => {
    const { value } = end;
    const isUnconfirmed = value === "address-not-confirmed";
    const isFailed = value !== null && value !== "asking" && !isUnconfirmed;
    const contact = chat.conversation.value?.contact;
    return (
      <section class="sheet" aria-label={words.mailTranscript} aria-busy={value === "asking"}>
        <Title>{words.mailTranscript}</Title>
        <p role="status" class={isFailed ? "bad" : ""}>
          {value === "asking"
            ? words.timesLooking
            : isUnconfirmed
              ? contact?.email
                ? format.say(words.mailConfirm, { email: contact.email })
                : words.mailFirst
              : isFailed
                ? words.errorOther
                : words.transcriptMailed}
        </p>
        <div class="acts">
          {isUnconfirmed && (
            <button type="button" class="main" onClick={() => (sheet.value = "contact")}>
              {contact ? words.changeContact : words.leaveContact}
            </button>
          )}
          {value === "not-mailed" && (
            <button type="button" onClick={() => void ask()}>
              {words.tryAgain}
            </button>
          )}
          <button type="button" onClick={() => (sheet.value = "none")}>
            {words.back}
          </button>
        </div>
      </section>
    );
  };
});
