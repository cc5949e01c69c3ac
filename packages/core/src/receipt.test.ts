import { describe, expect, it } from "vitest";
import { fileId } from "@handrail/protocol";
import { Visit, texts, types } from "./testing/visit.ts";

/** A visitor who has clicked and been told so; `kept` reads what the disk holds of it. */
async function clicked(before?: string) {
  const visit = new Visit();
  visit.server.signs = true;
  const tab = await visit.opened();
  if (before !== undefined) tab.chat.send(before);
  await visit.clock.advance(1_000);
  const head = visit.server.events.length;
  const outcome = tab.chat.talkToHuman();
  await visit.clock.advance(2_000);
  const kept = async () => (await visit.storage.load(visit.site))?.request ?? null;
  const clicks = () => visit.server.sent("ask-human");
  return { visit, tab, outcome, head, kept, clicks };
}

describe("the receipt of a request", () => {
  it("[HG10] is shown with the request, and kept on the disk for the next page", async () => {
    const { visit, tab, outcome, kept, clicks } = await clicked();
    const receipt = `told.${clicks()[0]?.id}`;
    expect(await outcome).toMatchObject({ stage: "asked", receipt });
    expect(tab.chat.human.value).toMatchObject({ type: "waiting", receipt });
    expect(await kept()).toMatchObject({ receipt, generation: "g1", seq: 3 });
    tab.kill();
    const next = await visit.opened();
    expect(next.chat.human.value).toMatchObject({ type: "waiting", receipt });
    visit.server.agentJoins();
    await visit.clock.advance(1_000);
    expect(next.chat.human.value).toMatchObject({ type: "talking", receipt });
    expect(clicks()).toHaveLength(1);
  });

  it("[HG10] is kept also when the log tells of the request before the acknowledgement comes", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const tab = await visit.opened();
    tab.chat.send("hello");
    await visit.clock.advance(1_000);
    const { fetch } = visit.server;
    const slow: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init);
      if (url.endsWith("/v1/commands")) await new Promise<void>((resolve) => visit.clock.setTimeout(resolve, 1_000));
      return answer;
    };
    Object.assign(visit.server, { fetch: slow });
    const outcome = tab.chat.talkToHuman();
    await visit.clock.advance(500);
    expect(types(tab.chat)).toContain("human.requested");
    expect(tab.chat.human.value).not.toHaveProperty("receipt");
    await visit.clock.advance(1_000);
    expect(await outcome).toMatchObject({ stage: "asked" });
    expect(tab.chat.human.value).toMatchObject({ type: "waiting", receipt: expect.stringContaining("told.") });
  });

  it("[HG10] is forgotten with the request's end, and a log that forgets later is not asked again", async () => {
    const { visit, tab, kept, clicks } = await clicked("hello");
    tab.chat.withdraw();
    await visit.clock.advance(2_000);
    expect(await kept()).toBeNull();
    visit.server.restore(1);
    await visit.clock.advance(30_000);
    expect(clicks()).toHaveLength(1);
    expect(tab.chat.human.value).toEqual({ type: "none" });
  });
});

