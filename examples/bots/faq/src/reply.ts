// Decides what the bot says to a transcript: quotes a policy, or says that it does not know. Pure; knows nothing of HTTP or models.
import { intentOf, withoutGreeting } from "./intent.ts";
import type { Findings, Passage, Retrieval } from "./retrieval.ts";

/** An answer in the words of the bot contract. */
export interface Reply {
  readonly text: string;
  readonly unsure: boolean;
  readonly human: boolean;
  readonly suggestions: readonly string[];
  readonly sources: readonly { readonly title: string; readonly url: string; readonly quote?: string }[];
}

/** One message, as the contract has it. */
export interface Message {
  readonly role: "visitor" | "bot" | "agent";
  readonly text: string;
}

/** The reply, and what it rests on: a model may word the answer to a question, but nothing else. */
export interface Decision {
  readonly reply: Reply;
  readonly question: { readonly text: string; readonly passages: readonly Passage[] } | null;
}

const STARTERS = ["How long does delivery take?", "How do I return something?", "Where is my order?"] as const;
const FOLLOW_UP = /^(and|but|also|so|what about|how about|what if|ok(ay)?,? (and|but|so))\b/i;
const QUESTION_CHARS_MAX = 2_000; // what comes after is not a question but an essay, and slows the search

/** Makes the decision for the last message of the visitor. */
export function decideReply(
  messages: readonly Message[],
  options: { readonly retrieval: Retrieval; readonly shopUrl: string },
): Decision {
  const { retrieval, shopUrl } = options;
  const asked = messages.filter(({ role }) => role === "visitor").map(({ text }) => text.slice(0, QUESTION_CHARS_MAX));
  const last = asked.at(-1) ?? "";
  const intent = intentOf(last);
  switch (intent.type) {
    case "human":
      return fixed({ text: "Of course. I'm asking one of my human colleagues to join us here.", human: true });
    case "greeting":
      return fixed({
        text: "Hello! I'm the shop's bot. I know our policies on shipping, returns, refunds, warranty, payment and orders by heart. What would you like to know?",
        suggestions: STARTERS,
      });
    case "thanks":
      return fixed({ text: "You're welcome! Is there anything else?", suggestions: STARTERS.slice(0, 2) });
    case "order":
      return fixed(orderReply(intent.number, shopUrl));
    case "question": {
      const question = withoutGreeting(last);
      const { text, findings } = search(retrieval, question, asked.at(-2));
      return { reply: questionReply(findings, shopUrl), question: { text, passages: findings.passages } };
    }
  }
}

function fixed(said: Partial<Reply> & { readonly text: string }): Decision {
  return { reply: { unsure: false, human: false, suggestions: [], sources: [], ...said }, question: null };
}

/** "And to Finland?" is understood together with the question before it. */
function search(
  retrieval: Retrieval,
  question: string,
  before: string | undefined,
): { readonly text: string; readonly findings: Findings } {
  const findings = retrieval.find(question);
  if (before === undefined || !FOLLOW_UP.test(question)) return { text: question, findings };
  const text = `${before} ${question}`;
  const together = retrieval.find(text);
  return together.isSure ? { text, findings: together } : { text: question, findings };
}

/** The bot sees no orders, so it never says where one is. */
function orderReply(number: string | null, shopUrl: string): Partial<Reply> & { readonly text: string } {
  const which = number === null ? "your order number (FF and five digits, from our e-mail)" : `${number}`;
  return {
    text: `I can't see orders myself, so I won't guess. The order status page shows where yours is: enter ${which} with your e-mail address or postcode. If something looks wrong there, a human can look into it.`,
    suggestions: ["How long does delivery take?", "My parcel was damaged or is missing", "Can I change my order?"],
    sources: [
      {
        title: "Order status",
        url: `${shopUrl}/order-status${number === null ? "" : `?order=${encodeURIComponent(number)}`}`,
      },
    ],
  };
}

function questionReply({ passages, isSure }: Findings, shopUrl: string): Reply {
  const [best, ...others] = passages;
  if (best === undefined || !isSure) {
    return {
      text: "I don't find an answer to that in our policies, and I won't guess. A human can tell you: shall I get one?",
      unsure: true,
      human: false,
      suggestions: suggest(passages, best === undefined ? [] : [best]),
      sources: [],
    };
  }
  return {
    text: `Our policy on ${best.policy.title.toLowerCase()} says, under “${best.section.heading}”:\n\n${best.section.text}`,
    unsure: false,
    human: false,
    suggestions: suggest(
      others,
      best.policy.sections.filter((section) => section !== best.section).map((section) => ({ section })),
    ),
    sources: sourcesOf([best], shopUrl),
  };
}

/** Headings are questions that the bot can answer: the next best ones, then what stands beside them. */
function suggest(
  first: readonly { readonly section: { readonly heading: string } }[],
  then: readonly { readonly section: { readonly heading: string } }[],
): readonly string[] {
  const headings = [...first.slice(0, 2), ...then].map(({ section }) => section.heading);
  return [...new Set([...headings, ...STARTERS])].slice(0, 3);
}

/** Where passages stand on the shop's help page. */
export function sourcesOf(passages: readonly Passage[], shopUrl: string): Reply["sources"] {
  return passages.map(({ policy, section, quote }) => ({
    title: `${policy.title}: ${section.heading}`,
    url: `${shopUrl}/help#${section.anchor}`,
    quote,
  }));
}
