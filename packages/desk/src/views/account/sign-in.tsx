// Signing in, at the start or after a session was lost. The address stays, so that the agent comes back to where they were.
import { useEffect, useRef, useState } from "preact/hooks";
import type { SignIn as Outcome } from "../../api/desk-api.ts";
import { TROUBLE } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";
import { Gate } from "../parts/gate.tsx";

const WORDS: Readonly<Record<Outcome, string>> = {
  ok: "",
  wrong: TROUBLE.wrongPassword,
  "too-many": TROUBLE.tooManyTries,
  elsewhere: TROUBLE.elsewhere,
  lost: TROUBLE.offline,
};

/** The form. */
export function SignIn({ wasLost }: { readonly wasLost: boolean }) {
  const desk = useDesk();
  const [email, setEmail] = useState(() => desk.session.lostEmail());
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const passwordField = useRef<HTMLInputElement>(null);

  // Whoever was in the middle of something goes on with the first field that is empty; a phone's keyboard waits to be asked for.
  useEffect(() => {
    if (wasLost && matchMedia("(pointer: fine)").matches) passwordField.current?.focus();
  }, [wasLost]);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const outcome = await desk.session.signIn(email.trim(), password);
    setBusy(false);
    setProblem(WORDS[outcome]);
    if (outcome === "wrong") passwordField.current?.select();
  };

  return (
    <Gate title="Sign in to the desk">
      {wasLost && (
        <p class="banner is-info" role="alert">
          {TROUBLE.sessionLost}
        </p>
      )}
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <Field label="E-mail">
          {(ties) => (
            <input
              {...ties}
              type="email"
              name="email"
              autocomplete="username"
              required
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Password">
          {(ties) => (
            <input
              {...ties}
              ref={passwordField}
              type="password"
              name="password"
              autocomplete="current-password"
              required
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        {problem !== "" && (
          <p class="banner is-bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button is-primary is-wide" aria-busy={isBusy}>
          Sign in
        </button>
      </form>
      <p class="fine">No account yet? Your admin sends you an invitation.</p>
    </Gate>
  );
}
