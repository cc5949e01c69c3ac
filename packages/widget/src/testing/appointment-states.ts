// The states of the panel in which a time can be chosen, or is.
import { promiseId, type EventBody, type OpenPromise } from "@handrail/protocol";
import { fakeChat, NOW_MS, promise, SITE, tell, type FakeChat } from "./fake-chat.ts";

const said: EventBody = { type: "message.sent", text: "And can I send back a jacket I bought on sale?" };

function waiting(open: OpenPromise | null): FakeChat {
  const chat = fakeChat();
  tell(chat, [
    ["visitor", 90_000, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }],
    ["visitor", 130, said],
    ["visitor", 60, { type: "human.requested", why: "button" }],
  ]);
  chat.site.value = { ...SITE, hasAppointments: true };
  chat.human.value = { type: "waiting", sinceMs: NOW_MS, promise: open, isBotBack: false, lastEnd: "broken" };
  return chat;
}

/** What the relay does when a time is free. */
export function giveTime(chat: FakeChat, slotAtMs: number): void {
  const dueAtMs = slotAtMs + SITE.answerWithinMs;
  const made = { promise: promiseId("t"), dueAtMs, rung: "appointment", channel: "chat", policyVersion: 1 } as const;
  tell(chat, [["relay", 0, { type: "promise.made", ...made, slotAtMs }]]);
  const open = chat.conversation.value?.promise ?? null;
  chat.human.value = { type: "waiting", sinceMs: NOW_MS, promise: open, isBotBack: false, lastEnd: "withdrawn" };
  const nowhere = { place: null, waiting: 3, agentsOnDuty: 2, expectedWaitMs: null, step: null } as const;
  chat.live.value = { asOfMs: NOW_MS, ...nowhere, isStale: false };
}

function booked(hours: number): FakeChat {
  const chat = waiting(null);
  giveTime(chat, NOW_MS + hours * 3_600_000);
  return chat;
}

/** Name → a chat in that state. */
export const APPOINTMENT_STATES = {
  "waiting-written-or-time": () => waiting(promise(-60, 68_000, "written")),
  "waiting-appointment": () => booked(2),
  "waiting-appointment-tomorrow": () => booked(19),
} as const satisfies Readonly<Record<string, () => FakeChat>>;
