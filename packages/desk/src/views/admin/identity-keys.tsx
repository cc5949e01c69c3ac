// The keys that prove who a visitor is: their names and kinds, and a way to take one away. Secrets are never shown.
import type { SiteSettings } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { formOf, inputOf } from "../../domain/site-form.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";

interface IdentityKeysProps {
  readonly settings: SiteSettings;
  readonly onSaved: (settings: SiteSettings) => void;
}

/** The card beside the form. */
export function IdentityKeys({ settings, onSaved }: IdentityKeysProps) {
  const desk = useDesk();
  const [problem, setProblem] = useState("");
  const [leaving, setLeaving] = useState<string | null>(null);
  const keys = settings.identity?.keys ?? [];

  const remove = async (kid: string): Promise<void> => {
    setLeaving(null);
    // The others are named alone: what is stored of them stays.
    const left = keys.filter((key) => key.kid !== kid).map((key) => ({ kid: key.kid }));
    const input = { ...inputOf(formOf(settings)), identity: left.length === 0 ? null : { keys: left } };
    const answer = await desk.api.changeSite(settings.site, input);
    setProblem(answer.type === "ok" ? "" : troubleText(answer));
    if (answer.type === "ok") onSaved(answer.value);
  };

  return (
    <aside class="card" aria-label="Signed-in visitors">
      <h2>Signed-in visitors</h2>
      {keys.length === 0 ? (
        <p class="muted">
          No keys: visitors are who they say they are. A key that your server signs with is made by{" "}
          <code>handrail identity key</code>.
        </p>
      ) : (
        <p class="muted">Tokens signed with these keys prove who a visitor is.</p>
      )}
      {keys.map(({ kid, alg }) => (
        <div class="fact" key={kid}>
          <span class="fact-name">{alg}</span>
          <span class="fact-value">{kid}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Take the key ${kid} away`}
            onClick={() => setLeaving(kid)}
          >
            <Icon name="trash" />
          </button>
        </div>
      ))}
      {leaving !== null && (
        <Sheet title={`Take the key ${leaving} away?`} onClose={() => setLeaving(null)}>
          <p class="sheet-lead">
            It ends at once: visitors whose tokens are signed with it are who they say they are again. Its secret cannot
            be read back.
          </p>
          <div class="row is-end">
            <button type="button" class="button" autofocus onClick={() => setLeaving(null)}>
              Keep
            </button>
            <button type="button" class="button is-danger" onClick={() => void remove(leaving)}>
              Take away
            </button>
          </div>
        </Sheet>
      )}
      {problem !== "" && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </aside>
  );
}
