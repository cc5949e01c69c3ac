// The fields of a site, in the order in which a merchant thinks of them.
import { PRESETS, type AppointmentSettings } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { keyFor, type SiteForm } from "../../domain/site-form.ts";
import { Switch } from "../parts/switch.tsx";
import { AblyFields } from "./ably-fields.tsx";
import { BotFields } from "./bot-fields.tsx";
import { DurationField } from "./duration-field.tsx";
import type { FormPartProps } from "./form-part.ts";
import { HoursEditor } from "./hours-editor.tsx";
import { LinesField } from "./lines-field.tsx";
import { PresetField } from "./preset-field.tsx";
import { Section } from "./site-section.tsx";
import { TextField } from "./text-field.tsx";
import { UnansweredFields } from "./unanswered-fields.tsx";
import { WatchFields } from "./watch-fields.tsx";

/** All fields. */
export function SiteFields(props: FormPartProps & { readonly isNew: boolean }) {
  const { form, problems, onChange } = props;
  return (
    <>
      <NameFields {...props} />
      <BotFields {...props} />
      <HoursEditor hours={form.hours} problem={problems.hours} onChange={(hours) => onChange({ ...form, hours })} />
      <PromiseFields {...props} />
      <RoutingFields {...props} />
      <UnansweredFields {...props} />
      <WatchFields {...props} />
      <ContactFields {...props} />
      <AblyFields {...props} />
    </>
  );
}

function NameFields({ form, problems, isNew, onChange }: FormPartProps & { readonly isNew: boolean }) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  const rename = (name: string): void => {
    const isKeyFree = isNew && (form.site === "" || form.site === keyFor(form.name));
    set({ name, ...(isKeyFree && { site: keyFor(name) }) });
  };
  return (
    <Section name="site">
      <TextField label="Name" value={form.name} problem={problems.name} onInput={rename} />
      <TextField
        label="Key"
        hint={
          isNew ? "Stands in the snippet. It cannot be changed later." : "Stands in the snippet and cannot be changed."
        }
        value={form.site}
        problem={problems.site}
        isReadOnly={!isNew}
        onInput={(site) => set({ site })}
      />
      <LinesField
        label="Pages it may run on"
        hint="One origin on each line, such as https://shop.example. Other pages are refused."
        problem={problems.origins}
        value={form.origins}
        onInput={(origins) => set({ origins })}
      />
    </Section>
  );
}

function PromiseFields({ form, problems, onChange }: FormPartProps) {
  // A preset's times are shown in the unit that suits them, not in the one chosen for what stood there before.
  const [fills, setFills] = useState(0);
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  return (
    <Section name="promises">
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
      <Switch
        label="Let those who wait choose a time"
        hint={appointmentsHint(form.appointments ?? USUAL_APPOINTMENTS)}
        isOn={form.appointments !== null}
        onChange={(isOn) => set({ appointments: isOn ? USUAL_APPOINTMENTS : null })}
      />
      <Switch
        label="Say how soon others were answered"
        hint="Beside the button, while you are open, once at least 20 people have asked within 30 days. It comes from the record, so it is never shown unless it is true."
        isOn={form.showsFigures}
        onChange={(showsFigures) => set({ showsFigures })}
      />
    </Section>
  );
}

const { appointments: USUAL_APPOINTMENTS } = PRESETS["answer-within-15-min-or-appointment"];

function appointmentsHint({ everyMin, leadMin, perSlot, daysAhead }: AppointmentSettings): string {
  return `Once no human is coming soon: a time every ${everyMin} minutes in your opening hours, from ${leadMin} minutes to ${daysAhead} × 24 hours ahead, for ${perSlot === 1 ? "one visitor" : `${perSlot} visitors`} each. The command line sets other numbers.`;
}

function RoutingFields({ form, problems, onChange }: FormPartProps) {
  return (
    <Section name="routing">
      <LinesField
        label="Skills by page"
        hint="On each line a page, with all below it, and what its visitors need, such as /returns: returns, refunds. Agents who have all of these skills are asked first; nobody waits for them."
        isOptional
        problem={problems.pageSkills}
        value={form.pageSkills}
        onInput={(pageSkills) => onChange({ ...form, pageSkills })}
      />
    </Section>
  );
}

function ContactFields({ form, problems, onChange }: FormPartProps) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  return (
    <Section name="contact">
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
    </Section>
  );
}
