// Draws a bot's Markdown as nodes: read, cleaned, links marked, pictures asked for gently, wide things scrollable.
// A chunk of its own that knows nothing of the panel, so that the panel can do without it.
import { linkTarget, trueHost } from "./addresses.ts";
import { markdownToHtml } from "./markdown.ts";
import { sanitize, type ImageHosts } from "./sanitize.ts";

export { isRich } from "./is-rich.ts";

/** What the merchant allows, and the words for what is marked. */
export interface RichTextOptions extends ImageHosts {
  /** Said of a link that leaves the page, for those who do not see its mark: "opens in a new tab". */
  readonly opensElsewhere: string;
}

/**
 * The text as nodes to put on the page.
 *
 * @throws where it cannot be drawn safely: the caller then shows the plain text.
 */
export function richText(text: string, options: RichTextOptions): DocumentFragment {
  const fragment = sanitize(markdownToHtml(text), options);
  fragment.querySelectorAll("img").forEach(image);
  fragment.querySelectorAll("a").forEach((anchor) => link(anchor, options));
  fragment.querySelectorAll("table").forEach((table) => {
    const frame = table.ownerDocument.createElement("div");
    frame.className = "wide";
    table.replaceWith(frame);
    frame.append(table);
  });
  // The side that bullets and the first column stand on is their own language's, not the page's.
  fragment.querySelectorAll<HTMLElement>("ul, ol, blockquote, .wide").forEach((block) => (block.dir = "auto"));
  // A keyboard can scroll only what it can reach.
  fragment.querySelectorAll<HTMLElement>("pre, .wide").forEach((wide) => (wide.tabIndex = 0));
  return fragment;
}

function image(img: HTMLImageElement): void {
  // One that may not be fetched is its words.
  if (!img.hasAttribute("src")) return img.replaceWith(img.alt);
  img.loading = "lazy";
  img.decoding = "async";
  img.referrerPolicy = "no-referrer";
}

function link(anchor: HTMLAnchorElement, { opensElsewhere }: RichTextOptions): void {
  const target = linkTarget(anchor.getAttribute("href") ?? "", document.baseURI);
  if (!target) return anchor.replaceWith(...anchor.childNodes);
  anchor.href = target.href;
  if (!target.host) return;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer nofollow ugc";
  anchor.title = target.href;
  const host = trueHost(anchor.textContent, target);
  if (host) anchor.append(` (${host})`);
  if (target.origin === location.origin) return;
  anchor.classList.add("out");
  const spoken = anchor.ownerDocument.createElement("span");
  spoken.className = "spoken";
  spoken.textContent = ` ${opensElsewhere}`;
  anchor.append(spoken);
}
