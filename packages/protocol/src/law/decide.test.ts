import { describe, expect, it } from "vitest";
import { agentId, promiseId, runId } from "../ids.ts";
import { MINUTE, Story } from "./story.fixture.ts";

describe("a conversation with the bot", () => {
  it("starts with the first message and asks the bot about it", () => {
    const story = new Story();
    story.say();
    expect(story.types()).toEqual(["conversation.started", "message.sent"]);
    expect(story.jobs).toMatchObject([{ type: "ask-bot", askSeq: 2, epoch: 0 }]);
  });

  it("[HG5] takes one answer for one ask, whatever job ran twice", () => {
    const story = new Story();
    story.say();
    const askSeq = story.state.askSeq ?? 0;
    expect(story.botAnswers("First", { askSeq }).refusal).toBeNull();
    expect(story.botAnswers("Second", { askSeq }).refusal?.code).toBe("superseded");
  });

  it("drops an answer to a turn that the visitor has since added to", () => {
    const story = new Story();
    story.say("Hello");
    const askSeq = story.state.askSeq ?? 0;
    story.say("I mean: where is my parcel?");
    expect(story.botAnswers("Hello!", { askSeq }).refusal?.code).toBe("superseded");
    expect(story.botAnswers("On its way").refusal).toBeNull();
  });

  it("[HG11] tells of the first failure and asks for a human at the second in a row", () => {
    const story = new Story();
    story.say();
    story.botFails();
    expect(story.types().at(-1)).toBe("bot.failed");
    expect(story.state.owner.type).toBe("bot");
    story.say("Hello?");
    story.botFails();
    expect(story.types().slice(-3)).toEqual(["bot.failed", "human.requested", "promise.made"]);
    expect(story.state.request?.why).toBe("bot-failed");
  });

  it("counts failures in a row only", () => {
    const story = new Story();
    story.say();
    story.botFails();
    story.say();
    story.botAnswers();
    story.say();
    story.botFails();
    expect(story.state.owner.type).toBe("bot");
  });

  it("[HG11] counts an empty answer as a failure, so that nobody waits for it", () => {
    const story = new Story();
    story.say();
    story.botAnswers("  ");
    expect(story.log.at(-1)).toMatchObject({ type: "bot.failed", reason: "malformed" });
  });

  it("brings a human when the bot says so, with or without words", () => {
    const story = new Story();
    story.say();
    story.botAnswers("", { wantsHuman: true });
    expect(story.types().slice(-2)).toEqual(["human.requested", "promise.made"]);
  });

  it("[HG12] makes the request of a bot the visitor's own when they click, with the promise that it has", () => {
    const story = new Story();
    story.say();
    story.botAnswers("", { wantsHuman: true });
    const { request, promise, epoch } = story.state;
    expect(request).toMatchObject({ why: "bot", isAutomatic: true });
    const made = story.later(MINUTE).click().events;
    expect(made).toMatchObject([{ type: "human.requested", why: "button", takesOver: true }]);
    expect(story.state.request).toEqual({ seq: request?.seq, atMs: story.nowMs, why: "button" });
    expect(story.state).toMatchObject({ promise, epoch, owner: { type: "queue" } });
    expect(story.click().events).toEqual([]);
  });

  it("[HG6] promises whoever clicks in a crowd a human in place of a written answer, and nothing later", () => {
    const story = new Story();
    const written = { dueAtMs: story.nowMs + 24 * 60 * MINUTE, rung: "written", channel: "chat" } as const;
    const live = { dueAtMs: story.nowMs + 5 * MINUTE, rung: "live", channel: "chat" } as const;
    story.policy = { live: { click: live, automatic: written } };
    story.say();
    story.botAnswers("", { wantsHuman: true });
    expect(story.state.promise?.rung).toBe("written");
    expect(story.click().events).toMatchObject([
      { type: "human.requested", takesOver: true },
      { type: "promise.withdrawn", why: "asked" },
      { type: "promise.made", rung: "live", dueAtMs: live.dueAtMs },
    ]);
    expect(story.state.awaitingSeq).not.toBeNull();

    const late = new Story();
    late.policy = { live: { click: live, automatic: { ...written, dueAtMs: late.nowMs + 3 * MINUTE } } };
    late.say();
    late.botAnswers("", { wantsHuman: true });
    late.click();
    expect(late.state.promise).toMatchObject({ rung: "live", dueAtMs: late.nowMs + 3 * MINUTE });
  });

  it("[HG12] leaves the offer standing that was made before the click, and counts whom a human has had as no bot's", () => {
    const story = new Story();
    story.say();
    story.botAnswers("", { wantsHuman: true });
    story.offer("Kari");
    story.click();
    expect(story.internal.offer).not.toBeNull();

    const back = new Story();
    back.say();
    back.botAnswers("", { wantsHuman: true, skills: ["returns"] });
    back.agent("Kari", { type: "accept" });
    back.agent("Kari", { type: "leave" });
    expect(back.state.request).toMatchObject({ why: "bot", skills: ["returns"] });
    expect(back.state.request?.isAutomatic).toBeUndefined();
    expect(back.click().events).toEqual([]);
  });

  it("[HG5] ends the ask of a bot that wants a human for somebody who is in the queue already", () => {
    const story = new Story();
    story.click();
    story.visitor({ type: "resume-bot" });
    story.say("What is your address?");
    const askSeq = story.state.askSeq ?? 0;
    story.botAnswers("", { wantsHuman: true });
    expect(story.types().at(-1)).toBe("bot.failed");
    expect(story.botAnswers("Storgata 1", { askSeq }).refusal?.code).toBe("superseded");
  });

  it("asks for a human at once where the site has no bot", () => {
    const story = new Story();
    story.policy = { hasBot: false };
    story.say();
    expect(story.state.request?.why).toBe("rule");
    expect(story.state.promise).not.toBeNull();
  });

  it("[HG11] brings a human to whoever asks for one in words, and asks the bot nothing", () => {
    const story = new Story();
    story.isAsking = true;
    story.say("A human, please");
    expect(story.state.owner.type).toBe("queue");
    expect(story.state.request?.why).toBe("typed");
    expect(story.state.promise).not.toBeNull();
    expect(story.jobs.filter(({ type }) => type === "ask-bot")).toEqual([]);
  });

  it("answers such words by the bot where nobody can be asked yet, and where the visitor waits and has called the bot back", () => {
    const early = new Story();
    early.policy = { isLive: false };
    early.isAsking = true;
    early.say("A human, please");
    expect(early.jobs).toMatchObject([{ type: "ask-bot" }]);

    const waiting = new Story();
    waiting.click();
    waiting.visitor({ type: "resume-bot" });
    waiting.isAsking = true;
    waiting.say("A human, please");
    expect(waiting.types().filter((type) => type === "human.requested")).toHaveLength(1);
    expect(waiting.jobs.filter(({ type }) => type === "ask-bot")).toHaveLength(1);
  });
});

