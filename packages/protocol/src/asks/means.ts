// Decides whether a row of roles is an ask for a human: the same in every language.

/** Not wanted, whatever it is: "don't want", "no need to call". */
const DENIED = /n[fca]{0,2}(?:[wtbh][fc]{0,2})+/g;
const DENIED_BEHIND = /[wtb]+[fc]?n/g;
const PAST = /o[^wtb]{0,2}[ps]|[ps][^wtb]?o/g;
/** What others want, and what else is passed on: "my boss wants an invoice", "transfer the ticket to another person". */
const GOODS = /[ps]f{0,3}[wtb]f{0,2}j|bf{0,2}j/g;
const GOODS_BEFORE = /[ps]f{0,2}jf{0,2}[wtb]|jf{0,2}b/g;
/** What a question of another kind asks about follows it, up to the next comma at most. */
const FACT = /q[^,]{0,5}/g;

/** Nothing but the person, politely. */
const BARE: readonly RegExp[] = [/^[fcwx,]*p[fpacwbthx,]*$/, /^[fw,]*p[.]?[fpawbt,]*$/];
/** Nothing but what the bot is to do for it: "transfer, please". */
const BARE_DEED = /^[f,]*b[f,]*$/;
const ASKS: readonly RegExp[] = [
  /w.{0,6}p/,
  /w.{0,4}t.{0,4}[ps]/,
  /w.{0,3}s.{0,4}[at]/,
  /wf{0,2}s/,
  /t.{0,4}p/,
  /t.{0,2}s/,
  /b.{0,4}p/,
  /b.{0,3}s/,
  /bf?t/,
  /p.{0,4}[tbw]/,
  /p.?c.{0,3}a/,
  /s.{0,3}[tb]/,
  /sf?a/,
  /sf{0,2},f{0,3}p$/,
  /^[f,]*s.{0,3}a/,
  /sf{0,2}c[f,]*$/,
  /a.{0,3}[ps]/,
  /c.{0,3}[ps].{0,5}a/,
  /cf?s/,
  /cf{0,2}s[f,]*$/,
  /h[fa,]{0,3}[.]?f{0,2}[ps]/,
  /^[^spchq-]{0,30},f{0,4}pf{0,4}$/,
  // Nothing but wanting to talk.
  /^[fc,]{0,6}(?:wf{0,2}t|tf?w)f{0,4}$/,
  /k/,
  // Away with the bot; enough of it, a human.
  /[xnD][^o]{0,5}m/,
  /m[^o]{0,3}[xnD]/,
  /[xmnDw].{0,30},f{0,4}pf{0,4}$/,
];
const NEVER: readonly RegExp[] = [/nf?[ps]/, /[ps]f?n$/, /pf?g/, /n[^,]?k/, /kf?n/, /c.?x.{0,4}m/];

/** @param isVerbLast see {@link AskWords} */
export function isAsk(heard: string, isVerbLast: boolean): boolean {
  const said = (isVerbLast ? heard.replace(DENIED_BEHIND, "D") : heard)
    .replace(DENIED, "D")
    .replace(PAST, "-")
    .replace(isVerbLast ? GOODS_BEFORE : GOODS, "-");
  // Where verbs come last, it may stand in front of the question, too.
  const isFact = said.includes("q");
  const asked = !isFact ? said : isVerbLast ? "" : said.replace(FACT, "-");
  if (NEVER.some((never) => never.test(asked))) return false;
  if (!isVerbLast && BARE_DEED.test(said)) return true;
  return BARE.some((bare) => bare.test(said)) || ASKS.some((ask) => ask.test(asked));
}
