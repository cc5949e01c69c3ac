// Every state of the widget that a visitor can meet, by name: the one table that the playground, axe and the contact sheets go through.
import { promiseId, runId, wireError, type EventBody } from "@handrail/protocol";
import { APPOINTMENT_STATES } from "./appointment-states.ts";
import { fakeChat, MAYA, NOW_MS, pending, promise, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";
import { EARLIER_STATES } from "./earlier-states.ts";
import { FILE_STATES } from "./file-states.ts";
import { MIXED_STATES } from "./mixed-states.ts";
import { PICTURE_STATES } from "./picture-states.ts";
import { LAUNCHER_STATES } from "./launcher-states.ts";
import { pressedStates } from "./pressed-states.ts";
import { RICH_STATES } from "./rich-states.ts";
import { UNANSWERED_STATES } from "./unanswered-states.ts";

const said = (text: string): EventBody => ({ type: "message.sent", text });
const answer = (
  text: string,
  facts: { isUnsure?: boolean; suggestions?: string[]; hasSources?: boolean } = {},
): EventBody => ({
  type: "message.sent",
  text,
  answer: {
    run: runId("r"),
    askSeq: 2,
    isUnsure: facts.isUnsure ?? false,
    suggestions: facts.suggestions ?? [],
    sources: facts.hasSources
      ? [
          { title: "Returns and exchanges", url: "https://fjord.example/help/returns", quote: "within 30 days" },
          { title: "How to send a parcel back from abroad", url: "https://fjord.example/help/abroad" },
        ]
      : [],
  },
});
const started: Line = ["visitor", 90_000, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }];
const asked: Line = ["visitor", 60, { type: "human.requested", why: "button" }];
const askedFor: Line = ["bot", 60, { type: "human.requested", why: "bot" }];
const promised = (dueSeconds: number): Line => [
  "relay",
  60,
  {
    type: "promise.made",
    promise: promiseId("p"),
    dueAtMs: NOW_MS + dueSeconds * 1000,
    rung: "live",
    channel: "chat",
    policyVersion: 1,
  },
];
const gave: Line = [
  "visitor",
  20,
  { type: "contact.given", contact: { name: null, email: "kim@home.example", phone: null } },
];
const confirmedIt: Line = ["relay", 10, { type: "contact.confirmed", email: "kim@home.example" }];
const ended: Line = ["agent", 3, { type: "conversation.closed" }];
const joined: Line = ["agent", 40, { type: "human.joined", agent: MAYA }];
const talk: readonly Line[] = [
  started,
  ["visitor", 86_400, said("Hi! Do you ship to Norway?")],
  ["bot", 86_395, answer("Yes. Parcels to Norway take 2 to 4 working days and are free above 900 kr.")],
  ["visitor", 130, said("And can I send back a jacket I bought on sale?")],
  [
    "bot",
    125,
    answer(
      "Yes, sale items can be returned within 30 days, unworn and with their tags. We send the money back to the card you paid with.",
      { hasSources: true },
    ),
  ],
];

const chatWith = (lines: readonly Line[], set: (chat: FakeChat) => void = () => {}): FakeChat => {
  const chat = fakeChat();
  if (lines.length) tell(chat, lines);
  set(chat);
  return chat;
};
const waiting = (chat: FakeChat, dueSeconds = 109): void => {
  chat.human.value = {
    type: "waiting",
    sinceMs: NOW_MS - 60_000,
    promise: promise(-60, dueSeconds),
    isBotBack: false,
    lastEnd: null,
  };
  chat.live.value = {
    asOfMs: NOW_MS,
    place: 2,
    waiting: 3,
    agentsOnDuty: 2,
    expectedWaitMs: null,
    step: "everyone",
    isStale: false,
  };
};
const held = (chat: FakeChat, seenSeq = 0): unknown =>
  (chat.human.value = { type: "talking", agent: MAYA, promise: null, seenSeq });
const talking = (chat: FakeChat): unknown => held(chat);
const seen = (chat: FakeChat): unknown => held(chat, 99);
const conversation: readonly Line[] = [
  ...talk,
  asked,
  promised(120),
  joined,
  ["agent", 35, said("Hello, I am Maya. I read what you and Pine wrote.")],
  ["agent", 30, said("You can hand the jacket in at any pick-up point. Shall I send you the label by e-mail?")],
  ["relay", 29, { type: "promise.kept", promise: promiseId("p") }],
];