describe("the click", () => {
  it("[HG2] needs no message before it", () => {
    const story = new Story();
    expect(story.click().refusal).toBeNull();
    expect(story.types()).toEqual(["conversation.started", "human.requested", "promise.made"]);
  });

  it("[HG4] makes one request of three impatient clicks", () => {
    const story = new Story();
    story.click();
    story.click();
    story.click(0);
    expect(story.types().filter((type) => type === "human.requested")).toHaveLength(1);
    expect(story.types().filter((type) => type === "promise.made")).toHaveLength(1);
  });

  it("[HG4] [HG11] asks again before a click that knew nothing reopens a closed conversation, and says how to ask again", () => {
    const story = new Story();
    story.say();
    story.visitor({ type: "close" });
    const { refusal } = story.click(null);
    expect(refusal).toEqual({ code: "stale-request", details: { epoch: String(story.state.epoch) } });
    expect(story.click(Number(refusal?.details?.["epoch"])).refusal).toBeNull();
    expect(story.state.owner.type).toBe("queue");
  });

  it("[HG2] takes a click that knew nothing for a new one while the bot has the conversation", () => {
    const story = new Story();
    story.click();
    story.visitor({ type: "withdraw" });
    expect(story.click(null).refusal).toBeNull();
  });

  it("[HG11] sends nobody to a bot that is not there", () => {
    const story = new Story();
    story.policy = { hasBot: false };
    story.click();
    expect(story.visitor({ type: "resume-bot" }).refusal?.code).toBe("no-bot");
    story.say();
    expect(story.state.askSeq).toBeNull();
    story.visitor({ type: "withdraw" });
    expect(story.state).toMatchObject({ owner: { type: "bot" }, askSeq: null });
    story.say();
    expect(story.state).toMatchObject({ owner: { type: "queue" }, askSeq: null });
  });

  it("[HG4] asks again before a late click reopens what was finished", () => {
    const story = new Story();
    story.say();
    const epoch = story.state.epoch;
    story.click();
    story.visitor({ type: "close" });
    expect(story.click(epoch).refusal?.code).toBe("stale-request");
    expect(story.state.owner.type).toBe("nobody");
    expect(story.click().refusal).toBeNull();
    expect(story.state.owner.type).toBe("queue");
  });

  it("[HG5] lets nothing of the bot into the log behind it", () => {
    const story = new Story();
    story.say();
    const askSeq = story.state.askSeq ?? 0;
    story.click();
    expect(story.botAnswers("Too late", { askSeq }).refusal?.code).toBe("superseded");
    story.say("Hello?");
    expect(story.jobs.filter((job) => job.type === "ask-bot")).toHaveLength(1);
  });

  it("[HG5] keeps of an unfinished answer what the visitor had seen, from the relay's own copy", () => {
    const story = new Story();
    story.say();
    const run = runId("run-1234");
    story.run = { run, text: "Your parcel 😀 left on Monday" };
    story.click(0, { run, length: 13 });
    expect(story.log.find((event) => event.type === "answer.cut")).toMatchObject({
      text: "Your parcel ",
      from: { type: "bot" },
    });
    expect(story.types().indexOf("answer.cut")).toBeLessThan(story.types().indexOf("human.requested"));
  });

  it("[HG6] says so where no human has ever signed in, and keeps nothing of a refused first click", () => {
    const story = new Story();
    story.policy = { isLive: false };
    const decision = story.click();
    expect(decision.refusal?.code).toBe("site-not-live");
    expect(decision.events).toEqual([]);
  });
});

