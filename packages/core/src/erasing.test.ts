import { commandId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { ForgetfulVisit } from "./testing/forgetful-visit.ts";
import type { LawRelay } from "./testing/law-relay.ts";
import { texts, types, Visit } from "./testing/visit.ts";

const logged = ({ events }: LawRelay) => events.map(({ type }) => type);

/** A visitor who has said something that is in the log. */
async function talking() {
  const visit = new ForgetfulVisit();
  const tab = await visit.opened();
  tab.chat.send("my knee hurts");
  await visit.clock.advance(2_000);
  return { visit, tab };
}

describe("a visitor who erases the conversation", () => {
  it("[HG14] [HG3] is obeyed here at once, and at the relay as soon as it can be told, also after a reload", async () => {
    const { visit, tab } = await talking();
    visit.network(false);
    expect(await Promise.all([tab.chat.erase(), visit.clock.advance(1_000)])).toEqual([true, undefined]);
    expect(tab.chat.entries.value).toEqual([]);
    expect(tab.chat.conversation.value).toBeNull();
    expect(tab.chat.erasure.value).toBe("pending");
    expect(tab.chat.human.value.type).toBe("none");
    expect(await visit.disk()).not.toContain("knee");
    await visit.clock.advance(30_000);
    tab.kill();

    const next = await visit.opened();
    expect(next.chat.erasure.value).toBe("pending");
    await visit.clock.advance(30_000);
    expect(logged(visit.server)).toContain("message.sent");
    visit.network(true);
    await visit.clock.advance(1_000);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
    expect(next.chat.erasure.value).toBe("done");
    expect(visit.server.sent("erase")).toHaveLength(1);
    // Nothing is left to be told, and nothing that could open the old conversation.
    expect(await visit.storage.load(visit.site)).toMatchObject({ erasing: [] });
    await visit.clock.advance(60_000);
    expect(visit.server.sent("erase")).toHaveLength(1);
  });

  it("[HG3] is told again until the relay has acknowledged, with the same id", async () => {
    const { visit, tab } = await talking();
    let failures = 3;
    visit.server.fault = ({ body }) => {
      if (!body.commands?.some(({ type }) => type === "erase")) return null;
      failures -= 1;
      return failures >= 0 ? (failures === 0 ? "lose-answer" : "lose") : null;
    };
    await Promise.all([tab.chat.erase(), visit.clock.advance(60_000)]);
    expect(new Set(visit.server.sent("erase").map(({ id }) => id)).size).toBe(1);
    expect(visit.server.sent("erase")).toHaveLength(4);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
  });

  it("[HG3] asks for a human in the same moment, behind nothing", async () => {
    const { visit, tab } = await talking();
    visit.server.fault = ({ body }) => (body.commands?.some(({ type }) => type === "erase") ? "hang" : null);
    void tab.chat.erase();
    const outcome = tab.chat.talkToHuman();
    await visit.clock.advance(500);
    expect(await outcome).toMatchObject({ stage: "asked" });
    expect(tab.chat.erasure.value).toBe("pending");
    expect(types(tab.chat)).toEqual(["conversation.started", "human.requested", "promise.made"]);
    visit.server.fault = () => null;
    await visit.clock.advance(30_000);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
    expect(tab.chat.human.value.type).toBe("waiting");
  });

  it("[HG4] is asked whether a request that was not sent is still wanted", async () => {
    const { visit, tab } = await talking();
    visit.network(false);
    const outcome = tab.chat.talkToHuman();
    await Promise.all([tab.chat.erase(), visit.clock.advance(1_000)]);
    expect(await outcome).toMatchObject({ stage: "refused", error: { code: "erased" } });
    expect(tab.chat.human.value.type).toBe("still-want");
    expect(await visit.disk()).not.toContain("ask-human");
    void tab.chat.talkToHuman();
    visit.network(true);
    await visit.clock.advance(2_000);
    expect(tab.chat.human.value.type).toBe("waiting");
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
  });

  it("hears nothing more of the old conversation, also what was on its way", async () => {
    const { visit, tab } = await talking();
    tab.chat.send("on its way");
    const done = tab.chat.erase();
    visit.server.agentSays("too late");
    await visit.clock.advance(10_000);
    expect(await done).toBe(true);
    expect(tab.chat.entries.value).toEqual([]);
    expect(tab.chat.notice.value).toBeNull();
    expect(await visit.disk()).not.toMatch(/knee|on its way/);
  });

  it("[HG14] is obeyed in every tab, and they begin the next conversation together", async () => {
    const { visit, tab: one } = await talking();
    const two = await visit.opened();
    await visit.clock.advance(1_000);
    expect(texts(two.chat)).toEqual(["my knee hurts"]);
    await Promise.all([one.chat.erase(), visit.clock.advance(1_000)]);
    for (const { chat } of [one, two]) {
      expect(chat.entries.value).toEqual([]);
      expect(chat.erasure.value).toBe("done");
    }
    two.chat.send("a new one");
    await visit.clock.advance(2_000);
    expect(texts(one.chat)).toEqual(["a new one"]);
    expect([one.chat.erasure.value, two.chat.erasure.value]).toEqual(["none", "none"]);
    expect(visit.others).toHaveLength(1);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
  });

  it("may ask for it before anything was read from the disk, and in two tabs at once", async () => {
    const { visit, tab } = await talking();
    const { chat } = visit.tab();
    await Promise.all([chat.erase(), tab.chat.erase(), visit.clock.advance(2_000)]);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
    void chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect([chat.human.value.type, tab.chat.human.value.type]).toEqual(["waiting", "waiting"]);
    expect(visit.others).toHaveLength(1);
  });

  it("[HG3] is no reason to lose what is said after it, while the disk is still being read", async () => {
    const visit = new Visit();
    const first = visit.tab();
    void first.chat.erase();
    first.chat.send("nothing was here before");
    await visit.clock.advance(2_000);
    expect(texts(first.chat)).toEqual(["nothing was here before"]);
    expect(logged(visit.server)).toContain("message.sent");
    first.kill();
    expect(texts((await visit.opened()).chat)).toEqual(["nothing was here before"]);

    const { visit: again } = await talking();
    const late = again.tab();
    void late.chat.erase();
    late.chat.send("a new one");
    await again.clock.advance(2_000);
    expect(texts(late.chat)).toEqual(["a new one"]);
    expect(logged(again.server)).toEqual(["conversation.erased"]);
    expect(again.others.map(logged)).toEqual([expect.arrayContaining(["message.sent"])]);
    late.kill();
    expect(texts((await again.opened()).chat)).toEqual(["a new one"]);
  });

  it("[HG13] leaves no trace and sends nothing where nothing was said", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    await Promise.all([chat.erase(), visit.clock.advance(1_000)]);
    expect(await visit.storage.load(visit.site)).toBeNull();
    expect(visit.server.to("/v1/commands")).toEqual([]);
    expect(chat.erasure.value).toBe("none");
  });

  it("says so when the disk refuses to forget, and tells the relay all the same", async () => {
    const { visit, tab } = await talking();
    visit.storage = { ...visit.storage, update: () => Promise.reject(new Error("refused")) };
    expect(await Promise.all([tab.chat.erase(), visit.clock.advance(1_000)])).toEqual([false, undefined]);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
  });

  it("[HG3] has it erased after a logout, too", async () => {
    const { visit, tab } = await talking();
    visit.network(false);
    await Promise.all([tab.chat.erase(), visit.clock.advance(1_000)]);
    await Promise.all([tab.chat.logout(), visit.clock.advance(1_000)]);
    expect(tab.chat.erasure.value).toBe("pending");
    tab.kill();
    visit.network(true);
    await visit.opened();
    await visit.clock.advance(1_000);
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
  });
});

