// Decides whether a row of roles is an ask for a human: the same in every language.

/** Not wanted, whatever it is: "don't want", "no need to call". */
const DENIED = /n[fca.]{0,2}(?:[wtbh][fc]{0,2})+/g;
const DENIED_BEHIND = /[wtb]+[fc]?n/g;
const PAST = /o[^wtb]{0,3}[ps]|[ps][^wtb]{0,2}o/g;

/** Nothing but the person, politely. */
const BARE: readonly RegExp[] = [/^[fcwx,]*p[fpacwbt,]*$/, /^[fw,]*p[.]?[fpawbt,]*$/];
const ASKS: readonly RegExp[] = [
  /w.{0,4}p/,
  /w.{0,4}t.{0,4}[ps]/,
  /w.{0,3}s.{0,4}[at]/,
  /t.{0,4}p/,
  /t.{0,2}s/,
  /b.{0,4}p/,
  /b.{0,3}s/,
  /p.{0,4}[tbw]/,
  /s.{0,3}[tb]/,
  /c.{0,3}p.{0,5}a/,
  /c.{0,2}a.{0,3}p/,
  /c.{0,3}s.{0,5}a/,
  /h[fa,]{0,3}[ps]/,
  /wf{0,2}s/,
  /cf{0,2}s[f,]*$/,
  /sf{0,2}c[f,]*$/,
  /^[f,]*s.{0,3}a/,
  /k/,
  // Away with the bot.
  /[xnD].{0,4}m/,
  /m.{0,3}[xnD]/,
];
const NEVER: readonly RegExp[] = [/nf?[ps]/, /[ps]f?n$/, /pf?g/, /n[^,]?k/, /kf?n/, /c.?x.{0,4}m/];

/** @param isVerbLast see {@link AskWords} */
export function isAsk(heard: string, isVerbLast: boolean): boolean {
  const said = (isVerbLast ? heard.replace(DENIED_BEHIND, "D") : heard).replace(DENIED, "D").replace(PAST, "-");
  // What a question of another kind asks about follows it, where verbs do not come last.
  const fact = said.indexOf("q");
  const asked = fact < 0 ? said : isVerbLast ? "" : said.slice(0, fact);
  if (NEVER.some((never) => never.test(asked))) return false;
  return BARE.some((bare) => bare.test(said)) || ASKS.some((ask) => ask.test(asked));
}
