// What to paste into the shop's pages, and what "live" means.
import type { SiteSettings } from "@handrail/protocol";
import { CopyButton } from "../parts/copy-button.tsx";
import { Icon } from "../parts/icon.tsx";

/** The card beside the form. */
export function Snippet({ settings }: { readonly settings: SiteSettings }) {
  return (
    <aside class="card snippet" aria-label="Put it on your pages">
      <h2>Put it on your pages</h2>
      <p class="muted">Paste this before the end of the body of every page.</p>
      <pre tabIndex={0} aria-label="Snippet">
        <code>{settings.snippet}</code>
      </pre>
      <CopyButton text={settings.snippet} label="Copy the snippet" />
      <p class={settings.isLive ? "live-note is-live" : "live-note"}>
        <Icon name={settings.isLive ? "check" : "info"} />
        {settings.isLive
          ? "Live: an agent has signed in, so visitors can be promised a human."
          : "Not live yet: no agent has ever signed in, so nobody can be promised. Until then the button shows your contact details instead."}
      </p>
    </aside>
  );
}
