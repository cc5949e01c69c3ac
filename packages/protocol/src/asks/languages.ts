// Finds whose words to listen for: those of the visitor's language, and English ones.
import type { AskWords } from "./ask-words.ts";
import { ar } from "./languages/ar.ts";
import { bg } from "./languages/bg.ts";
import { bn } from "./languages/bn.ts";
import { ca } from "./languages/ca.ts";
import { cs } from "./languages/cs.ts";
import { da } from "./languages/da.ts";
import { de } from "./languages/de.ts";
import { el } from "./languages/el.ts";
import { en } from "./languages/en.ts";
import { es } from "./languages/es.ts";
import { et } from "./languages/et.ts";
import { fa } from "./languages/fa.ts";
import { fi } from "./languages/fi.ts";
import { fil } from "./languages/fil.ts";
import { fr } from "./languages/fr.ts";
import { he } from "./languages/he.ts";
import { hi } from "./languages/hi.ts";
import { hr } from "./languages/hr.ts";
import { hu } from "./languages/hu.ts";
import { id } from "./languages/id.ts";
import { is } from "./languages/is.ts";
import { it } from "./languages/it.ts";
import { ja } from "./languages/ja.ts";
import { ko } from "./languages/ko.ts";
import { lt } from "./languages/lt.ts";
import { lv } from "./languages/lv.ts";
import { ms } from "./languages/ms.ts";
import { nb } from "./languages/nb.ts";
import { nl } from "./languages/nl.ts";
import { pl } from "./languages/pl.ts";
import { ptBR } from "./languages/pt-BR.ts";
import { ptPT } from "./languages/pt-PT.ts";
import { ro } from "./languages/ro.ts";
import { ru } from "./languages/ru.ts";
import { sk } from "./languages/sk.ts";
import { sl } from "./languages/sl.ts";
import { sr } from "./languages/sr.ts";
import { sv } from "./languages/sv.ts";
import { sw } from "./languages/sw.ts";
import { ta } from "./languages/ta.ts";
import { th } from "./languages/th.ts";
import { tr } from "./languages/tr.ts";
import { uk } from "./languages/uk.ts";
import { ur } from "./languages/ur.ts";
import { vi } from "./languages/vi.ts";
import { zhHans } from "./languages/zh-Hans.ts";
import { zhHant } from "./languages/zh-Hant.ts";
import { listenerOf, type Listener } from "./listen.ts";
import { tagOf } from "./tags.ts";

/** By tag, as in `data-locale`. */
const WORDS: Readonly<Record<string, AskWords>> = {
  ar,
  bg,
  bn,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fil,
  fr,
  he,
  hi,
  hr,
  hu,
  id,
  is,
  it,
  ja,
  ko,
  lt,
  lv,
  ms,
  nb,
  nl,
  pl,
  "pt-BR": ptBR,
  "pt-PT": ptPT,
  ro,
  ru,
  sk,
  sl,
  sr,
  sv,
  sw,
  ta,
  th,
  tr,
  uk,
  ur,
  vi,
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
};

const listeners = new Map<string, Listener>();

/** One or two: English, and the visitor's own language before it where it is another one of ours. */
export function listenersFor(locale: string | null): readonly Listener[] {
  const own = tagOf(locale ?? "en", WORDS);
  return own === null || own === "en" ? [listenerTo("en")] : [listenerTo(own), listenerTo("en")];
}

// Made when somebody first writes in it, and kept.
function listenerTo(tag: string): Listener {
  const known = listeners.get(tag) ?? listenerOf(WORDS[tag] ?? {});
  listeners.set(tag, known);
  return known;
}
