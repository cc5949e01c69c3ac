// Brings a question and a policy to the same words: "Can I send it back?" and "return". Knows nothing of documents or scores.
import { stemmer } from "stemmer";

/** What people say, and the word that the policies use. Applied to both, so that either side may use either. */
const SYNONYMS: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/\b(how long|how many (days|weeks|months|years)|how fast|how quick(ly)?)\b/g, "duration"],
  [/\b(have to|must|need to|do i) pay\b/g, "cost"],
  [/\be-?mails?\b/g, "mail"],
  [/\b(christmas|xmas)( present| gift)?s?\b/g, "december gift"],
  [/\b(blue|red|green|black|white|grey|gray|yellow|brown|colors?|colours?)\b/g, "colour"],
  [/\b(money back|cash back|reimburse\w*|get (my|the) money|gave back my money)\b/g, "refund"],
  [
    /\b(send|sending|sent|give|giving|bring|bringing|take|taking|ship|mail)( (it|them|this|that|something|things|stuff|an item|a product))? back\b/g,
    "return",
  ],
  [/\b(swap|swapping|swapped|trade in)\b/g, "exchange"],
  [/\b(wrong|different|other|another|bigger|smaller|larger) size\b/g, "exchange size"],
  [/\b(doesn'?t|does not|didn'?t|don'?t) fit\b/g, "exchange size"],
  [/\b(parcel|package|shipment|packet)s?\b/g, "parcel"],
  [
    /\b(hasn'?t|has not|have not|haven'?t|not|never|didn'?t|did not) (yet )?(arrived?|come|came|received?|show(ed|n)? up|turn(ed)? up|get|got|gotten)( yet)?\b|\b(isn'?t|is not|not) (here|there)( yet)?\b/g,
    "missing",
  ],
  [/\b(lost|disappeared|vanished)\b/g, "missing"],
  [/\b(smashed|crushed|dented|arrived broken)\b/g, "damaged"],
  [/\b(deliver(y|ies|ed|s|ing)?|shipp?(ing|ed|s)?|dispatch(ed)?|postage|freight|arrives?)\b/g, "ship"],
  [
    /\b(broken|broke|breaks|faulty|defect(ive)?s?|stopped working|(doesn'?t|not) work(ing)?|tore|torn|ripped|came apart|come apart|came off|fell off|leak(s|ing|ed)?)\b/g,
    "fault",
  ],
  [/\b(guarantee[ds]?)\b/g, "warranty"],
  [/\b(fix|fixed|fixing|mend|mended|mends|mending|repaired|repairing|repairs)\b/g, "repair"],
  [/\b(how much|prices?|fees?|expensive|costs)\b/g, "cost"],
  [/\b(paid|paying|pays|payments?)\b/g, "pay"],
  [/\b(credit card|debit card|bank card|visa|mastercard|amex|american express)s?\b/g, "card"],
  [/\b(paypal|klarna|vipps|swish|mobilepay|(apple|google) pay)\b/g, "$& pay"],
  [/\b(vouchers?|coupons?|promo(tion)? codes?|promo)\b/g, "discount code"],
  [/\b(installments?|instalments?|monthly|rates|split the payment|bnpl)\b/g, "instalment"],
  [/\b(bitcoin|btc|ethereum|crypto)\b/g, "cryptocurrency"],
  [/\b(declined|rejected|failed|won'?t go through|didn'?t go through|not accepted|card error)\b/g, "declined"],
  [/\b(abroad|international(ly)?|overseas|worldwide)\b/g, "country"],
  [
    /\b(germany|france|spain|italy|poland|austria|belgium|netherlands|holland|portugal|ireland|greece|czech\w*|hungary|estonia|latvia|lithuania|luxembourg)\b/g,
    "europe",
  ],
  [/\b(european union|eu)\b/g, "europe"],
  [/\b(u\.?s\.?a\.?|united states|america)\b/g, "america"],
  [/\b(u\.?k\.?|united kingdom|great britain|england|scotland)\b/g, "britain"],
  [/\b(dut(y|ies)|import tax(es)?|tariffs?|import (fees?|costs?|duties))\b/g, "customs"],
  [/\b(taxes|tax)\b/g, "vat"],
  [/\b(wash(ed|ing)?|launder|laundry|cleaned|cleaning|dishwasher)\b/g, "clean"],
  [/\b(jumper|pullover|cardigan|knitwear|woollen|woolen|merino)s?\b/g, "wool"],
  [/\b(sold out|out of stock|restock(ed|ing)?|available again|availability)\b/g, "stock"],
  [/\b(pick (it |them |my order )?up|picking up|pickup|picked up|collection|collecting)\b/g, "collect"],
  [/\b(modify|edit|amend|alter|update|correct)\b/g, "change"],
  [/\b(bill|bills)\b/g, "invoice"],
  [/\b(secure|security|trustworthy|scam|fraud)\b/g, "safe"],
  [/\b(dollars?|usd|pounds?|nok|sek|kroner|kronor|euros?)\b/g, "currency"],
  [/\b(sign up|register|log ?in|password|profile)\b/g, "account"],
  [
    /\b(item|thing|piece|part)s? (is |are |was |were )?(wrong or )?missing\b|\bmissing (an? |one |some )?(item|thing|piece|part)s?\b|\bincomplete\b/g,
    "wrong item incomplete",
  ],
  [/\b(original (packaging|box)|own box|packaging)\b/g, "packaging"],
  [/\b(presents?)\b/g, "gift"],
  [/\b(stores?|physical shops?)\b/g, "shop"],
  [/\b(wrapp?(ed|ing)?( paper)?)\b/g, "wrap"],
  [/\b(worn|used|tried on|try on)\b/g, "condition"],
  [/\b(tents?|poles)\b/g, "tent"],
];

/** Words that say nothing of what a question is about. */
const STOP = new Set(
  `a about above after again all also am an and any anybody anyone anything are as at be because been before being but by can cannot cant
  could did didn do does doesn doing don done dont down each else even ever every few for from further get gets getting give go goes going got had has
  hasn have haven having he hello her here hers hey hi him his how however i if im in into is isn it its itself ive just know let like ll
  long make makes many may maybe me might more most much must my myself need needs no nor not now of off ok okay on once one only or
  other our ours out over own please possible really s same say says shall she should so some somebody somehow someone something soon still such sure
  t take takes tell than thank bring brought bringing thanks that thats the their them then there these they thing things this those through to too under until up us use
  ve very want wants was we well were what whats when where which while who whom why will with without won would yes yet you your yours
  guys question wondering wonder ask help does anyone possible happen happens currently actually already way kind recently create created count counts buy bought`.split(
    /\s+/,
  ),
);

/** The words of a text that matter, in the form that both sides share. May repeat. */
export function wordsOf(text: string): readonly string[] {
  let plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/\bUS\b/g, "united states") // in lower case it is "us"
    .toLowerCase()
    .replace(/[’‘]/g, "'");
  for (const [pattern, word] of SYNONYMS) plain = plain.replace(pattern, word);
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map((word) => stemmer(word));
}
