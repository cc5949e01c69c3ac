// Makes what a page says of itself fit for the wire, and beside a click fit for what is left of its 1 KiB (HG3). Knows nothing of pages.
import { LIMITS, type CommandsRequest, type Page } from "@handrail/protocol";

/** Where a conversation begins. */
export interface Where {
  readonly page: Page | null;
  readonly locale: string | null;
}

/** The same, no longer than the wire takes, and with U+FFFD for each half of an emoji: it goes beside a click, which it must not hold up (HG3). */
export function fitting({ page, locale }: Where): Where {
  return {
    page: page && { url: text(page.url, LIMITS.urlCharsMax), title: text(page.title, LIMITS.nameCharsMax) },
    locale: locale && text(locale, LIMITS.languageCharsMax),
  };
}

/** The same, cut to what a click's body leaves, a receipt not counted. An address may take all there is, and people read titles: they share. */
export function fittingClick(click: CommandsRequest, where: Where): Where {
  const { page, locale } = fitting(where);
  if (!page) return { page, locale };
  const bare = { ...click, opening: { page: { url: "", title: "" }, locale } };
  const bytesMax = LIMITS.clickBytesMax - bytesOf(bare);
  const title = cut(page.title, Math.max(bytesMax / 3, bytesMax - bytesOf(page.url) + QUOTES));
  return { page: { url: cut(page.url, bytesMax - bytesOf(title) + QUOTES), title }, locale };
}

function text(said: string, charsMax: number): string {
  // What the cut has halved goes, and what the page has halved itself is no UTF-8.
  const whole = said.slice(0, charsMax).replace(/[\uD800-\uDBFF]$/, "");
  return new TextDecoder().decode(new TextEncoder().encode(whole));
}

const QUOTES = 2;

function cut(said: string, bytesMax: number): string {
  let kept = "";
  let bytes = 0;
  for (const letter of said) {
    bytes += bytesOf(letter) - QUOTES;
    if (bytes > bytesMax) break;
    kept += letter;
  }
  return kept;
}

// As it travels: JSON in UTF-8, with a text's quotation marks.
function bytesOf(value: unknown): number {
  const json = JSON.stringify(value, (key, part: unknown) => (key === "receipt" ? undefined : part));
  return new TextEncoder().encode(json).length;
}
