// Makes what a page says of itself fit for the wire. Knows nothing of pages.
import { LIMITS, type Page } from "@handrail/protocol";

/** Where a conversation begins. */
export interface Where {
  readonly page: Page | null;
  readonly locale: string | null;
}

/** The same, no longer than the wire takes, and with U+FFFD for each half of an emoji: it goes beside a click, which it must not hold up (HG3). */
export function fitting({ page, locale }: Where): Where {
  return {
    page: page && { url: text(page.url, LIMITS.urlCharsMax), title: text(page.title, LIMITS.nameCharsMax) },
    locale,
  };
}

function text(said: string, charsMax: number): string {
  // What the cut has halved goes, and what the page has halved itself is no UTF-8.
  const cut = said.slice(0, charsMax).replace(/[\uD800-\uDBFF]$/, "");
  return new TextDecoder().decode(new TextEncoder().encode(cut));
}
