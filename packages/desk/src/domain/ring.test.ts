import { conversationId, type Ring } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { deskAmong, isWatched, mindsSilence, noticeOf, placeIn, readRing } from "./ring.ts";

const TALK = conversationId("a".repeat(43));
const NOW = Date.UTC(2026, 10, 27, 19, 50);
const OSLO = { timeZone: "Europe/Oslo" };
const ring = (change: Partial<Ring> = {}): Ring => ({
  type: "offer",
  conversation: TALK,
  site: "Fjell & Fjord",
  dueAtMs: NOW + 14 * 60_000,
  ...change,
});

describe("a ring's notification", () => {
  it.each([
    ["offer", { title: "A visitor is asking for you", hash: `#/c/${TALK}`, isPressing: true }],
    ["waiting", { title: "Nobody is on duty and a visitor waits", hash: "#/", isPressing: true }],
    ["message", { title: "A visitor has written to you", hash: `#/c/${TALK}`, isPressing: false }],
  ] as const)("says what it is about and leads there: %s", (type, notice) => {
    const body = "Fjell & Fjord · answer by 21:04";
    expect(noticeOf(ring({ type }), NOW, OSLO)).toEqual({ ...notice, body, tag: TALK });
  });

  it("says no time where none is promised, and of one that is over that it is", () => {
    expect(noticeOf(ring({ dueAtMs: null }), NOW, OSLO).body).toBe("Fjell & Fjord");
    const late = noticeOf(ring({ dueAtMs: NOW - 60_000 }), NOW, OSLO);
    expect(late.body).toBe("Fjell & Fjord · an answer was due by 20:49");
    const tomorrow = noticeOf(ring({ dueAtMs: NOW + 86_400_000 }), NOW, OSLO);
    expect(tomorrow.body).toBe("Fjell & Fjord · answer by Sat 28 Nov, 20:50");
  });

  it.each([
    null,
    "",
    "{",
    "null",
    JSON.stringify({ ...ring(), type: "of a later version" }),
    JSON.stringify({ ...ring(), conversation: "../../elsewhere" }),
    JSON.stringify({ ...ring(), dueAtMs: "soon" }),
  ])("has general words for what cannot be read, rather than none: %s", (text) => {
    expect(readRing(text)).toBeNull();
    const notice = noticeOf(readRing(text), NOW);
    expect([notice.title, notice.hash]).toEqual(["A visitor may need you", "#/"]);
  });

  it("is read as it was sent", () => {
    expect(readRing(JSON.stringify(ring()))).toEqual(ring());
  });
});

describe("the windows of the browser", () => {
  const DESK = "https://chat.example/desk/";
  const desk = { url: `${DESK}#/`, focused: false, visibilityState: "hidden" };
  const front = { url: `${DESK}#/team`, focused: true, visibilityState: "visible" };
  const talk = { url: "https://chat.example/talk/shop", focused: true, visibilityState: "visible" };

  it("are watched where a desk is in front, and nowhere else", () => {
    expect(isWatched([desk, front], DESK)).toBe(true);
    expect(isWatched([desk, talk, { ...front, focused: false }], DESK)).toBe(false);
  });

  it("give the desk that is seen, else any desk, else none", () => {
    expect(deskAmong([talk, desk, front], DESK)).toBe(front);
    expect(deskAmong([talk, desk], DESK)).toBe(desk);
    expect(deskAmong([talk], DESK)).toBeNull();
  });

  it.each([
    ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15", true],
    ["Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0 Mobile/15E148 Safari/604.1", true],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36", false],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0", false],
  ])("mind silence or not: %s", (agent, minds) => {
    expect(mindsSilence(agent)).toBe(minds);
  });
});

it("a message to the page leads to the inbox or a conversation, and nowhere else", () => {
  expect(placeIn({ hash: `#/c/${TALK}` })).toBe(`#/c/${TALK}`);
  expect(placeIn({ hash: "#/nowhere" })).toBe("#/");
  for (const other of [null, "#/", { hash: 1 }, { hash: "#/account" }, { hash: "#/invitation/token" }]) {
    expect(placeIn(other)).toBeNull();
  }
});
