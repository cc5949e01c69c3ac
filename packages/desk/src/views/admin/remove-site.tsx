// Removes a site that has never had a conversation, once its key was typed.
import type { SiteSettings } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { hrefOf } from "../../domain/route.ts";
import { DONE } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { TextField } from "./text-field.tsx";

interface RemoveSiteProps {
  readonly settings: Pick<SiteSettings, "site" | "name">;
}

/** The card beside the form. */
export function RemoveSite({ settings }: RemoveSiteProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <aside class="card" aria-label="Remove this site">
      <h2>Remove this site</h2>
      <p class="muted">
        A key cannot be changed. If it was mistyped, remove the site and add it anew: that works as long as it has never
        had a conversation.
      </p>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        <Icon name="trash" /> Remove…
      </button>
      {isAsking && <RemoveSheet settings={settings} onClose={() => setAsking(false)} />}
    </aside>
  );
}

function RemoveSheet({ settings: { site, name }, onClose }: RemoveSiteProps & { readonly onClose: () => void }) {
  const desk = useDesk();
  const [typed, setTyped] = useState("");
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const remove = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (typed.trim() !== site || isBusy) return;
    setBusy(true);
    const answer = await desk.api.removeSite(site);
    setBusy(false);
    if (answer.type !== "ok") return setRefusal(troubleText(answer));
    desk.siteForms.write(site, null);
    desk.notices.done(DONE.siteRemoved(name));
    location.hash = hrefOf({ type: "sites" });
  };
  return (
    <Sheet title={`Remove ${name}?`} onClose={onClose}>
      <form class="form-part" noValidate onSubmit={(event) => void remove(event)}>
        <p class="sheet-lead">
          Its settings, keys and saved replies go. On pages that still have its script tag visitors are told to call or
          write instead.
        </p>
        <TextField
          label={`Type ${site} to remove it`}
          value={typed}
          problem={isTried && typed.trim() !== site ? `This is not ${site}.` : undefined}
          onInput={setTyped}
        />
        {refusal !== "" && (
          <p class="problem" role="alert">
            {refusal}
          </p>
        )}
        <div class="row is-end">
          <button type="button" class="button" onClick={onClose}>
            Keep
          </button>
          <button type="submit" class="button is-danger" aria-busy={isBusy}>
            Remove
          </button>
        </div>
      </form>
    </Sheet>
  );
}
