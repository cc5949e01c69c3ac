// Shows fresh secrets of webhooks, this once.
import type { SiteAnswer } from "@handrail/protocol";
import { CopyButton } from "../parts/copy-button.tsx";
import { Sheet } from "../parts/sheet.tsx";

/** A secret, and whose it is. */
export interface FreshSecret {
  readonly of: string;
  readonly secret: string;
}

/** The secrets that the relay has made with a change. */
export function secretsOf({ webhookSecret, onCallSecret }: SiteAnswer): readonly FreshSecret[] {
  return [
    ...(webhookSecret === undefined ? [] : [{ of: "Alarm webhook", secret: webhookSecret }]),
    ...(onCallSecret === undefined ? [] : [{ of: "On-call webhook", secret: onCallSecret }]),
  ];
}

interface WebhookSecretSheetProps {
  readonly secrets: readonly FreshSecret[];
  readonly onClose: () => void;
}

/** The sheet. */
export function WebhookSecretSheet({ secrets, onClose }: WebhookSecretSheetProps) {
  return (
    <Sheet title={secrets.length === 1 ? "The webhook's secret" : "The webhooks' secrets"} isOnce onClose={onClose}>
      <p class="sheet-lead">
        Put it where your receiver proves signatures. It is shown only now; for another one, save with “Make a new
        secret”.
      </p>
      {secrets.map(({ of, secret }) => (
        <div class="fresh-secret" key={of}>
          <p class="field-name">{of}</p>
          <pre class="link-box" tabIndex={0} aria-label={`Secret of the ${of.toLowerCase()}`}>
            <code>{secret}</code>
          </pre>
          <CopyButton text={secret} label="Copy the secret" />
        </div>
      ))}
      <div class="row is-end">
        <button type="button" class="button is-primary" autofocus onClick={onClose}>
          Done
        </button>
      </div>
    </Sheet>
  );
}
