// How the site's bot is asked. The secret is written here and never read back.
import { Field } from "../parts/field.tsx";
import type { SiteForm } from "../../domain/site-form.ts";
import type { FormPartProps } from "./form-part.ts";
import { Section } from "./site-section.tsx";
import { TextField } from "./text-field.tsx";

const TYPES = [
  ["none", "No bot", "Visitors reach a human at once."],
  ["handrail", "Handrail bot", "A web address of yours that answers in Handrail's own format."],
  ["openai", "OpenAI-compatible", "Any server with chat completions."],
] as const;

/** The part of the form. */
export function BotFields({ form, problems, onChange }: FormPartProps) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  return (
    <Section name="bot">
      <div class="choices" role="radiogroup" aria-label="Kind of bot">
        {TYPES.map(([type, label, hint]) => (
          <label key={type} class="choice">
            <input type="radio" name="bot" checked={form.botType === type} onChange={() => set({ botType: type })} />
            <span class="choice-label">{label}</span>
            <span class="choice-hint">{hint}</span>
          </label>
        ))}
      </div>
      {form.botType !== "none" && (
        <>
          <TextField
            label="Name"
            hint="Stands over its answers, with a mark that it is a bot."
            value={form.botName}
            problem={problems.botName}
            onInput={(botName) => set({ botName })}
          />
          <TextField
            label={form.botType === "openai" ? "Base address" : "Address"}
            keyboard="url"
            placeholder={form.botType === "openai" ? "https://api.example/v1" : "https://bot.example/answer"}
            value={form.botUrl}
            problem={problems.botUrl}
            onInput={(botUrl) => set({ botUrl })}
          />
        </>
      )}
      {form.botType === "openai" && (
        <>
          <TextField
            label="Model"
            value={form.botModel}
            problem={problems.botModel}
            onInput={(botModel) => set({ botModel })}
          />
          <Field label="Instructions" isOptional hint="What the model is told before each conversation.">
            {(ties) => (
              <textarea
                {...ties}
                rows={4}
                value={form.botSystem}
                onInput={(event) => set({ botSystem: event.currentTarget.value })}
              />
            )}
          </Field>
        </>
      )}
      {form.botType !== "none" && (
        <TextField
          label={form.botType === "openai" ? "Key" : "Secret"}
          isSecret
          isOptional
          hint={
            form.hasSecret
              ? "One is stored. Leave this empty to keep it."
              : "Sent with each request, never shown again."
          }
          placeholder={form.hasSecret ? "••••••••••••" : ""}
          value={form.botSecret}
          onInput={(botSecret) => set({ botSecret })}
        />
      )}
    </Section>
  );
}
