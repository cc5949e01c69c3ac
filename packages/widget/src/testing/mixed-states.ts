// States in which words of both directions meet, and long ones a narrow panel: an English name, an address and a phone number among Arabic ones.
import { agentId, type EventBody } from "@handrail/protocol";
import { fakeChat, MAYA, NOW_MS, promise, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";

/** Does not fit into the panel's header. */
const LONG_NAME = "Guðrún Þorsteinsdóttir-Christensen (Support)";
const said = (text: string): EventBody => ({ type: "message.sent", text });

const lines: readonly Line[] = [
  ["visitor", 90, { type: "conversation.started", site: SITE.site, page: null, locale: "ar" }],
  ["visitor", 80, said("أريد سترة Fjell Rain Jacket Pro 2، هل هي متوفرة؟ رقمي +47 912 34 567.")],
  [
    "visitor",
    70,
    {
      type: "contact.given",
      contact: { name: null, email: "mariam.longname.longname@subdomain.example.com", phone: "+20 100 123 4567" },
    },
  ],
  ["agent", 60, { type: "human.joined", agent: { ...MAYA, name: LONG_NAME } }],
  ["agent", 50, said("نعم، القياس XL متوفر. Call +47 55 00 00 00.")],
];

/** Name → a chat in that state. */
export const MIXED_STATES: Readonly<Record<string, () => FakeChat>> = {
  "mixed-directions": () => {
    const chat = fakeChat();
    tell(chat, lines);
    chat.human.value = { type: "talking", agent: { id: agentId("maya"), name: LONG_NAME }, promise: promise(-10, 110) };
    return chat;
  },
  "mixed-form": () => {
    const chat = fakeChat();
    const form = {
      title: "Your return (2 items)",
      fields: [
        { name: "why", label: "Why?", type: "choice", choices: ["Too small", "Too large"], isRequired: false },
        { name: "mail", label: "E-mail", type: "email", isRequired: true },
      ],
    } as const;
    tell(chat, [...lines, ["agent", 40, { ...said("Please tell us:"), form } as EventBody]]);
    chat.human.value = { type: "talking", agent: MAYA, promise: null };
    chat.now.value = NOW_MS;
    return chat;
  },
};
