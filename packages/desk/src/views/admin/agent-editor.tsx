// Changes an account where it stands in the list: role, visitors at once, languages, skills.
import type { AgentAccount, AgentId } from "@handrail/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { agentChange, agentForm, agentProblems, withWordsTakenUp } from "../../domain/agent-form.ts";
import { DONE, FORM } from "../../texts.ts";
import { PICTURES } from "../../texts-of-pictures.ts";
import { useDesk } from "../desk-context.ts";
import { CapacityField, LanguagesField, SkillsField } from "../parts/agent-fields.tsx";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";

interface AgentEditorProps {
  readonly id: AgentId;
  readonly account: AgentAccount;
  readonly isOnlyAdmin: boolean;
  readonly onChanged: (account: AgentAccount) => void;
  readonly onClose: () => void;
}

/** The form. Esc closes it. */
export function AgentEditor({ id, account, isOnlyAdmin, onChanged, onClose }: AgentEditorProps) {
  const desk = useDesk();
  const [form, setForm] = useState(() => agentForm(account));
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input, select")?.focus(), []);
  const problems = isTried ? agentProblems(form) : {};
  const parts = { form, problems, onChange: setForm };

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const whole = withWordsTakenUp(form);
    setForm(whole);
    setTried(true);
    setRefusal("");
    if (isBusy) return;
    if (Object.keys(agentProblems(whole)).length > 0) {
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    setBusy(true);
    const answer = await desk.api.changeAgent(id, agentChange(whole));
    setBusy(false);
    if (answer.type !== "ok") return setRefusal(refusalText(answer));
    desk.notices.done(DONE.agentSaved(account.name ?? account.email));
    onChanged(answer.value);
    onClose();
  };
  const removePicture = async (): Promise<void> => {
    setRefusal("");
    setBusy(true);
    const answer = await desk.api.removePictureOf(id);
    setBusy(false);
    if (answer.type !== "ok") return setRefusal(troubleText(answer));
    box.current?.querySelector<HTMLElement>("input, select")?.focus();
    desk.notices.done(PICTURES.removedOf(account.name ?? account.email));
    onChanged(answer.value);
  };

  return (
    <form
      ref={box}
      class="agent-editor"
      noValidate
      aria-label={`What ${account.name ?? account.email} does`}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field
        label="Role"
        hint={isOnlyAdmin ? "The only admin stays one: make somebody else an admin first." : ROLE_HINT}
      >
        {(ties) => (
          <select
            {...ties}
            disabled={isOnlyAdmin}
            value={form.role}
            onChange={({ currentTarget: { value } }) =>
              setForm({ ...form, role: value === "admin" ? "admin" : "agent" })
            }
          >
            <option value="agent">Agent</option>
            <option value="admin">Admin</option>
          </select>
        )}
      </Field>
      <CapacityField {...parts} />
      <LanguagesField {...parts} />
      <SkillsField {...parts} />
      <p class="save-words" role="status">
        {refusal !== "" && <span class="problem">{refusal}</span>}
      </p>
      <div class="row is-end">
        {account.picture !== null && (
          <button type="button" class="button is-aside" onClick={() => void removePicture()}>
            <Icon name="trash" /> {PICTURES.removeOf}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="button is-primary" aria-busy={isBusy}>
          Save
        </button>
      </div>
    </form>
  );
}

const ROLE_HINT = "Agents answer visitors. Admins also change sites and people.";

function refusalText(answer: Parameters<typeof troubleText>[0]): string {
  return answer.type === "refused" && answer.error.code === "invalid-input" ? FORM.notTaken : troubleText(answer);
}
