// States of somebody who waits with nothing promised any more.
import { promiseId } from "@handrail/protocol";
import { fakeChat, NOW_MS, SITE, tell, type FakeChat, type Line } from "./fake-chat.ts";

const promised: Line = [
  "relay",
  600,
  {
    type: "promise.made",
    promise: promiseId("p"),
    dueAtMs: NOW_MS - 420_000,
    rung: "live",
    channel: "chat",
    policyVersion: 1,
  },
];

function waiting(...lines: readonly Line[]): FakeChat {
  const chat = fakeChat();
  tell(chat, [
    ["visitor", 700, { type: "conversation.started", site: SITE.site, page: null, locale: "en" }],
    ["visitor", 690, { type: "message.sent", text: "And can I send back a jacket I bought on sale?" }],
    ["visitor", 600, { type: "human.requested", why: "button" }],
    ...lines,
  ]);
  chat.human.value = {
    type: "waiting",
    sinceMs: NOW_MS - 600_000,
    promise: null,
    isBotBack: false,
    lastEnd: chat.conversation.value?.lastPromise?.end ?? null,
  };
  return chat;
}

/** Name → a chat in that state. */
export const UNANSWERED_STATES: Readonly<Record<string, () => FakeChat>> = {
  "waiting-unanswered": () => waiting(promised, ["relay", 5, { type: "promise.unanswered", promise: promiseId("p") }]),
  "waiting-direct-unreached": () => {
    const chat = waiting();
    const nobody = { place: null, waiting: 1, agentsOnDuty: 0, expectedWaitMs: null, step: null } as const;
    chat.site.value = { ...SITE, isDirect: true, agentsOnDuty: 0 };
    chat.live.value = { asOfMs: NOW_MS, ...nobody, isStale: false };
    return chat;
  },
};
