// Whether the relay tries by itself that a human can be reached, and how often.
import { BEGINS_WITH, type SiteForm } from "../../domain/site-form.ts";
import { Switch } from "../parts/switch.tsx";
import type { FormPartProps } from "./form-part.ts";
import { NumberField } from "./number-field.tsx";
import { Section } from "./site-section.tsx";

/** The part of the form. */
export function WatchFields({ form, problems, onChange }: FormPartProps) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  return (
    <Section name="watch">
      <Switch
        label="Try whether a human can be reached"
        hint="While you are open, the relay asks for a human as a visitor would. If none could be reached, you are told as when a promise is not kept. No agent is bothered."
        isOn={form.probeEveryMin !== null}
        onChange={(isOn) => set({ probeEveryMin: isOn ? BEGINS_WITH.probeEveryMin : null })}
      />
      {form.probeEveryMin !== null && (
        <NumberField
          label="Every"
          hint="From 5 minutes to a day (1440)."
          unit="minutes"
          value={form.probeEveryMin}
          problem={problems.probeEveryMin}
          onChange={(probeEveryMin) => set({ probeEveryMin })}
        />
      )}
    </Section>
  );
}
