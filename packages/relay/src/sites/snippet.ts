// Writes the lines that a merchant pastes: a plain link that works without any script, and the script tag.
import { speechFor } from "../words/speech.ts";
import type { PinnedBuild } from "./pinned-build.ts";
import type { Site } from "./site.ts";

/** How a snippet may differ. */
export interface SnippetOptions {
  /** For pages that run this build alone. */
  readonly pinned?: PinnedBuild | null | undefined;
  /** The language of the pages that it is for, as a BCP 47 tag. Without it the button is English, and all else the visitor's choice. */
  readonly lang?: string | null | undefined;
}

/** The snippet of a site. `relayUrl` is the relay's public address without a slash at its end. */
export function snippetOf(site: Site, relayUrl: string, { pinned, lang }: SnippetOptions = {}): string {
  const { phone, email } = site.contact;
  const { tag, words } = speechFor([lang]);
  const page = `${relayUrl}/human/${site.id}${lang ? `?lang=${tag}` : ""}`;
  const link = `<a href="${escaped(page)}" data-handrail>${escaped(words.talkToHuman)}</a>`;
  const src = `${relayUrl}/${pinned?.src ?? "handrail.js"}`;
  const attributes = [
    attribute("src", src),
    pinned ? `${attribute("integrity", pinned.integrity)} crossorigin` : "",
    attribute("data-site", site.id),
    attribute("data-phone", phone),
    attribute("data-email", email),
    attribute("data-locale", lang ? tag : null),
    // What the loader says before the panel has come; its own are English.
    attribute("data-words", lang && tag !== "en" ? loaderWords(words) : null),
  ];
  return `${link}\n<script async${attributes.join("")}></script>`;
}

// In the order of the loader's own: `widget/src/loader/words.ts`.
function loaderWords({
  open,
  keptTitle,
  lateFailed,
  pillKept,
  memory,
  humanPage,
}: ReturnType<typeof speechFor>["words"]) {
  return [open, keptTitle, lateFailed, pillKept, memory, humanPage].join("|");
}

function attribute(name: string, value: string | null): string {
  return value === null ? "" : ` ${name}="${escaped(value)}"`;
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