describe("a log that has forgotten an acknowledged request", () => {
  it("[HG10] [HG4] is asked again with the receipt, once, and the wait counts from the first click", async () => {
    const { visit, tab, head, clicks } = await clicked("hello");
    const before = tab.chat.human.value;
    visit.server.restore(head);
    await visit.clock.advance(30_000);
    const [first, again, ...more] = clicks();
    expect(again).toEqual({ ...first, receipt: `told.${first?.id}` });
    expect(more).toEqual([]);
    if (before.type !== "waiting") throw new Error("not asked");
    const { sinceMs, promise } = before;
    expect(tab.chat.human.value).toMatchObject({ sinceMs, promise: { id: promise?.id, dueAtMs: promise?.dueAtMs } });
    expect(types(tab.chat).filter((type) => type === "human.requested")).toHaveLength(1);
  });

  it("[HG10] [HG11] is kept of what was asked for in words, too, and the wish comes back without them", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    visit.server.hearsAsks = true;
    const tab = await visit.opened();
    tab.chat.send("hello");
    await visit.clock.advance(1_000);
    tab.chat.send("human, please");
    await visit.clock.advance(2_000);
    const id = visit.server.sent("say").at(-1)?.id;
    expect(tab.chat.human.value).toMatchObject({ type: "waiting", receipt: `told.${id}` });
    visit.server.forget();
    await visit.clock.advance(60_000);
    expect(visit.server.sent("ask-human")).toMatchObject([{ id, why: "typed", receipt: `told.${id}` }]);
    expect(tab.chat.human.value).toMatchObject({ type: "waiting", receipt: `told.${id}` });
    expect(types(tab.chat)).toEqual(["conversation.started", "human.requested", "promise.made"]);
  });

  it("[HG10] [HG11] is kept, too, where the words that asked named a file that is forgotten, and are refused", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    visit.server.hearsAsks = true;
    const tab = await visit.opened();
    tab.chat.send("hello");
    await visit.clock.advance(2_000);
    const file = fileId("f".repeat(22));
    const { secret = "" } = { ...(await visit.storage.load(visit.site)) };
    const ref = { id: file, name: "a.txt", type: "text/plain", bytes: 1 };
    visit.server.files.whole.set(file, { ref, secret, text: "a" });
    const head = visit.server.events.length;
    // The store is lost before the log has told this page what was acknowledged.
    visit.server.fault = ({ body }) => (body.commands ? null : "lose");
    visit.server.cut();
    tab.chat.send("human, look at this", { files: [file] });
    await visit.clock.advance(1_000);
    const id = visit.server.sent("say").at(-1)?.id;
    expect((await visit.storage.load(visit.site))?.request).toMatchObject({ receipt: `told.${id}` });
    visit.server.files.whole.clear();
    visit.server.restore(head, "g2");
    visit.server.fault = () => null;
    await visit.clock.advance(60_000);
    expect(visit.server.sent("ask-human")).toMatchObject([{ id, why: "typed", receipt: `told.${id}` }]);
    expect(tab.chat.human.value).toMatchObject({ type: "waiting", receipt: `told.${id}` });
    expect(texts(tab.chat)).toEqual(["hello", "(refused: human, look at this)"]);
  });

  it("[HG3] is sent again, and so is a message, by a page that had read nothing of the earlier log", async () => {
    const visit = new Visit();
    const tab = await visit.opened();
    visit.server.fault = ({ body }) => (body.commands ? null : "lose");
    tab.chat.send("hello");
    await visit.clock.advance(1_000);
    const head = visit.server.events.length;
    tab.chat.send("are you there?");
    await visit.clock.advance(1_000);
    void tab.chat.talkToHuman();
    await visit.clock.advance(1_000);
    const sent = () => [visit.server.sent("say").length, visit.server.sent("ask-human").length];
    expect([tab.chat.entries.value.every(({ type }) => type === "pending"), ...sent()]).toEqual([true, 2, 1]);
    visit.server.restore(head, "g2");
    visit.server.fault = () => null;
    await visit.clock.advance(60_000);
    expect(sent()).toEqual([3, 2]);
    expect(texts(tab.chat)).toEqual(["hello", "are you there?"]);
    expect(types(tab.chat)).toContain("human.requested");
  });

  it("[HG10] is asked again also where nothing of the conversation is left", async () => {
    const { visit, tab, clicks } = await clicked();
    visit.server.forget();
    await visit.clock.advance(60_000);
    expect(clicks().at(-1)).toMatchObject({ receipt: expect.stringContaining("told.") });
    expect(tab.chat.human.value).toMatchObject({ type: "waiting" });
    expect(types(tab.chat).filter((type) => type === "human.requested")).toHaveLength(1);
  });

  it("[HG10] is asked again by a page that was opened after the loss, whatever the new log is called", async () => {
    for (const generation of ["g1", "g2"]) {
      const { visit, tab, head, clicks } = await clicked("hello");
      tab.kill();
      visit.server.restore(head, generation);
      const next = await visit.opened();
      await visit.clock.advance(30_000);
      expect(clicks().filter((click) => "receipt" in click)).toHaveLength(1);
      expect(next.chat.human.value).toMatchObject({ type: "waiting", receipt: expect.anything() });
      expect(visit.server.events.filter(({ type }) => type === "human.requested")).toHaveLength(1);
    }
  });

  it("[HG3] keeps the request on the disk until it is acknowledged anew", async () => {
    const { visit, tab, head, clicks } = await clicked("hello");
    visit.server.restore(head);
    visit.server.fault = ({ body }) => (body.commands?.[0]?.type === "ask-human" ? "lose" : null);
    await visit.clock.advance(30_000);
    expect(tab.chat.human.value).toMatchObject({ type: "kept" });
    tab.kill();
    visit.server.fault = () => null;
    const next = await visit.opened();
    await visit.clock.advance(5_000);
    expect(clicks().at(-1)).toMatchObject({ receipt: expect.anything() });
    expect(next.chat.human.value).toMatchObject({ type: "waiting", receipt: expect.anything() });
  });

  it("[HG3] keeps it there, too, where the page had not read yet what it was acknowledged for", async () => {
    const visit = new Visit();
    visit.server.signs = true;
    const tab = await visit.opened();
    visit.server.fault = ({ body }) => (body.commands ? null : "lose");
    void tab.chat.talkToHuman();
    await visit.clock.advance(2_000);
    visit.server.forget();
    visit.server.fault = ({ body }) => (body.commands ? "lose" : null);
    await visit.clock.advance(60_000);
    tab.kill();
    visit.server.fault = () => null;
    const next = await visit.opened();
    await visit.clock.advance(5_000);
    expect(visit.server.sent("ask-human").at(-1)).toMatchObject({ receipt: expect.anything() });
    expect(next.chat.human.value).toMatchObject({ type: "waiting", receipt: expect.anything() });
  });
});
