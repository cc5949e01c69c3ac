// The keys that prove who a visitor is: their names and kinds, and a way to take one away. Secrets are never shown.
import type { SiteSettings } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { formOf, inputOf } from "../../domain/site-form.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";

interface IdentityKeysProps {
  readonly settings: SiteSettings;
  readonly onSaved: (settings: SiteSettings) => void;
}

/** The card beside the form. */
export function IdentityKeys({ settings, onSaved }: IdentityKeysProps) {
  const desk = useDesk();
  const [problem, setProblem] = useState("");
  const keys = settings.identity?.keys ?? [];

  const remove = async (kid: string): Promise<void> => {
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
            onClick={() => void remove(kid)}
          >
            <Icon name="trash" />
          </button>
        </div>
      ))}
      {problem !== "" && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </aside>
  );
}
