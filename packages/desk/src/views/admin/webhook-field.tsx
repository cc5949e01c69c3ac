// The address of a webhook. Its secret is made by the relay and shown once, when the address is set or a new one is asked for.
import { TextField } from "./text-field.tsx";

interface WebhookFieldProps {
  readonly label: string;
  readonly url: string;
  /** As it was read; empty when there is none. */
  readonly storedUrl: string;
  readonly renewsSecret: boolean;
  readonly placeholder: string;
  readonly problem: string | undefined;
  readonly onUrl: (url: string) => void;
  readonly onRenewsSecret: (renewsSecret: boolean) => void;
}

/** The field, and below it, for an address that stays, the choice of a new secret. */
export function WebhookField(props: WebhookFieldProps) {
  const { label, url, storedUrl, renewsSecret, placeholder, problem, onUrl, onRenewsSecret } = props;
  const isKept = storedUrl !== "" && url.trim() === storedUrl;
  return (
    <>
      <TextField
        label={label}
        hint={
          isKept
            ? "Signed by the Standard Webhooks rules with the secret that was shown when it was set."
            : "Signed by the Standard Webhooks rules. The secret is shown once, when you save."
        }
        keyboard="url"
        isOptional
        placeholder={placeholder}
        value={url}
        problem={problem}
        onInput={onUrl}
      />
      {isKept && (
        <label class="check-row">
          <input type="checkbox" checked={renewsSecret} onChange={() => onRenewsSecret(!renewsSecret)} />
          <span>
            Make a new secret when I save
            <span class="hint">The old one ends at once.</span>
          </span>
        </label>
      )}
    </>
  );
}
