// The fields of an account that the dispatcher looks at, for admins and for the agents themselves.
import { LIMITS } from "@handrail/protocol";
import { readSkill, type AgentForm, type AgentProblems } from "../../domain/agent-form.ts";
import { COMMON_LANGUAGES, languageName, readLanguage } from "../../domain/languages.ts";
import { Field } from "./field.tsx";
import { TagsField } from "./tags-field.tsx";

interface AgentFieldProps {
  readonly form: AgentForm;
  readonly problems: AgentProblems;
  readonly onChange: (form: AgentForm) => void;
}

/** How many at once. */
export function CapacityField({ form, problems, onChange }: AgentFieldProps) {
  return (
    <Field
      label="Visitors at once"
      hint="When so many are held, no more are offered. It does not limit what is taken by hand."
      problem={problems.capacity}
    >
      {(ties) => (
        <input
          {...ties}
          class="is-short"
          type="number"
          min={1}
          max={LIMITS.capacityMax}
          step={1}
          inputMode="numeric"
          value={form.capacity}
          onInput={({ currentTarget: { value } }) => onChange({ ...form, capacity: value })}
        />
      )}
    </Field>
  );
}

/** Which languages. */
export function LanguagesField({ form, problems, onChange }: AgentFieldProps) {
  return (
    <TagsField
      label="Languages"
      hint="Visitors are offered first to those who speak their language. None counts as all."
      placeholder="Norwegian Bokmål, or nb"
      entry={form.languages}
      read={readLanguage}
      show={languageName}
      suggestions={COMMON_LANGUAGES.map(({ name }) => name)}
      problem={problems.languages}
      onChange={(languages) => onChange({ ...form, languages })}
    />
  );
}

/** Which skills. */
export function SkillsField({ form, problems, onChange }: AgentFieldProps) {
  return (
    <TagsField
      label="Skills"
      hint="A word or two for each, such as returns."
      entry={form.skills}
      read={readSkill}
      problem={problems.skills}
      onChange={(skills) => onChange({ ...form, skills })}
    />
  );
}
