// Recognises what needs no search: a greeting, thanks, a wish for a human, a question about one order. Knows nothing of policies.

/** What a message is, besides a question. */
export type Intent =
  | { readonly type: "human" }
  | { readonly type: "greeting" }
  | { readonly type: "thanks" }
  | { readonly type: "order"; readonly number: string | null }
  | { readonly type: "question" };

const PERSON =
  "(human|person|people|agent|representative|rep|advis[oe]r|operator|someone|somebody|employee|staff|support|customer service|colleague)";
const WISH =
  "(talk|speak|chat|write|connect|transfer|put me through|get|give|call|contact|reach|want|need|like|have|is there|pass)";

const HUMAN = [
  new RegExp(`^(a |an |the |real |live |actual )*${PERSON}( please| now)?[!.?]*$`),
  new RegExp(
    `\\b(talk|speak|chat|write|connect|connected|transferred?|put (me )?through|get through|switch|hand(ed)? over|pass(ed)? on)( me)? (to|with) (an? |the |your |some |real |live |actual |other )*${PERSON}\\b`,
  ),
  new RegExp(
    `\\b${WISH}( me| to have)? (an? |the |your |some )*(real |live |actual |proper )*(human|person|agent|representative|operator|advis[oe]r)\\b(?! (who|that|for|size))`,
  ),
  /\b(not|instead of) (a |an |the |this )?(ro)?bot\b|\bhuman(,)? (please|now)\b|\breal (human|person)\b|\bstop (the )?bot\b/,
];
const NO_HUMAN =
  /\b(don'?t|do not|no|not|never) (want|need|like|wish)( to (talk|speak|chat|write))?( to| with)? (an? |the |any )?(human|person|agent|anyone|anybody)\b|\bno (human|agent|person)\b/;

const GREETING =
  /^(hi|hello|hey|hei|hallo|hej|good (morning|afternoon|evening|day)|god (dag|morgen|kveld)|moin|yo)( there| all| team| bot| everyone)*[\s!.,:)-]*/;
const THANKS =
  /^(ok(ay)?[,.! ]*)?(great[,.! ]*|perfect[,.! ]*)?(thanks?|thank you|thx|cheers|takk|tusen takk|ta)( so much| a lot| very much| for (your|the) help)?[\s!.,:)]*$/;
const ORDER_NUMBER = /\bff[- ]?(\d{5})\b|\border (?:number |no\.? |nr\.? |#)?#?(\d{5})\b|^#?(\d{5})[.!?]?$/;
const ORDER_STATUS =
  /\b(where('?s| is| are)|status( of)?|track(ing)?|when (will|does|is|do)|has|find|locate|check)\b.*\b(my|the|our|this) (order|parcel|package|delivery|stuff|things|shipment)\b(?!.*\b(cancel|change|return)\b)|\border status\b|\btrack (it|my)\b/;

/** Reads one message of a visitor. */
export function intentOf(message: string): Intent {
  const text = message.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
  if (!NO_HUMAN.test(text) && HUMAN.some((pattern) => pattern.test(text))) return { type: "human" };
  if (text.replace(GREETING, "") === "") return { type: "greeting" };
  if (THANKS.test(text)) return { type: "thanks" };
  const found = ORDER_NUMBER.exec(text);
  if (found !== null) return { type: "order", number: `FF-${found[1] ?? found[2] ?? found[3] ?? ""}` };
  if (ORDER_STATUS.test(text)) return { type: "order", number: null };
  return { type: "question" };
}

/** The message without the greeting that it begins with. */
export function withoutGreeting(message: string): string {
  const rest = message.trim().replace(new RegExp(GREETING.source, "i"), "");
  return rest === "" ? message : rest;
}
