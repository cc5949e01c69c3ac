// Changing one's own password. Other sessions end.
import { useState } from "preact/hooks";
import type { PasswordChange } from "../../api/desk-api.ts";
import { FORM, TROUBLE } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";

const PASSWORD_CHARS_MIN = 10;

const WORDS: Readonly<Record<PasswordChange, string>> = {
  ok: "Password changed. Other devices are signed out.",
  wrong: "The present password is not right.",
  "too-many": TROUBLE.tooManyTries,
  elsewhere: TROUBLE.elsewhere,
  lost: TROUBLE.offline,
};

/** The form. */
export function PasswordForm() {
  const desk = useDesk();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isTried, setTried] = useState(false);
  const isShort = next.length < PASSWORD_CHARS_MIN;

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (isShort || current === "") return;
    const outcome = await desk.api.changePassword(current, next);
    if (outcome !== "ok") return setProblem(WORDS[outcome]);
    setProblem(undefined);
    setTried(false);
    setCurrent("");
    setNext("");
    desk.notices.done(WORDS.ok);
  };

  return (
    <form class="card" noValidate aria-labelledby="password" onSubmit={(event) => void submit(event)}>
      <h2 id="password">Password</h2>
      <Field label="Present password" problem={isTried && current === "" ? FORM.missing : problem}>
        {(ties) => (
          <input
            {...ties}
            type="password"
            autocomplete="current-password"
            value={current}
            onInput={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label="New password"
        hint="At least 10 characters."
        problem={isTried && isShort ? FORM.shortPassword : undefined}
      >
        {(ties) => (
          <input
            {...ties}
            type="password"
            autocomplete="new-password"
            value={next}
            onInput={(event) => setNext(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row is-end">
        <button type="submit" class="button">
          Change password
        </button>
      </div>
    </form>
  );
}
