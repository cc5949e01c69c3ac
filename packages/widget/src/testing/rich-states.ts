// The states in which a message brings more than plain text.
import type { Card, EventBody, FilledField, Form } from "@handrail/protocol";
import { runId } from "@handrail/protocol";
import { fakeChat, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";

const MARKDOWN = `Sale items can be returned within **30 days**, *unworn*:

1. Print the label from [your orders](https://fjord.example/orders)
2. Put everything into the box
   - the jacket
   - its tags

| Where | Costs |
|---|--:|
| Pick-up point | kr 0 |
| At your door | kr 79 |

> Keep the receipt that you get.

Your code is \`FJORD-40217\`:

\`\`\`
https://fjord.example/returns/start?order=40217&code=FJORD-40217&language=en
\`\`\``;

const CARDS: readonly Card[] = [
  {
    title: "Rain jacket, moss",
    text: "Size M · bought 12 November",
    buttons: [
      { label: "Return this one", say: "I want to return the rain jacket" },
      { label: "Show it", url: "https://fjord.example/p/rain-jacket" },
    ],
  },
  {
    title: "Wool hat",
    text: "Bought 12 November",
    buttons: [{ label: "Return this one", say: "I want to return the wool hat" }],
  },
  { title: "Gift card", text: "Cannot be returned", buttons: [] },
];

const FORM: Form = {
  title: "Your return",
  fields: [
    { name: "order", label: "Order number", type: "text", isRequired: true },
    {
      name: "why",
      label: "Why do you return it?",
      type: "choice",
      isRequired: true,
      choices: ["Too small", "Too large", "Something else"],
    },
    { name: "more", label: "Anything to add?", type: "long-text", isRequired: false },
  ],
};

const FIELDS: readonly FilledField[] = [
  { name: "order", label: "Order number", value: "40217" },
  { name: "why", label: "Why do you return it?", value: "Too small" },
  { name: "more", label: "Anything to add?", value: "" },
];

const asks: Line = ["visitor", 40, { type: "message.sent", text: "Can I return something?" }];
const bot = (text: string, brings: { cards?: readonly Card[]; form?: Form } = {}): Line => {
  const { cards, form } = brings;
  const facts = { run: runId("r"), askSeq: 2, isUnsure: false, suggestions: [], sources: [], ...(cards && { cards }) };
  const body: EventBody = { type: "message.sent", text, answer: facts, ...(form && { form }) };
  return ["bot", 30, body];
};
const filled: Line = [
  "visitor",
  20,
  { type: "message.sent", text: FIELDS.map(({ label, value }) => `${label}: ${value}`).join("\n"), fields: FIELDS },
];

const begin = (...lines: readonly Line[]): FakeChat => {
  const chat = fakeChat();
  tell(chat, [["visitor", 90, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }], ...lines]);
  return chat;
};

/** By name, as the other states. */
export const RICH_STATES = {
  "bot-writes-markdown": () => begin(asks, bot(MARKDOWN)),
  "bot-shows-cards": () => begin(asks, bot("Which one is it?", { cards: CARDS })),
  "bot-asks-form": () => begin(asks, bot("I need to know a little more.", { form: FORM })),
  "form-filled": () => begin(asks, bot("I need to know a little more.", { form: FORM }), filled),
};
