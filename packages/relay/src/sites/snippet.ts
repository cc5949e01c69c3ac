// Writes the lines that a merchant pastes: a plain link that works without any script, and the script tag.
import type { PinnedBuild } from "./pinned-build.ts";
import type { Site } from "./site.ts";

/** The snippet of a site. `relayUrl` is the relay's public address without a slash at its end; `pinned`: for pages that run this build alone. */
export function snippetOf(site: Site, relayUrl: string, pinned?: PinnedBuild): string {
  const { phone, email } = site.contact;
  const contact = attribute("data-phone", phone) + attribute("data-email", email);
  const link = `<a href="${escaped(`${relayUrl}/human/${site.id}`)}" data-handrail>Talk to a human</a>`;
  const hash = pinned ? `${attribute("integrity", pinned.integrity)} crossorigin` : "";
  const src = `${relayUrl}/${pinned?.src ?? "handrail.js"}`;
  const script = `<script async src="${escaped(src)}"${hash} data-site="${escaped(site.id)}"${contact}></script>`;
  return `${link}\n${script}`;
}

function attribute(name: string, value: string | null): string {
  return value === null ? "" : ` ${name}="${escaped(value)}"`;
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
