// Where a site's alarms go besides the log and the desk. The webhook's secret is made by the relay and shown once.
import type { SiteForm } from "../../domain/site-form.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { Sheet } from "../parts/sheet.tsx";
import type { FormPartProps } from "./site-fields.tsx";
import { TextField } from "./text-field.tsx";

/** The part of the form. */
export function AlarmFields({ form, problems, onChange }: FormPartProps) {
  const set = (change: Partial<SiteForm>): void => onChange({ ...form, ...change });
  const isKept = form.storedWebhookUrl !== "" && form.webhookUrl.trim() === form.storedWebhookUrl;
  return (
    <fieldset class="card">
      <legend>When a promise is not kept</legend>
      <p class="hint">It is always told at the desk and in the relay's log. It can be told elsewhere too.</p>
      <TextField
        label="Alarm e-mail"
        hint="Needs a mail server: start the relay with --smtp-url."
        keyboard="email"
        isOptional
        value={form.alarmEmail}
        problem={problems.alarmEmail}
        onInput={(alarmEmail) => set({ alarmEmail })}
      />
      <TextField
        label="Alarm webhook"
        hint={
          isKept
            ? "Signed by the Standard Webhooks rules with the secret that was shown when it was set."
            : "Signed by the Standard Webhooks rules. The secret is shown once, when you save."
        }
        keyboard="url"
        isOptional
        placeholder="https://hooks.shop.example/handrail"
        value={form.webhookUrl}
        problem={problems.webhookUrl}
        onInput={(webhookUrl) => set({ webhookUrl })}
      />
      {isKept && (
        <label class="check-row">
          <input
            type="checkbox"
            checked={form.renewsSecret}
            onChange={() => set({ renewsSecret: !form.renewsSecret })}
          />
          <span>
            Make a new secret when I save
            <span class="hint">The old one ends at once.</span>
          </span>
        </label>
      )}
    </fieldset>
  );
}

/** Shows a fresh secret, this once. */
export function WebhookSecretSheet({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <Sheet title="The webhook's secret" onClose={onClose}>
      <p class="sheet-lead">
        Put it where your receiver proves signatures. It is shown only now; for another one, save with “Make a new
        secret”.
      </p>
      <pre class="link-box" tabIndex={0} aria-label="Secret">
        <code>{secret}</code>
      </pre>
      <div class="row is-end">
        <CopyButton text={secret} label="Copy the secret" />
        <button type="button" class="button is-primary" autofocus onClick={onClose}>
          Done
        </button>
      </div>
    </Sheet>
  );
}