describe("the queue", () => {
  it("gives one visitor to one of two agents, and tells the other who", () => {
    const story = new Story();
    story.click();
    expect(story.agent("Kari", { type: "accept" }).refusal).toBeNull();
    expect(story.agent("Ola", { type: "accept" }).refusal).toEqual({ code: "taken", details: { by: "Kari" } });
    expect(story.agent("Kari", { type: "accept" }).refusal).toBeNull();
    expect(story.types().filter((type) => type === "human.joined")).toHaveLength(1);
  });

  it("is closed to an agent who is off duty", () => {
    const story = new Story();
    story.click();
    story.isOnDuty = false;
    expect(story.agent("Kari", { type: "accept" }).refusal?.code).toBe("off-duty");
  });

  it("keeps the place of a visitor who asks the bot meanwhile", () => {
    const story = new Story();
    story.click();
    const request = story.state.request;
    story.visitor({ type: "resume-bot" });
    story.say("What is your address?");
    expect(story.botAnswers("Storgata 1").refusal).toBeNull();
    expect(story.state).toMatchObject({ owner: { type: "queue" }, request });
    story.agent("Kari", { type: "accept" });
    expect(story.state.isFenced).toBe(true);
  });

  it("[HG7] lets the visitor withdraw, and nobody else", () => {
    const story = new Story();
    story.click();
    story.visitor({ type: "withdraw" });
    expect(story.types().slice(-2)).toEqual(["promise.withdrawn", "bot.resumed"]);
    expect(story.state).toMatchObject({ owner: { type: "bot" }, isFenced: false, promise: null });
  });

  it("takes a visitor back with the waiting time kept when an agent leaves or hands over", () => {
    const story = new Story();
    story.click();
    const asked = story.state.request;
    story.later(MINUTE).agent("Kari", { type: "accept" });
    story.agent("Kari", { type: "hand-over", to: agentId("ola") });
    expect(story.state).toMatchObject({ owner: { type: "queue", preferred: { id: "ola" } }, request: asked });
    story.agent("Ola", { type: "accept" });
    story.agent("Ola", { type: "leave" });
    expect(story.state).toMatchObject({ owner: { type: "queue", preferred: null }, request: asked });
    expect(story.state.promise).not.toBeNull();
  });

  it("refuses to hand over to nobody or to oneself", () => {
    const story = new Story();
    story.click();
    story.agent("Kari", { type: "accept" });
    expect(story.agent("Kari", { type: "hand-over", to: agentId("nobody") }).refusal?.code).toBe("unknown-agent");
    expect(story.agent("Kari", { type: "hand-over", to: agentId("kari") }).refusal?.code).toBe("unknown-agent");
  });
});

