// Invites someone: an address and what they may do. The link that comes back is shown once.
import type { DeskRole, InviteResponse } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { FORM } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";

interface InviteFormProps {
  readonly onInvited: (email: string, invite: InviteResponse) => void;
}

/** The form. */
export function InviteForm({ onInvited }: InviteFormProps) {
  const desk = useDesk();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<DeskRole>("agent");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const address = email.trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) return setProblem(FORM.badEmail);
    if (isBusy) return;
    setBusy(true);
    const answer = await desk.api.invite({ email: address, role });
    setBusy(false);
    if (answer.type !== "ok") return setProblem(inviteProblem(answer));
    setProblem(undefined);
    setEmail("");
    onInvited(address, answer.value);
  };

  return (
    <form class="card invite" noValidate onSubmit={(event) => void submit(event)}>
      <Field label="Invite by e-mail address" problem={problem}>
        {(ties) => (
          <input
            {...ties}
            type="email"
            autocomplete="off"
            placeholder="name@shop.example"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="As">
        {(ties) => (
          <select
            {...ties}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value === "admin" ? "admin" : "agent")}
          >
            <option value="agent">Agent</option>
            <option value="admin">Admin</option>
          </select>
        )}
      </Field>
      <button type="submit" class="button is-primary" aria-busy={isBusy}>
        Make a link
      </button>
    </form>
  );
}

function inviteProblem(answer: Parameters<typeof troubleText>[0]): string {
  if (answer.type !== "refused") return troubleText(answer);
  switch (answer.error.code) {
    case "already-exists":
      return "There is an account with this address already.";
    case "invalid-input":
      return FORM.badEmail;
    default:
      return troubleText(answer);
  }
}
