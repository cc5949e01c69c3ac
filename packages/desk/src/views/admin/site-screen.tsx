// One site's settings, or a new site's: loaded, edited, saved, with the snippet beside them.
import type { SiteId, SiteSettings } from "@handrail/protocol";
import { useEffect, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { hrefOf } from "../../domain/route.ts";
import { emptyForm, formOf, inputOf, problemsOf, type Problems, type SiteForm } from "../../domain/site-form.ts";
import { DONE } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Skeleton, Trouble } from "../parts/states.tsx";
import { IdentityKeys } from "./identity-keys.tsx";
import { RemoveSite } from "./remove-site.tsx";
import { SiteFields } from "./site-fields.tsx";
import { SectionIndex } from "./site-section.tsx";
import { LiveBadge } from "./sites.tsx";
import { Snippet } from "./snippet.tsx";
import { secretsOf, WebhookSecretSheet, type FreshSecret } from "./webhook-secret-sheet.tsx";

/** The screen; `null` for a new site. */
export function SiteScreen({ site }: { readonly site: SiteId | null }) {
  const desk = useDesk();
  const [settings, setSettings] = useState<SiteSettings | null>(null);
  const [problem, setProblem] = useState("");
  const load = async (): Promise<void> => {
    if (site === null) return;
    setProblem("");
    const answer = await desk.api.sites();
    const found = answer.type === "ok" ? answer.value.find((known) => known.site === site) : undefined;
    if (found) setSettings(found);
    else setProblem(answer.type === "ok" ? "There is no site of this key." : troubleText(answer));
  };
  useEffect(() => void load(), [site]);

  if (problem !== "") {
    return (
      <main class="page">
        <BackToSites />
        <Trouble text={problem} onRetry={() => void load()} />
      </main>
    );
  }
  if (site !== null && settings === null) {
    return (
      <main class="page">
        <Skeleton rows={4} kind="cards" />
      </main>
    );
  }
  return <SiteEditor settings={settings} onSaved={setSettings} />;
}

interface SiteEditorProps {
  readonly settings: SiteSettings | null;
  readonly onSaved: (settings: SiteSettings) => void;
}

function SiteEditor({ settings, onSaved }: SiteEditorProps) {
  const desk = useDesk();
  const stored = settings ? formOf(settings) : emptyForm();
  const of = settings?.site ?? null;
  const [form, setForm] = useState<SiteForm>(() => desk.siteForms.read(of) ?? stored);
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [secrets, setSecrets] = useState<readonly FreshSecret[]>([]);
  const found = problemsOf(form);
  const isChanged = JSON.stringify(form) !== JSON.stringify(stored);
  // A visitor who is taken leads to another screen: what was begun here is still there afterwards.
  const change = (next: SiteForm): void => {
    setForm(next);
    desk.siteForms.write(of, JSON.stringify(next) === JSON.stringify(stored) ? null : next);
  };
  const discard = (): void => {
    change(stored);
    setTried(false);
    setRefusal("");
  };

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (isBusy) return;
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    setBusy(true);
    const input = inputOf(form);
    const answer = settings ? await desk.api.changeSite(settings.site, input) : await desk.api.addSite(input);
    setBusy(false);
    setRefusal(answer.type === "ok" ? "" : refusalText(answer));
    if (answer.type !== "ok") return;
    setTried(false);
    const { webhookSecret: _alarm, onCallSecret: _onCall, ...saved } = answer.value;
    const fresh = secretsOf(answer.value);
    setForm(formOf(saved));
    desk.siteForms.write(of, null);
    desk.notices.done(settings ? DONE.siteSaved : DONE.siteAdded);
    // Shown before the page moves on: it is never answered again.
    if (fresh.length > 0) setSecrets(fresh);
    else if (!settings) goTo(saved.site);
    onSaved(saved);
  };
  const closeSecrets = (): void => {
    setSecrets([]);
    if (desk.route.peek().type === "new-site" && settings) goTo(settings.site);
  };
  const problems: Problems = isTried ? found : {};

  return (
    <main class={settings ? "page is-wide" : "page"}>
      <BackToSites />
      <header class="page-head">
        <h1>{settings?.name ?? "New site"}</h1>
        {settings && <LiveBadge isLive={settings.isLive} />}
      </header>
      <div class="site-columns">
        <form class="site-form" noValidate onSubmit={(event) => void save(event)}>
          <SiteFields form={form} problems={problems} isNew={settings === null} onChange={change} />
          <div class="save-bar">
            <p class="save-words" role="status">
              {refusal !== "" ? (
                <span class="problem">{refusal}</span>
              ) : Object.keys(problems).length > 0 ? (
                <span class="problem">Some fields need mending.</span>
              ) : isChanged ? (
                "Not saved yet."
              ) : (
                ""
              )}
            </p>
            {isChanged && (
              <button type="button" class="button" onClick={discard}>
                Undo changes
              </button>
            )}
            <button
              type="submit"
              class="button is-primary"
              aria-busy={isBusy}
              disabled={!isChanged && settings !== null}
            >
              {settings ? "Save changes" : "Add site"}
            </button>
          </div>
        </form>
        {settings && (
          <div class="site-aside">
            <SectionIndex />
            <Snippet settings={settings} />
            <IdentityKeys settings={settings} onSaved={onSaved} />
            <RemoveSite settings={settings} />
          </div>
        )}
      </div>
      {secrets.length > 0 && <WebhookSecretSheet secrets={secrets} onClose={closeSecrets} />}
    </main>
  );
}

function goTo(site: SiteId): void {
  location.hash = hrefOf({ type: "site", site });
}

function BackToSites() {
  return (
    <a class="back-link" href={hrefOf({ type: "sites" })}>
      <Icon name="back" /> Sites
    </a>
  );
}

function refusalText(answer: Parameters<typeof troubleText>[0]): string {
  const field = answer.type === "refused" ? answer.error.details?.["field"] : undefined;
  return field === undefined ? troubleText(answer) : `The relay did not accept the field “${field}”.`;
}