describe("a conversation that was erased elsewhere", () => {
  const eraseElsewhere = (visit: Visit) =>
    visit.server.act({ type: "visitor" }, { type: "erase", id: commandId("elsewhere-elsewhere") });

  it("[HG14] goes from every tab and from the disk, and a human is asked for in a new one", async () => {
    const { visit, tab: one } = await talking();
    const two = await visit.opened();
    await visit.clock.advance(1_000);
    eraseElsewhere(visit);
    await visit.clock.advance(1_000);
    for (const { chat } of [one, two]) {
      expect(chat.entries.value).toEqual([]);
      expect(chat.erasure.value).toBe("done");
      expect(chat.human.value.type).toBe("none");
    }
    expect(await visit.disk()).not.toContain("knee");
    void two.chat.talkToHuman();
    await visit.clock.advance(2_000);
    expect([one.chat.human.value.type, two.chat.human.value.type]).toEqual(["waiting", "waiting"]);
    expect(visit.others).toHaveLength(1);
  });

  it("[HG14] is found by a page that was closed meanwhile", async () => {
    const { visit, tab } = await talking();
    tab.kill();
    eraseElsewhere(visit);
    const { chat } = await visit.opened();
    await visit.clock.advance(2_000);
    expect([chat.entries.value, chat.erasure.value]).toEqual([[], "done"]);
    expect(await visit.storage.load(visit.site)).toMatchObject({ outbox: [], conversation: null, wasErased: true });
  });

  it("[HG4] [HG11] asks whoever clicked meanwhile whether they still want a human, and a yes begins a new one", async () => {
    const { visit, tab } = await talking();
    visit.network(false);
    tab.chat.send("typed before");
    const outcome = tab.chat.talkToHuman();
    await visit.clock.advance(1_000);
    eraseElsewhere(visit);
    visit.network(true);
    await visit.clock.advance(2_000);
    expect(await outcome).toEqual({ stage: "kept" });
    expect(tab.chat.human.value.type).toBe("still-want");
    expect(tab.chat.notice.value).toBeNull();
    expect(await visit.disk()).not.toMatch(/typed before|ask-human/);
    const yes = tab.chat.talkToHuman();
    await visit.clock.advance(1_000);
    expect(await yes).toMatchObject({ stage: "asked" });
    expect(tab.chat.human.value.type).toBe("waiting");
    expect(logged(visit.server)).toEqual(["conversation.erased"]);
  });

  it("[HG4] lets nobody wait for what becomes of a click that found the tombstone", async () => {
    const { visit, tab } = await talking();
    visit.server.fault = ({ path }) => (path === "/v1/commands" ? "hang" : null);
    const outcome = tab.chat.talkToHuman();
    await visit.clock.advance(500);
    eraseElsewhere(visit);
    await visit.clock.advance(500);
    expect(await outcome).toMatchObject({ stage: "refused", error: { code: "erased" } });
    expect(tab.chat.human.value.type).toBe("still-want");
    tab.chat.dismissNotice();
    expect(tab.chat.human.value.type).toBe("none");
  });
});

it('[HG11] answers "still want this?" with yes on a page that knows nothing of the conversation', async () => {
  const { visit, tab } = await talking();
  tab.chat.close();
  await visit.clock.advance(2_000);
  const clicks = () => visit.server.sent("ask-human");
  // The log cannot be read, so the refusal is all that is known.
  visit.server.fault = ({ path }) => (path === "/v1/events" ? "lose" : null);
  const kept = await visit.storage.load(visit.site);
  tab.kill();
  await visit.storage.update(visit.site, () => kept && { ...kept, conversation: null });
  const { chat } = await visit.opened();
  void chat.talkToHuman();
  await visit.clock.advance(1_000);
  expect(chat.human.value.type).toBe("still-want");
  void chat.talkToHuman();
  await visit.clock.advance(1_000);
  expect(clicks()).toHaveLength(2);
  expect(chat.human.value.type).toBe("waiting");
});
