// Who is told before a promise runs out, and who when one was not kept, besides the log and the desk.
import { hasOnCall, type SiteForm } from "../../domain/site-form.ts";
import type { FormPartProps } from "./form-part.ts";
import { NumberField } from "./number-field.tsx";
import { Section } from "./site-section.tsx";
import { TextField } from "./text-field.tsx";
import { WebhookField } from "./webhook-field.tsx";

/** The part of the form. */
export function UnansweredFields(props: FormPartProps) {
  return (
    <Section name="unanswered">
      <OnCallFields {...props} />
      <AlarmFields {...props} />
    </Section>
  );
}

function OnCallFields({ form, problems, onChange }: FormPartProps) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  return (
    <div class="form-part" role="group" aria-labelledby="on-call-title">
      <div>
        <h3 id="on-call-title">Before a promise runs out</h3>
        <p class="hint">
          Somebody on call can be told while there is still time. They read no word of what was written, and the visitor
          sees that they were told.
        </p>
      </div>
      <TextField
        label="On-call e-mail"
        hint="Needs a mail server: start the relay with --smtp-url."
        keyboard="email"
        isOptional
        value={form.onCallEmail}
        problem={problems.onCallEmail}
        onInput={(onCallEmail) => set({ onCallEmail })}
      />
      <WebhookField
        label="On-call webhook"
        url={form.onCallUrl}
        storedUrl={form.storedOnCallUrl}
        renewsSecret={form.renewsOnCallSecret}
        placeholder="https://hooks.shop.example/on-call"
        problem={problems.onCallUrl}
        onUrl={(onCallUrl) => set({ onCallUrl })}
        onRenewsSecret={(renewsOnCallSecret) => set({ renewsOnCallSecret })}
      />
      {hasOnCall(form) && (
        <NumberField
          label="Tell them after"
          hint="Of the promised time, if nobody has answered by then: 30 to 90 percent."
          unit="% of the time"
          value={form.onCallPercent}
          problem={problems.onCallPercent}
          onChange={(onCallPercent) => set({ onCallPercent })}
        />
      )}
    </div>
  );
}

function AlarmFields({ form, problems, onChange }: FormPartProps) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  return (
    <div class="form-part" role="group" aria-labelledby="alarm-title">
      <div>
        <h3 id="alarm-title">When a promise is not kept</h3>
        <p class="hint">It is always told at the desk and in the relay's log. It can be told elsewhere too.</p>
      </div>
      <TextField
        label="Alarm e-mail"
        hint="Needs a mail server: start the relay with --smtp-url."
        keyboard="email"
        isOptional
        value={form.alarmEmail}
        problem={problems.alarmEmail}
        onInput={(alarmEmail) => set({ alarmEmail })}
      />
      <WebhookField
        label="Alarm webhook"
        url={form.webhookUrl}
        storedUrl={form.storedWebhookUrl}
        renewsSecret={form.renewsSecret}
        placeholder="https://hooks.shop.example/handrail"
        problem={problems.webhookUrl}
        onUrl={(webhookUrl) => set({ webhookUrl })}
        onRenewsSecret={(renewsSecret) => set({ renewsSecret })}
      />
    </div>
  );
}
