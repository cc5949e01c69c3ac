// Decides whether a row of roles is an ask for a human: the same in every language.

/** Not wanted, whatever it is: "don't want", "no need to call". */
const DENIED = /n[fca]{0,2}(?:[wtbh][fc]{0,2})+/g;
const DENIED_BEHIND = /[wtb]+[fc]?n/g;
const PAST = /o[^wtb]{0,2}[ps]|[ps][^wtb]?o/g;
/** What others want, and what else is passed on: "my boss wants an invoice", "transfer the ticket to another person". */
const GOODS = /[ps]f{0,3}[wtb]f{0,2}j|bf{0,2}j/g;
const GOODS_BEFORE = /[ps]f{0,2}jf{0,2}[wtb]|jf{0,2}b/g;
/** What a question of another kind asks about follows it, up to the next comma at most. */
const FACT = /q[^,]{0,5}(?:,f{0,2}nf{0,2}m)?/g;
/** Where verbs come last, it may stand in front of the question, too. */
const FACT_AROUND = /[^,]*q[^,]*/g;
/** Clauses that are about something else, and those that tell of others or of yesterday: "my husband will call", "yesterday she connected me". */
const ASIDE = /[^,]*v[^,]*|(?<=^|,)[fc]{0,3}[ro][^,kwxm]*/g;
/** "No, thanks": nothing else is wanted instead, and no bot is refused. */
const TAKEN_BACK = /^[fce]?n[fce]*(?:,[^mwtbpkh]*)?$/;

/** Nothing but the person, politely. */
const BARE: readonly RegExp[] = [/^[fcwx,]*p[fpacwbthx,]*$/, /^[fw,]*p[.]?[fpawbt,]*$/];
/** Nothing but what the bot is to do for it: "transfer, please". */
const BARE_DEED = /^[f,]*b[f,]*$/;
const ASKS: readonly RegExp[] = [
  /w.{0,6}p/,
  /w.{0,4}t.{0,4}[ps]/,
  // Whoever it is: "I want to speak with a <trade that is in no list>".
  /w[fc]{0,3}tf{0,3}[.](?!.{0,3}m)/,
  /w.{0,3}s.{0,4}[at]/,
  /wf{0,2}s/,
  /t.{0,4}p/,
  /t.{0,2}s/,
  /b.{0,4}p/,
  /b.{0,3}s/,
  /bf?t/,
  /p[^,]{0,4}[tbw]/,
  /p[fcp]{0,2},[fcx]{0,3}[tbw]/,
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
  /^[^oq-]*w[fc]{0,3}tf{0,3}$/,
  /k/,
  // Away with the bot; enough of it, a human.
  /[xnD][^o]{0,5}m/,
  /m[^o]{0,3}[xnD]/,
  /[xmnDw].{0,30},f{0,4}s?f?pf{0,4}$/,
];
/** A person, and please or at once: what is the matter may follow. */
const PRESSING: readonly RegExp[] = [
  /^[fce,]*(?:p[fc]{0,2}e|e[fce]{0,2}s?p)[^qgoj]*$/,
  /^[fce,]*[.]?[fce]*pf{0,2}e[^qonjg]*$/,
  /^[^qo]*pf?e[fe]?$/,
  /^[fce,]*s[fc]?e[fce]*$/,
];
/** Where verbs come last: "somebody … I want". */
const ASKS_VERB_LAST = /s[^,nx]{0,4}w/;
const NEVER: readonly RegExp[] = [
  /nf?[ps]/,
  /[ps]f?n$/,
  /(?<!t[^,]{0,2})pf?g/,
  /(?<!t[^,]{0,2})gf{0,2}p/,
  /xf?k(?!.{0,2}[kps])/,
  /n[^,.]{0,2}k/,
  /kf?n/,
  /c.?x.{0,4}m/,
];

/** Whether a sentence takes back what the one before it asked: "An agent? No, thanks." */
export function isTakenBack(next: string): boolean {
  return TAKEN_BACK.test(next);
}

/** @param isVerbLast see {@link AskWords} */
export function isAsk(row: string, isVerbLast: boolean): boolean {
  const about = row.replace(ASIDE, "-").replaceAll("r", ".");
  const heard = about.replaceAll("e", "f");
  const said = (isVerbLast ? heard.replace(DENIED_BEHIND, "D") : heard)
    .replace(DENIED, "D")
    .replace(PAST, "-")
    .replace(isVerbLast ? GOODS_BEFORE : GOODS, "-");
  const isFact = said.includes("q");
  const asked = !isFact ? said : said.replace(isVerbLast ? FACT_AROUND : FACT, "-");
  if (NEVER.some((never) => never.test(asked))) return false;
  if (!isVerbLast && BARE_DEED.test(said)) return true;
  if (PRESSING.some((pressing) => pressing.test(about))) return true;
  return (
    BARE.some((bare) => bare.test(said)) ||
    ASKS.some((ask) => ask.test(asked)) ||
    (isVerbLast && ASKS_VERB_LAST.test(asked))
  );
}
