// The states in which the panel is closed, does not come, comes in part, or has a window of its own; and the bubble beside the launcher.
import { agentId, type EventBody } from "@handrail/protocol";
import { fakeChat, MAYA, NOW_MS, SITE, tell, type FakeChat, type Line, type Scene, type Step } from "./fake-chat.ts";

const CLOSE = "header > button:last-child";

const said = (text: string): EventBody => ({ type: "message.sent", text });
const lines: readonly Line[] = [
  ["visitor", 90, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }],
  ["visitor", 80, said("Can I send back a jacket I bought on sale?")],
  ["visitor", 70, { type: "human.requested", why: "button" }],
];

const seen = (scene: Scene, chat = fakeChat()): FakeChat => Object.assign(chat, { scene });

const closed = (set: (chat: FakeChat) => void, ...steps: readonly Step[]): FakeChat => {
  const chat = fakeChat();
  tell(chat, lines);
  set(chat);
  return Object.assign(chat, { steps: [CLOSE, ...steps] });
};

const waiting = (place: number | null) => (chat: FakeChat) => {
  chat.human.value = { type: "waiting", sinceMs: NOW_MS, promise: null, isBotBack: false, lastEnd: null };
  const rest = { waiting: 9, agentsOnDuty: 2, expectedWaitMs: null, step: null, isStale: false } as const;
  chat.live.value = { asOfMs: NOW_MS, place, ...rest };
};

const talking = (name: string) => (chat: FakeChat) => {
  const agent = { id: agentId("maya"), name };
  tell(chat, [["agent", 50, { type: "human.joined", agent }]]);
  chat.human.value = { type: "talking", agent, promise: null };
};

const agentSays =
  (...texts: readonly string[]): Step =>
  (chat) =>
    tell(
      chat,
      texts.map((text): Line => ["agent", 1, said(text)]),
    );

// A click that nobody takes leaves nothing behind for the next state.
const NOTHING_KEPT = { storage: "none" };

/** By name, as the other states. */
export const LAUNCHER_STATES: Readonly<Record<string, () => FakeChat>> = {
  "launcher-untouched": () => seen({ begin: "nothing" }),
  "launcher-greets": () => seen({ begin: "nothing", greet: "Not sure about your size? Ask us, a person answers too." }),
  "launcher-fetching": () => seen({ missing: "panel-yet" }),
  "launcher-fetching-asked": () => seen({ missing: "panel-yet", begin: "ask", settings: NOTHING_KEPT }),
  "launcher-stuck": () => seen({ missing: "panel" }),
  "launcher-stuck-asked": () => seen({ missing: "panel", begin: "ask", settings: NOTHING_KEPT }),
  "launcher-kept": () =>
    closed((chat) => {
      chat.human.value = { type: "kept", atMs: NOW_MS };
      chat.connection.value = "offline";
    }),
  "launcher-next": () => closed(waiting(1)),
  "launcher-place": () => closed(waiting(14)),
  "launcher-waiting": () => closed(waiting(null)),
  "launcher-talking": () => closed(talking(MAYA.name)),
  "launcher-unread": () =>
    closed(talking("Guðrún Þorsteinsdóttir-Christensen"), agentSays("Hello!", "I am here.", "Yes, you can.")),
  "parts-missing": () => seen({ missing: "parts" }, open()),
  "own-window": () => seen({ settings: { popout: "" } }, open()),
};

function open(): FakeChat {
  const chat = fakeChat();
  tell(chat, lines);
  waiting(2)(chat);
  return chat;
}
