// What to paste into the shop's pages, and what "live" means.
import type { SiteSettings } from "@handrail/protocol";
import { HUMAN_BUTTON } from "@handrail/widget/human-button";
import { useEffect, useState } from "preact/hooks";
import { CopyButton } from "../parts/copy-button.tsx";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";

const NAMES = new Intl.DisplayNames("en", { type: "language" });
const LANGUAGES: readonly (readonly [tag: string, name: string])[] = Object.keys(HUMAN_BUTTON)
  .map((tag) => [tag, NAMES.of(tag) ?? tag] as const)
  .toSorted(([, a], [, b]) => a.localeCompare(b));

/** The card beside the form. */
export function Snippet({ settings: stored }: { readonly settings: SiteSettings }) {
  const desk = useDesk();
  const [lang, setLang] = useState("");
  const [settings, setSettings] = useState(stored);
  useEffect(() => {
    setSettings(stored);
    if (lang === "") return;
    let isOver = false;
    void desk.api.sites(lang).then((answer) => {
      const found = answer.type === "ok" ? answer.value.find(({ site }) => site === stored.site) : undefined;
      if (found && !isOver) setSettings(found);
      // What is shown is what is chosen, also where it could not be fetched.
      if (!found && !isOver) setLang("");
    });
    return () => void (isOver = true);
  }, [stored, lang]);
  return (
    <aside class="card snippet" aria-label="Put it on your pages">
      <h2>Put it on your pages</h2>
      <p class="muted">Paste this before the end of the body of every page.</p>
      <Field label="Language of the pages">
        {(ties) => (
          <select {...ties} value={lang} onChange={({ currentTarget }) => setLang(currentTarget.value)}>
            <option value="">Any</option>
            {LANGUAGES.map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <pre tabIndex={0} aria-label="Snippet">
        <code>{settings.snippet}</code>
      </pre>
      <CopyButton text={settings.snippet} label="Copy the snippet" />
      {settings.pinnedSnippet && (
        <details>
          <summary>Pin this version by its hash</summary>
          <p class="muted">
            Your pages then run exactly this build of the widget, whoever serves it. Paste it anew after each new
            version of the relay.
          </p>
          <pre tabIndex={0} aria-label="Pinned snippet">
            <code>{settings.pinnedSnippet}</code>
          </pre>
          <CopyButton text={settings.pinnedSnippet} label="Copy the pinned snippet" />
        </details>
      )}
      <p class={settings.isLive ? "live-note is-live" : "live-note"}>
        <Icon name={settings.isLive ? "check" : "info"} />
        {settings.isLive
          ? "Live: an agent has signed in, so visitors can be promised a human."
          : "Not live yet: no agent has ever signed in, so nobody can be promised. Until then the button shows your contact details instead."}
      </p>
    </aside>
  );
}
