// The fields of a site, in the order in which a merchant thinks of them.
import { useState } from "preact/hooks";
import { keyFor, type Problems, type SiteForm } from "../../domain/site-form.ts";
import { Field } from "../parts/field.tsx";
import { AlarmFields } from "./alarm-fields.tsx";
import { BotFields } from "./bot-fields.tsx";
import { DurationField } from "./duration-field.tsx";
import { HoursEditor } from "./hours-editor.tsx";
import { PresetField } from "./preset-field.tsx";
import { TextField } from "./text-field.tsx";

/** What each part of the form is given. */
export interface FormPartProps {
  readonly form: SiteForm;
  readonly problems: Problems;
  readonly onChange: (form: SiteForm) => void;
}

/** All fields. */
export function SiteFields(props: FormPartProps & { readonly isNew: boolean }) {
  const { form, problems, isNew, onChange } = props;
  // A preset's times are shown in the unit that suits them, not in the one chosen for what stood there before.
  const [fills, setFills] = useState(0);
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  const rename = (name: string): void => {
    const isKeyFree = isNew && (form.site === "" || form.site === keyFor(form.name));
    set({ name, ...(isKeyFree && { site: keyFor(name) }) });
  };
  return (
    <>
      <fieldset class="card">
        <legend>The site</legend>
        <TextField label="Name" value={form.name} problem={problems.name} onInput={rename} />
        <TextField
          label="Key"
          hint={
            isNew
              ? "Stands in the snippet. It cannot be changed later."
              : "Stands in the snippet and cannot be changed."
          }
          value={form.site}
          problem={problems.site}
          isReadOnly={!isNew}
          onInput={(site) => set({ site })}
        />
        <Field
          label="Pages it may run on"
          hint="One origin on each line, such as https://shop.example. Other pages are refused."
          problem={problems.origins}
        >
          {(ties) => (
            <textarea
              {...ties}
              class="is-mono"
              rows={3}
              spellcheck={false}
              value={form.origins}
              onInput={(event) => set({ origins: event.currentTarget.value })}
            />
          )}
        </Field>
      </fieldset>
      <BotFields {...props} />
      <fieldset class="card">
        <legend>What visitors are promised</legend>
        <PresetField
          settings={form}
          onChoose={(promises) => {
            set(promises);
            setFills(fills + 1);
          }}
        />
        <DurationField
          key={`answer ${fills}`}
          label="An answer in the chat within"
          hint="While you are open. The due time is shown to the visitor and never moves later."
          valueMs={form.answerWithinMs}
          problem={problems.answerWithinMs}
          onChange={(answerWithinMs) => set({ answerWithinMs })}
        />
        <DurationField
          key={`written ${fills}`}
          label="A written answer within"
          hint="When you are closed, or when the first promise could not be kept."
          valueMs={form.writtenWithinMs}
          problem={problems.writtenWithinMs}
          onChange={(writtenWithinMs) => set({ writtenWithinMs })}
        />
      </fieldset>
      <HoursEditor hours={form.hours} problem={problems.hours} onChange={(hours) => set({ hours })} />
      <AlarmFields {...props} />
      <fieldset class="card">
        <legend>Other ways to reach you</legend>
        <p class="hint">Shown to visitors when the chat itself cannot be reached.</p>
        <TextField
          label="E-mail"
          keyboard="email"
          isOptional
          value={form.email}
          problem={problems.email}
          onInput={(email) => set({ email })}
        />
        <TextField
          label="Phone"
          keyboard="tel"
          isOptional
          value={form.phone}
          problem={problems.phone}
          onInput={(phone) => set({ phone })}
        />
      </fieldset>
    </>
  );
}
