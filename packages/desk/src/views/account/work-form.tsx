// What agents say of themselves: the name that visitors see, how many visitors at once, which languages.
import type { Me } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { agentForm, agentProblems, meChange, withWordsTakenUp } from "../../domain/agent-form.ts";
import { DONE, FORM } from "../../texts.ts";
import { TextField } from "../admin/text-field.tsx";
import { useDesk } from "../desk-context.ts";
import { CapacityField, LanguagesField } from "../parts/agent-fields.tsx";

/** The form. */
export function WorkForm({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const [form, setForm] = useState(() => agentForm(me));
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const problems = isTried ? agentProblems(form) : {};
  const isChanged = JSON.stringify(form) !== JSON.stringify(agentForm(me));
  const parts = { form, problems, onChange: setForm };

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const whole = withWordsTakenUp(form);
    setForm(whole);
    setTried(true);
    setRefusal("");
    if (isBusy || Object.keys(agentProblems(whole)).length > 0) return;
    setBusy(true);
    const answer = await desk.api.changeMe(meChange(whole));
    setBusy(false);
    if (answer.type !== "ok") {
      const isField = answer.type === "refused" && answer.error.code === "invalid-input";
      return setRefusal(isField ? FORM.notTaken : troubleText(answer));
    }
    desk.session.takeMe(answer.value);
    setForm(agentForm(answer.value));
    setTried(false);
    desk.notices.done(DONE.meSaved);
  };

  return (
    <form class="card" noValidate aria-labelledby="work" onSubmit={(event) => void save(event)}>
      <h2 id="work">How you work</h2>
      <TextField
        label="Name"
        hint="Visitors see it over your answers."
        value={form.name}
        problem={problems.name}
        onInput={(name) => setForm({ ...form, name })}
      />
      <CapacityField {...parts} />
      <LanguagesField {...parts} />
      {me.skills.length > 0 && (
        <div class="field">
          <span class="field-name">Skills</span>
          <ul class="chips" aria-label="Skills">
            {me.skills.map((skill) => (
              <li key={skill} class="chip is-plain">
                {skill}
              </li>
            ))}
          </ul>
          <p class="hint">Your admin sets these.</p>
        </div>
      )}
      <div class="row is-end">
        <p class="save-words" role="status">
          {refusal !== "" && <span class="problem">{refusal}</span>}
        </p>
        <button type="submit" class="button" aria-busy={isBusy} disabled={!isChanged}>
          Save
        </button>
      </div>
    </form>
  );
}
