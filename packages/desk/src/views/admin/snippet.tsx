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