describe("promises", () => {
  const talking = (): Story => {
    const story = new Story();
    story.click();
    story.agent("Kari", { type: "accept" });
    return story;
  };

  it("[HG7] are kept when the answer of a human has reached the visitor, not when it was written", () => {
    const story = talking();
    story.agent("Kari", { type: "reply", text: "Hello, this is Kari." });
    expect(story.state.promise?.answeredSeq).toBe(story.state.head);
    story.visitor({ type: "received", seq: story.state.head - 1 });
    expect(story.state.promise).not.toBeNull();
    story.visitor({ type: "received", seq: story.state.head });
    expect(story.types().at(-1)).toBe("promise.kept");
  });

  it("[HG6] are made for every later turn that awaits a human", () => {
    const story = talking();
    story.agent("Kari", { type: "reply", text: "Hello" });
    story.visitor({ type: "received", seq: story.state.head });
    story.later(10 * MINUTE).say("And the other parcel?");
    expect(story.state.promise).toMatchObject({ dueAtMs: story.nowMs + 2 * MINUTE, rung: "live" });
  });

  it("[HG6] are made for a turn written before the last answer arrived", () => {
    const story = talking();
    story.agent("Kari", { type: "reply", text: "Hello" });
    const answered = story.state.head;
    story.say("Are you there?");
    story.visitor({ type: "received", seq: answered });
    expect(story.types().slice(-2)).toEqual(["promise.kept", "promise.made"]);
  });

  it("[HG7] are settled as broken before any other command once overdue, and the rung below is promised at once", () => {
    const story = new Story();
    story.click();
    story.later(2 * MINUTE).say("Hello?");
    expect(story.types().slice(-3)).toEqual(["promise.broken", "promise.made", "message.sent"]);
    expect(story.state.promise).toMatchObject({ rung: "written" });
    expect(story.jobs.some((job) => job.type === "alarm")).toBe(true);
    expect(story.state.owner.type).toBe("queue");
  });

  it("[HG7] end as unanswered at the foot of the ladder, and a new click is promised anew", () => {
    const story = new Story();
    story.click();
    story.later(2 * MINUTE).relay({ type: "promise-due" });
    story.later(25 * 60 * MINUTE).relay({ type: "promise-due" });
    expect(story.types().at(-1)).toBe("promise.unanswered");
    story.click();
    expect(story.state).toMatchObject({ owner: { type: "queue" }, promise: { rung: "live" } });
    expect(story.types().filter((type) => type === "human.requested")).toHaveLength(1);
  });

  it("[HG6] give their whole time also when the clock has gone back since the last event", () => {
    const story = new Story();
    story.say();
    story.later(-60 * MINUTE).click();
    expect((story.state.promise?.dueAtMs ?? 0) - story.state.lastAtMs).toBe(2 * MINUTE);
  });

  it("are left alone by a due job that comes early", () => {
    const story = new Story();
    story.click();
    expect(story.later(MINUTE).relay({ type: "promise-due" }).events).toEqual([]);
  });

  it("[HG7] below a broken one count an answer that is written and still on its way", () => {
    const story = talking();
    story.agent("Kari", { type: "reply", text: "Hello" });
    const answered = story.state.head;
    story.later(3 * MINUTE).visitor({ type: "received", seq: answered });
    expect(story.types().slice(-3)).toEqual(["promise.broken", "promise.made", "promise.kept"]);
  });

  it("[HG7] keep a conversation from being closed by an agent", () => {
    const story = talking();
    expect(story.agent("Kari", { type: "close" }).refusal?.code).toBe("promise-open");
    story.agent("Kari", { type: "settle" });
    expect(story.agent("Kari", { type: "close" }).refusal).toBeNull();
    expect(story.state.owner.type).toBe("nobody");
  });

  it("[HG7] come back with their old due time when the visitor still needs an answer", () => {
    const story = talking();
    const promise = story.state.promise;
    story.agent("Kari", { type: "settle" });
    story.agent("Kari", { type: "close" });
    story.later(MINUTE).visitor({ type: "still-need", promise: promise?.id ?? promiseId("") });
    expect(story.state).toMatchObject({
      owner: { type: "queue" },
      promise: { id: promise?.id, dueAtMs: promise?.dueAtMs },
    });
  });

  it("[HG7] restored after their due time are broken at once, and the rung below is promised", () => {
    const story = talking();
    const promise = story.state.promise?.id ?? promiseId("");
    story.agent("Kari", { type: "settle" });
    story.later(5 * MINUTE).visitor({ type: "still-need", promise });
    expect(story.types().slice(-4)).toEqual(["promise.made", "promise.broken", "human.left", "promise.made"]);
  });

  it("[HG5] [HG12] that come back after the visitor went to the bot and closed come with a request and a fence that lasts", () => {
    const story = talking();
    const promise = story.state.promise?.id ?? promiseId("");
    story.agent("Kari", { type: "settle" });
    story.visitor({ type: "resume-bot" });
    story.visitor({ type: "close" });
    story.later(MINUTE).visitor({ type: "still-need", promise });
    expect(story.types().slice(-3)).toEqual(["conversation.reopened", "human.requested", "promise.made"]);
    expect(story.state.request?.atMs).toBe(story.nowMs);
    story.visitor({ type: "close" });
    story.say("Are you there?");
    expect(story.state).toMatchObject({ owner: { type: "queue" }, isFenced: true });
  });

  it("[HG6] are never made for later than 72 hours", () => {
    const story = new Story();
    const late = { dueAtMs: story.nowMs + 900 * 60 * MINUTE * 60, rung: "live", channel: "chat" } as const;
    story.policy = { live: { click: late, automatic: late } };
    story.click();
    expect(story.state.promise?.dueAtMs).toBe(story.nowMs + 72 * 60 * MINUTE);
  });
});

