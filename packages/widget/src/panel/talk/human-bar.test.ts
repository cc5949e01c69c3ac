import { describe, expect, it } from "vitest";
import { STATES } from "../../testing/states.ts";
import { fakeChat, NOW_MS, promise, SITE } from "../../testing/fake-chat.ts";
import { humanBar, type Bar } from "./human-bar.ts";

function barOf(name: string, nowMs = NOW_MS): Bar {
  const chat = STATES[name]?.() ?? fakeChat();
  return humanBar({
    human: chat.human.value,
    conversation: chat.conversation.value,
    site: chat.site.value,
    live: chat.live.value,
    nowMs,
  });
}

describe("the human bar", () => {
  it("[HG1] is the button when nobody is asked for, also before anything of the site is known", () => {
    expect(barOf("site-unknown-yet")).toEqual({ type: "ask" });
    expect(barOf("closed")).toMatchObject({ type: "ask" });
  });

  it("[HG6] says that nobody can be reached when the site is not live", () => {
    expect(barOf("not-live")).toEqual({ type: "not-live" });
  });

  it("[HG8] marks a place as stale when its figures are", () => {
    expect(barOf("waiting")).toMatchObject({ place: 2, isStale: false });
    expect(barOf("waiting-next-stale")).toMatchObject({ place: 1, isStale: true });
  });

  it("[HG8] tells how far the search has come, and nothing of it where nobody is on duty", () => {
    const live = {
      asOfMs: NOW_MS,
      place: 2,
      waiting: 3,
      expectedWaitMs: 130_000,
      step: "matching",
      isStale: false,
    } as const;
    const chat = fakeChat();
    const human = { type: "waiting", sinceMs: NOW_MS, promise: null, isBotBack: false, lastEnd: null } as const;
    const facts = { human, conversation: null, site: chat.site.value, nowMs: NOW_MS };
    expect(humanBar({ ...facts, live: { ...live, agentsOnDuty: 1 } })).toMatchObject({
      waitMs: 130_000,
      step: "matching",
    });
    expect(humanBar({ ...facts, live: { ...live, agentsOnDuty: 0 } })).toMatchObject({ waitMs: 130_000, step: null });
  });

  it("[HG11] says that nobody can be reached where nothing is promised, nobody is there and the time is up", () => {
    const chat = fakeChat();
    const human = { type: "waiting", sinceMs: NOW_MS, promise: null, isBotBack: false, lastEnd: null } as const;
    const live = { asOfMs: NOW_MS, place: null, waiting: 0, expectedWaitMs: null, step: null, isStale: false } as const;
    const isUnreached = (afterMs: number, agentsOnDuty: number) =>
      humanBar({
        human,
        conversation: chat.conversation.value,
        site: { ...SITE, isDirect: true },
        live: { ...live, agentsOnDuty },
        nowMs: NOW_MS + afterMs,
      });
    const passed = SITE.answerWithinMs;
    expect(isUnreached(passed, 0)).toMatchObject({ isUnreached: true });
    expect(isUnreached(passed - 1, 0)).toMatchObject({ isUnreached: false });
    expect(isUnreached(passed, 1)).toMatchObject({ isUnreached: false });
  });

  it("offers a time once no human is coming soon, and shows the one that is booked until it begins", () => {
    expect(barOf("waiting")).toMatchObject({ canBook: false, appointmentAtMs: null });
    expect(barOf("waiting-written")).toMatchObject({ canBook: false });
    expect(barOf("waiting-written-or-time")).toMatchObject({ canBook: true, appointmentAtMs: null });
    const beginsAtMs = NOW_MS + 7_200_000;
    expect(barOf("waiting-appointment")).toMatchObject({ canBook: true, appointmentAtMs: beginsAtMs });
    expect(barOf("waiting-appointment", beginsAtMs)).toMatchObject({
      appointmentAtMs: null,
      due: { hasPassed: false },
    });
  });

  it("[HG12] has the button where a bot has asked, and where nothing is promised any more", () => {
    expect(barOf("waiting")).toMatchObject({ canAsk: false });
    expect(barOf("waiting-automatic")).toMatchObject({ canAsk: true });
    const human = { type: "waiting", sinceMs: NOW_MS, promise: null, isBotBack: false, lastEnd: "unanswered" } as const;
    const facts = { human, conversation: null, site: SITE, live: null, nowMs: NOW_MS };
    expect(humanBar(facts)).toMatchObject({ canAsk: true });
    expect(humanBar({ ...facts, human: { ...human, lastEnd: null } })).toMatchObject({ canAsk: false });
  });

  it("[HG7] shows a passed due time by itself, when nothing has come from the relay", () => {
    const bar = barOf("waiting");
    expect(bar).toMatchObject({ due: { hasPassed: false } });
    expect(barOf("waiting", NOW_MS + 109_000)).toMatchObject({ due: { hasPassed: true, share: 0 } });
  });

  it("empties the ring evenly from the promise's making to its due time", () => {
    const chat = fakeChat();
    const human = {
      type: "waiting",
      sinceMs: NOW_MS,
      promise: promise(-30, 90),
      isBotBack: false,
      lastEnd: null,
    } as const;
    const bar = humanBar({ human, conversation: null, site: chat.site.value, live: null, nowMs: NOW_MS });
    expect(bar).toMatchObject({ due: { share: 0.75 } });
  });

  it("[HG7] asks for nothing more once the answer is written and on its way", () => {
    const chat = fakeChat();
    const human = {
      type: "talking",
      agent: { id: "a" as never, name: "Maya" },
      promise: { ...promise(-30, -1), answeredSeq: 9 },
    } as const;
    expect(humanBar({ human, conversation: null, site: chat.site.value, live: null, nowMs: NOW_MS })).toMatchObject({
      due: null,
    });
  });

  it("[HG11] has the button in talk where a written answer is all that is owed, while the site answers in the chat", () => {
    const canAsk = (facts: object, site = SITE): unknown => {
      const agent = { id: "a" as never, name: "Maya" };
      const owed = { ...promise(-30, 86_400), rung: "written" as const, ...facts };
      const human = { type: "talking", agent, promise: owed } as const;
      const bar = humanBar({ human, conversation: null, site, live: null, nowMs: NOW_MS });
      return bar.type === "talking" && bar.canAsk;
    };
    expect(canAsk({})).toBe(true);
    expect(canAsk({ rung: "live" })).toBe(false);
    expect(canAsk({ answeredSeq: 9 })).toBe(false);
    expect(canAsk({}, { ...SITE, isOpen: false })).toBe(false);
  });

  it("[HG8] says that somebody on call was told once the relay says so", () => {
    expect(barOf("waiting")).not.toMatchObject({ step: "on-call" });
    expect(barOf("waiting-on-call")).toMatchObject({ step: "on-call" });
  });

  it("[HG8] says that an address reaches the visitor only once they have confirmed it", () => {
    expect(barOf("waiting")).toMatchObject({ reach: { type: "page-only" } });
    expect(barOf("waiting-contact-given")).toMatchObject({ reach: { type: "link-sent", email: "kim@home.example" } });
    expect(barOf("waiting-contact-confirmed")).toMatchObject({ reach: { type: "email" } });
    const chat = STATES["waiting-contact-given"]?.() ?? fakeChat();
    const { value: conversation } = chat.conversation;
    const facts = { human: chat.human.value, conversation, live: null, nowMs: NOW_MS };
    expect(humanBar({ ...facts, site: { ...SITE, canMail: false } })).toMatchObject({ reach: { type: "page-only" } });
  });

  it("[HG7] offers to take a settled promise up again", () => {
    expect(barOf("settled")).toMatchObject({ type: "talking", isSettled: true });
    expect(barOf("talking")).toMatchObject({ type: "talking", isSettled: false });
  });
});