// An open panel on a chat that is somewhere.
const OPEN: Readonly<Record<string, () => FakeChat>> = {
  "first-open": () => chatWith([]),
  "first-open-no-bot": () => chatWith([], (chat) => (chat.site.value = { ...SITE, bot: null })),
  "first-open-with-figures": () => chatWith([], (chat) => (chat.site.value = { ...SITE, usuallyWithinMs: 240_000 })),
  "site-unknown-yet": () =>
    chatWith([], (chat) => {
      chat.site.value = null;
      chat.connection.value = "connecting";
    }),
  "not-live": () => chatWith([], (chat) => (chat.site.value = { ...SITE, isLive: false })),
  "closed-hours": () =>
    chatWith([], (chat) => {
      chat.site.value = { ...SITE, isOpen: false, agentsOnDuty: 0, opensAtMs: NOW_MS + 66_600_000 };
    }),
  "bot-answered": () => chatWith(talk),
  "bot-suggests": () =>
    chatWith([
      ...talk.slice(0, 3),
      ["visitor", 20, said("What does it cost?")],
      [
        "bot",
        12,
        answer("Shipping to Norway is 79 kr below 900 kr.", {
          suggestions: ["How long does it take?", "Where is my order?", "Returns"],
        }),
      ],
    ]),
  "bot-unsure": () =>
    chatWith([
      ...talk,
      ["visitor", 20, said("My zip broke after two weeks, is that still covered?")],
      [
        "bot",
        12,
        answer("I am not sure. The warranty page says that wear is excluded, but a broken zip may well be a fault.", {
          isUnsure: true,
        }),
      ],
    ]),
  "bot-typing": () =>
    chatWith([...talk, ["visitor", 2, said("And who pays for that?")]], (chat) => (chat.typing.value = "bot")),
  "bot-streaming": () =>
    chatWith([...talk, ["visitor", 2, said("And who pays for that?")]], (chat) => {
      chat.streaming.value = { run: runId("r2"), text: "The first return of an order is free. After that we" };
    }),
  "bot-failed": () =>
    chatWith([
      ...talk,
      ["visitor", 12, said("And who pays for that?")],
      ["bot", 2, { type: "bot.failed", reason: "timeout", inARow: 1 }],
    ]),
  offline: () =>
    chatWith(talk, (chat) => {
      chat.connection.value = "offline";
      chat.entries.value = [...chat.entries.value, pending("And who pays for that?", "kept")];
    }),
  sending: () =>
    chatWith(talk, (chat) => (chat.entries.value = [...chat.entries.value, pending("Thanks!", "sending")])),
  refused: () =>
    chatWith(talk, (chat) => {
      chat.entries.value = [...chat.entries.value, pending("And who pays for that?", "refused")];
      chat.notice.value = wireError("promise-open");
    }),
  "memory-only": () =>
    chatWith(talk, (chat) => {
      chat.storage.value = "memory";
      chat.connection.value = "connecting";
      chat.entries.value = [...chat.entries.value, pending("And who pays for that?", "kept")];
    }),
  "human-keeping": () => chatWith(talk, (chat) => (chat.human.value = { type: "keeping", atMs: NOW_MS })),
  "human-kept-memory": () =>
    chatWith(talk, (chat) => {
      chat.human.value = { type: "kept", atMs: NOW_MS };
      chat.storage.value = "memory";
    }),
  "human-kept": () =>
    chatWith(talk, (chat) => {
      chat.human.value = { type: "kept", atMs: NOW_MS };
      chat.connection.value = "offline";
    }),
  "human-kept-sending": () => chatWith(talk, (chat) => (chat.human.value = { type: "kept", atMs: NOW_MS })),
  "human-refused": () =>
    chatWith(talk, (chat) => {
      chat.human.value = { type: "refused", error: wireError("site-not-live") };
      chat.notice.value = wireError("site-not-live");
    }),
  "human-still-want": () => chatWith(talk, (chat) => (chat.human.value = { type: "still-want", atMs: NOW_MS - 1 })),
  waiting: () => chatWith([...talk, asked, promised(109)], waiting),
  "waiting-next-stale": () =>
    chatWith([...talk, asked, promised(109)], (chat) => {
      waiting(chat);
      if (chat.live.value) chat.live.value = { ...chat.live.value, asOfMs: NOW_MS - 9_000, place: 1, isStale: true };
    }),
  "waiting-automatic": () => chatWith([...talk, askedFor, promised(109)], waiting),
  "waiting-no-promise": () =>
    chatWith([...talk, asked], (chat) => {
      chat.human.value = { type: "waiting", sinceMs: NOW_MS, promise: null, isBotBack: false, lastEnd: null };
    }),
  "waiting-written": () =>
    chatWith([...talk, asked], (chat) => {
      chat.human.value = {
        type: "waiting",
        sinceMs: NOW_MS,
        promise: promise(-3_600, 68_000, "written"),
        isBotBack: false,
        lastEnd: "broken",
      };
      chat.live.value = {
        asOfMs: NOW_MS,
        place: 14,
        waiting: 20,
        agentsOnDuty: 0,
        expectedWaitMs: null,
        step: "everyone",
        isStale: false,
      };
    }),
  ...APPOINTMENT_STATES,
  ...RICH_STATES,
  ...FILE_STATES,
  ...EARLIER_STATES,
  ...MIXED_STATES,
  ...PICTURE_STATES,
  ...UNANSWERED_STATES,
  "waiting-on-call": () =>
    chatWith([...talk, asked, promised(30)], (chat) => {
      waiting(chat, 30);
      if (chat.live.value) chat.live.value = { ...chat.live.value, agentsOnDuty: 0, step: "on-call" };
    }),
  "waiting-contact-given": () => chatWith([...talk, asked, promised(109), gave], (chat) => waiting(chat)),
  "waiting-contact-confirmed": () => chatWith([...talk, asked, promised(109), gave, confirmedIt], waiting),
  "waiting-written-by-email": () =>
    chatWith([...talk, asked, gave, confirmedIt], (chat) => {
      chat.human.value = {
        type: "waiting",
        sinceMs: NOW_MS,
        promise: { ...promise(-3_600, 68_000, "written"), channel: "email" },
        isBotBack: false,
        lastEnd: "broken",
      };
      chat.live.value = {
        asOfMs: NOW_MS,
        place: 14,
        waiting: 20,
        agentsOnDuty: 0,
        expectedWaitMs: null,
        step: "everyone",
        isStale: false,
      };
    }),
  "waiting-passed": () => chatWith([...talk, asked, promised(-8)], (chat) => waiting(chat, -8)),
  "waiting-bot-back": () =>
    chatWith([...talk, asked, promised(109), ["visitor", 30, { type: "bot.resumed", keepsPlace: true }]], (chat) => {
      waiting(chat);
      const human = chat.human.value;
      if (human.type === "waiting") chat.human.value = { ...human, isBotBack: true };
    }),
  "answer-cut": () =>
    chatWith(
      [
        ...talk,
        ["visitor", 64, said("And who pays for that?")],
        ["bot", 61, { type: "answer.cut", run: runId("r2"), text: "The first return of an order is free. After" }],
        asked,
        promised(109),
      ],
      (chat) => waiting(chat),
    ),
  joined: () => chatWith([...talk, asked, promised(120), joined], talking),
  talking: () => chatWith(conversation, talking),
  "agent-typing": () =>
    chatWith([...conversation, ["visitor", 10, said("Yes please, to the address on the order.")]], (chat) => {
      chat.human.value = { type: "talking", agent: MAYA, promise: promise(-10, 170) };
      chat.typing.value = "agent";
    }),
  "human-has-seen": () => chatWith([...conversation, ["visitor", 20, said("And a blue one?")]], seen),
  "agent-late": () =>
    chatWith([...conversation, ["visitor", 200, said("Are you there?")]], (chat) => {
      chat.human.value = { type: "talking", agent: MAYA, promise: promise(-200, -20) };
    }),
  settled: () =>
    chatWith(
      [
        ...conversation,
        ["visitor", 9, said("ok, thanks")],
        promised(170),
        ["agent", 4, { type: "promise.settled", promise: promiseId("p") }],
      ],
      talking,
    ),
  closed: () => chatWith([...conversation, ended]),
  rated: () => chatWith([...conversation, ended, ["visitor", 1, { type: "rating.given", score: 5, comment: null }]]),
};

/** Name → a chat in that state. */
export const STATES: Readonly<Record<string, () => FakeChat>> = { ...OPEN, ...pressedStates(OPEN), ...LAUNCHER_STATES };