describe("the end and after", () => {
  it("[HG5] brings a stretch that was in human hands back through the queue, not to the bot", () => {
    const story = new Story();
    story.click();
    story.agent("Kari", { type: "accept" });
    story.agent("Kari", { type: "settle" });
    story.agent("Kari", { type: "close" });
    story.later(MINUTE).say("One more thing");
    expect(story.types().slice(-3)).toEqual(["conversation.reopened", "message.sent", "promise.made"]);
    expect(story.state.owner.type).toBe("queue");
    expect(story.jobs.filter((job) => job.type === "ask-bot")).toEqual([]);
  });

  it("[HG12] counts the wait of a visitor who comes back from their return, not from the week before", () => {
    const story = new Story();
    story.click();
    story.visitor({ type: "close" });
    story.later(7 * 24 * 60 * MINUTE).say("One more thing");
    expect(story.state).toMatchObject({ owner: { type: "queue" }, request: { atMs: story.nowMs, why: "button" } });
  });

  it("takes a rating and an address at any time", () => {
    const story = new Story();
    story.visitor({ type: "give-contact", name: null, email: "a@example.org", phone: null });
    story.visitor({ type: "rate", score: 5, comment: null });
    expect(story.state).toMatchObject({ contact: { email: "a@example.org" }, rating: { score: 5 } });
  });

  it("refuses commands to those who may not give them", () => {
    const story = new Story();
    story.click();
    expect(story.agent("Kari", { type: "reply", text: "Hello" }).refusal?.code).toBe("not-yours");
    expect(story.agent("Kari", { type: "settle" }).refusal?.code).toBe("not-yours");
    expect(story.bot({ type: "fail", run: runId("run-1234"), askSeq: 1, reason: "timeout" }).refusal?.code).toBe(
      "superseded",
    );
  });

  it("never lets the clock of a conversation go back", () => {
    const story = new Story();
    story.say();
    story.later(-60 * MINUTE).say("again");
    const times = story.log.map((event) => event.atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
