// Chooses the language of the plain page: the one that the shop's link asks for (`?lang=`), else the one that the conversation is held in,
// else what the browser asks for.
import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";
import { speechFor, type Speech } from "../../words/speech.ts";

/** What is asked for, before it is known which conversation is shown. */
export interface Wishes {
  /** By the address: the page's own addresses carry it on. */
  readonly lang: string | null;
  /** By the browser, most wanted first. */
  readonly browser: readonly string[];
}

/** Reads the wishes of a request. */
export function wishesOf(c: Context): Wishes {
  const lang = c.req.query("lang") ?? "";
  const browser = parseAccept(c.req.header("accept-language") ?? "").filter(({ q }) => q > 0);
  return { lang: /^[\w-]{2,35}$/.test(lang) ? lang : null, browser: browser.map(({ type }) => type) };
}

/** Grants the first that can be granted. `locale`: what the conversation is held in, if there is one and it is known. */
export function speechOf({ lang, browser }: Wishes, locale: string | null = null): Speech {
  return speechFor([lang, locale, ...browser]);
}
