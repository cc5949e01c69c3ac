// The same ear for pages: the words of one visitor's language and no other are fetched, when they are first needed.
import type { AskWords } from "./ask-words.ts";
import { en } from "./languages/en.ts";
import { isAskTo, listenerOf } from "./listen.ts";
import { tagOf } from "./tags.ts";

/** By tag, as in `data-locale`; English is always there. */
const WORDS: Readonly<Record<string, () => Promise<AskWords>>> = {
  ar: async () => (await import("./languages/ar.ts")).ar,
  bg: async () => (await import("./languages/bg.ts")).bg,
  bn: async () => (await import("./languages/bn.ts")).bn,
  ca: async () => (await import("./languages/ca.ts")).ca,
  cs: async () => (await import("./languages/cs.ts")).cs,
  da: async () => (await import("./languages/da.ts")).da,
  de: async () => (await import("./languages/de.ts")).de,
  el: async () => (await import("./languages/el.ts")).el,
  es: async () => (await import("./languages/es.ts")).es,
  et: async () => (await import("./languages/et.ts")).et,
  fa: async () => (await import("./languages/fa.ts")).fa,
  fi: async () => (await import("./languages/fi.ts")).fi,
  fil: async () => (await import("./languages/fil.ts")).fil,
  fr: async () => (await import("./languages/fr.ts")).fr,
  he: async () => (await import("./languages/he.ts")).he,
  hi: async () => (await import("./languages/hi.ts")).hi,
  hr: async () => (await import("./languages/hr.ts")).hr,
  hu: async () => (await import("./languages/hu.ts")).hu,
  id: async () => (await import("./languages/id.ts")).id,
  is: async () => (await import("./languages/is.ts")).is,
  it: async () => (await import("./languages/it.ts")).it,
  ja: async () => (await import("./languages/ja.ts")).ja,
  ko: async () => (await import("./languages/ko.ts")).ko,
  lt: async () => (await import("./languages/lt.ts")).lt,
  lv: async () => (await import("./languages/lv.ts")).lv,
  ms: async () => (await import("./languages/ms.ts")).ms,
  nb: async () => (await import("./languages/nb.ts")).nb,
  nl: async () => (await import("./languages/nl.ts")).nl,
  pl: async () => (await import("./languages/pl.ts")).pl,
  "pt-BR": async () => (await import("./languages/pt-BR.ts")).ptBR,
  "pt-PT": async () => (await import("./languages/pt-PT.ts")).ptPT,
  ro: async () => (await import("./languages/ro.ts")).ro,
  ru: async () => (await import("./languages/ru.ts")).ru,
  sk: async () => (await import("./languages/sk.ts")).sk,
  sl: async () => (await import("./languages/sl.ts")).sl,
  sr: async () => (await import("./languages/sr.ts")).sr,
  sv: async () => (await import("./languages/sv.ts")).sv,
  sw: async () => (await import("./languages/sw.ts")).sw,
  ta: async () => (await import("./languages/ta.ts")).ta,
  th: async () => (await import("./languages/th.ts")).th,
  tr: async () => (await import("./languages/tr.ts")).tr,
  uk: async () => (await import("./languages/uk.ts")).uk,
  ur: async () => (await import("./languages/ur.ts")).ur,
  vi: async () => (await import("./languages/vi.ts")).vi,
  "zh-Hans": async () => (await import("./languages/zh-Hans.ts")).zhHans,
  "zh-Hant": async () => (await import("./languages/zh-Hant.ts")).zhHant,
};

/**
 * What hears a typed ask for a human; see `asksForHuman` of `@handrail/protocol/asks`.
 *
 * @param locale the visitor's language as a BCP 47 tag, if it is known
 * @throws when the words of that language do not come
 */
export async function askListener(locale: string | null): Promise<(text: string) => boolean> {
  const own = locale === null ? null : tagOf(locale, WORDS);
  const words = own === null ? undefined : await WORDS[own]?.();
  const listeners = [...(words ? [words] : []), en].map(listenerOf);
  return (text) => isAskTo(listeners, text);
}
