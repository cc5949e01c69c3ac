// The states of the panel that show what was said before: the list, one conversation of it, and the questions asked on the way.
import { conversationId, conversationSecret, runId, type ConversationSecret, type Event } from "@handrail/protocol";
import { fakeChat, MAYA, NOW_MS, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";

const DAY_S = 86_400;
const started = (secondsAgo: number): Line => [
  "visitor",
  secondsAgo,
  { type: "conversation.started", site: SITE.site, page: null, locale: "en" },
];
const said = (who: "visitor" | "agent", secondsAgo: number, text: string): Line => [
  who,
  secondsAgo,
  { type: "message.sent", text },
];
const answered = (secondsAgo: number, text: string): Line => [
  "bot",
  secondsAgo,
  {
    type: "message.sent",
    text,
    answer: { run: runId("r"), askSeq: 2, isUnsure: false, suggestions: [], sources: [] },
  },
];

const PARCEL: readonly Line[] = [
  started(DAY_S + 900),
  said("visitor", DAY_S + 900, "My parcel was here yesterday, but nobody rang the bell."),
  answered(DAY_S + 890, "I am sorry to hear that. The carrier tries **twice** more."),
  ["visitor", DAY_S + 800, { type: "human.requested", why: "button" }],
  ["agent", DAY_S + 760, { type: "human.joined", agent: MAYA }],
  said("agent", DAY_S + 700, "Hello, I am Maya. I have asked the driver to ring you before the next try."),
  said("visitor", DAY_S + 600, "Great, thank you!"),
  ["agent", DAY_S + 500, { type: "conversation.closed" }],
];
const SIZES: readonly Line[] = [
  started(9 * DAY_S),
  said("visitor", 9 * DAY_S, "Which size for 178 cm?"),
  answered(9 * DAY_S - 5, "M for a close fit, L if you wear a jumper underneath."),
];

/** The earlier conversations of the fake chat, by their secrets. */
const LOGS: ReadonlyMap<ConversationSecret, readonly Event[]> = new Map(
  [PARCEL, SIZES].map((lines, index) => {
    const log = fakeChat();
    tell(log, lines);
    const events = log.entries.value.flatMap((entry) => (entry.type === "event" ? [entry.event] : []));
    return [conversationSecret(String(index).repeat(43)), events];
  }),
);

const ENDED: readonly Line[] = [
  ...SIZES.map(([who, , body]): Line => [who, 60, body]),
  ["visitor", 5, { type: "conversation.closed" }],
];

/** A chat that knows of them. */
function knowing(lines: readonly Line[], steps: FakeChat["steps"] = []): FakeChat {
  const chat = fakeChat();
  if (lines.length > 0) tell(chat, lines);
  const { lent } = chat;
  const earlier = [...LOGS].map(([secret, events]) => ({
    secret,
    lastAtMs: events.at(-1)?.atMs ?? 0,
    head: events.length,
    agent: events.some(({ type }) => type === "human.joined") ? MAYA.name : null,
  }));
  const secret = lent.offer();
  void lent.platform.storage.update(SITE.site, () => ({ version: 1, secret, outbox: [], conversation: null, earlier }));
  lent.wire.read = ({ secret: of, after }) => {
    const events = LOGS.get(of) ?? [];
    const conversation = conversationId("c".repeat(43));
    const live = { asOfMs: NOW_MS, place: null, waiting: 0, agentsOnDuty: 1, expectedWaitMs: null, step: null };
    const value = {
      conversation,
      generation: "g",
      head: events.length,
      nowMs: NOW_MS,
      events: events.filter(({ seq }) => seq > after),
      live,
      run: null,
    };
    return Promise.resolve({ type: "ok", value });
  };
  return Object.assign(chat, { steps });
}

function erased(erasure: "done" | "pending"): FakeChat {
  const chat = fakeChat();
  chat.erasure.value = erasure;
  return chat;
}

const MENU = ".menu .icon";
const LIST = [MENU, ".menu li:nth-child(2) button"];
const READING = [...LIST, ".past li button"];

/** By name, as the other states. */
export const EARLIER_STATES = {
  erased: () => erased("done"),
  "erased-here": () => erased("pending"),
  "earlier-menu": () => knowing(SIZES, [MENU]),
  "earlier-start": () => knowing(SIZES, [MENU, ".menu ul:has(li:nth-child(7)) li:nth-child(2) button"]),
  "earlier-list": () => knowing([], LIST),
  "earlier-reading": () => knowing([], READING),
  "earlier-erase": () => knowing([], [...READING, ".sheet .acts button:last-child"]),
  "earlier-closed": () => knowing(ENDED),
};
