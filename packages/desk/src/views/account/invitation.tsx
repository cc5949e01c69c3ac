// Accepting an invitation: who it is for, a name and a password, and in.
import type { InvitationFacts } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { hrefOf } from "../../domain/route.ts";
import { FORM } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";
import { Gate } from "../parts/gate.tsx";

const PASSWORD_CHARS_MIN = 10;
const ROLES = { admin: "an admin", agent: "an agent" } as const;

/** The screen of an invitation's link. */
export function Invitation({ token }: { readonly token: string }) {
  const desk = useDesk();
  const [facts, setFacts] = useState<InvitationFacts | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (): Promise<void> => {
    setProblem("");
    const answer = await desk.api.invitation(token);
    if (answer.type === "ok") setFacts(answer.value);
    else setProblem(troubleText(answer));
  };
  useEffect(() => void load(), [token]);

  if (facts) return <InvitationForm token={token} facts={facts} />;
  if (problem === "") return <Gate title="Your invitation" isBusy />;
  return (
    <Gate title="This invitation cannot be used">
      <p class="muted">{problem}</p>
      <div class="row">
        <button type="button" class="button" onClick={() => void load()}>
          Try again
        </button>
        <a class="button" href={hrefOf({ type: "inbox" })}>
          Sign in instead
        </a>
      </div>
    </Gate>
  );
}

function InvitationForm({ token, facts }: { readonly token: string; readonly facts: InvitationFacts }) {
  const desk = useDesk();
  // A name that is there already belongs to an account that gets a new password.
  const isReset = facts.name !== undefined;
  const [name, setName] = useState(facts.name ?? "");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [isTried, setTried] = useState(false);
  const isShort = password.length < PASSWORD_CHARS_MIN;

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (isBusy || isShort || name.trim() === "") return;
    setBusy(true);
    const answer = await desk.api.acceptInvitation(token, { name: name.trim(), password });
    setBusy(false);
    if (answer.type !== "ok") {
      setProblem(troubleText(answer));
      return;
    }
    await desk.session.refresh();
    location.hash = hrefOf({ type: "inbox" });
  };

  return (
    <Gate
      title={isReset ? "Choose a new password" : "Welcome to the desk"}
      lead={isReset ? `For ${facts.email}.` : `${facts.email} is invited as ${ROLES[facts.role]}.`}
    >
      <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <input type="text" name="username" autocomplete="username" value={facts.email} readOnly hidden />
        <Field
          label="Your name"
          hint="Visitors see it when you answer them."
          problem={isTried && name.trim() === "" ? FORM.missing : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              type="text"
              name="name"
              autocomplete="name"
              maxLength={120}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Password"
          hint="At least 10 characters. Three or four words are easy to remember."
          problem={isTried && isShort ? FORM.shortPassword : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              type="password"
              name="password"
              autocomplete="new-password"
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
          {isReset ? "Save and sign in" : "Create account and sign in"}
        </button>
      </form>
    </Gate>
  );
}
