import { describe, expect, it } from "vitest";
import type { Chat } from "./chat.ts";
import { Visit } from "./testing/visit.ts";

const unread = ({ seen, entries }: Chat): number =>
  entries.value.filter(
    (entry) =>
      entry.type === "event" && entry.event.from.type === "agent" && entry.event.seq > (seen.value ?? Infinity),
  ).length;

/** A page of a visitor who talks to an agent. */
async function talking(visit: Visit) {
  const tab = await visit.opened();
  tab.chat.look(true);
  void tab.chat.talkToHuman();
  await visit.clock.advance(1_000);
  visit.server.agentJoins();
  visit.server.agentSays("seen");
  await visit.clock.advance(100);
  return tab;
}

/** How far the human has seen it. */
const seenByHuman = ({ human }: Chat): number | undefined =>
  human.value.type === "talking" ? human.value.seenSeq : undefined;

describe("what a human has seen", () => {
  it("[HG8] is what the desk said, never goes back, and is the same in all tabs and on the next page", async () => {
    const visit = new Visit();
    const one = await talking(visit);
    const other = await visit.opened();
    await visit.clock.advance(100);
    expect(seenByHuman(one.chat)).toBeUndefined();
    one.chat.send("Are you there?");
    await visit.clock.advance(1_000);
    const head = one.chat.conversation.value?.head ?? 0;
    visit.server.signal({ type: "seen", seq: head });
    visit.server.signal({ type: "seen", seq: head - 1 });
    await visit.clock.advance(100);
    expect([seenByHuman(one.chat), seenByHuman(other.chat)]).toEqual([head, head]);
    one.kill();
    other.kill();
    const next = await visit.opened();
    await visit.clock.advance(100);
    expect(seenByHuman(next.chat)).toBe(head);
  });

  it.each(["erase", "logout"] as const)("[HG14] is forgotten with the conversation (%s)", async (end) => {
    const visit = new Visit();
    const { chat } = await talking(visit);
    visit.server.signal({ type: "seen", seq: 3 });
    await visit.clock.advance(100);
    expect(await visit.storage.load(visit.site)).toHaveProperty("humanSeenSeq", 3);
    void chat[end]();
    await visit.clock.advance(1_000);
    expect(await visit.storage.load(visit.site)).not.toHaveProperty("humanSeenSeq");
  });

  it("[HG10] is not said of a log that a restored back-up has made shorter, on the next page neither", async () => {
    const visit = new Visit();
    const tab = await talking(visit);
    const head = tab.chat.conversation.value?.head ?? 0;
    visit.server.signal({ type: "seen", seq: head });
    await visit.clock.advance(100);
    expect(seenByHuman(tab.chat)).toBe(head);
    visit.server.restore(head - 1, "g2");
    await visit.clock.advance(60_000);
    expect(seenByHuman(tab.chat)).toBeUndefined();
    tab.kill();
    const next = await visit.opened();
    await visit.clock.advance(100);
    expect(seenByHuman(next.chat)).toBeUndefined();
  });
});

describe("what the visitor has seen", () => {
  it("is not known before the disk was read, and grows with what is in sight", async () => {
    const visit = new Visit();
    expect(visit.tab().chat.seen.value).toBeNull();
    const { chat } = await talking(visit);
    expect(chat.seen.value).toBe(chat.conversation.value?.head);
    chat.look(false);
    visit.server.agentSays("while it was closed");
    await visit.clock.advance(100);
    expect(unread(chat)).toBe(1);
    chat.look(true);
    expect(unread(chat)).toBe(0);
  });

  it("does not grow on a page that is hidden", async () => {
    const visit = new Visit();
    const { chat, hide, show } = await talking(visit);
    hide();
    visit.server.agentSays("behind another page");
    await visit.clock.advance(100);
    expect(unread(chat)).toBe(1);
    show();
    expect(unread(chat)).toBe(0);
  });

  it("goes along to the next page: what is unread stays unread", async () => {
    const visit = new Visit();
    const tab = await talking(visit);
    tab.chat.look(false);
    visit.server.agentSays("while it was closed");
    // Long enough that the disk remembers a conversation in which it is.
    await visit.clock.advance(5_000);
    tab.kill();
    const next = await visit.opened();
    await visit.clock.advance(100);
    expect(unread(next.chat)).toBe(1);
    next.chat.look(true);
    await visit.clock.advance(100);
    next.kill();
    const { chat } = await visit.opened();
    await visit.clock.advance(100);
    expect(unread(chat)).toBe(0);
  });

  it("is the same in all tabs", async () => {
    const visit = new Visit();
    const one = await talking(visit);
    const other = await visit.opened();
    one.chat.look(false);
    visit.server.agentSays("while both were closed");
    await visit.clock.advance(100);
    expect([unread(one.chat), unread(other.chat)]).toEqual([1, 1]);
    other.chat.look(true);
    await visit.clock.advance(100);
    expect([unread(one.chat), unread(other.chat)]).toEqual([0, 0]);
  });

  it("[HG14] is forgotten with the conversation", async () => {
    const visit = new Visit();
    const { chat } = await talking(visit);
    await visit.clock.advance(100);
    expect((await visit.storage.load(visit.site))?.seenSeq).toBe(chat.seen.value);
    void chat.erase();
    await visit.clock.advance(1_000);
    expect(await visit.storage.load(visit.site)).not.toHaveProperty("seenSeq");
    expect(chat.seen.value).toBe(0);
  });

  it("[HG13] leaves no trace where nothing was said", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    chat.look(true);
    await visit.clock.advance(1_000);
    expect(await visit.storage.load(visit.site)).toBeNull();
  });

  it("is what a restored back-up has of it", async () => {
    const visit = new Visit();
    const { chat } = await talking(visit);
    const head = chat.seen.value ?? 0;
    chat.look(false);
    visit.server.restore(head - 1, "g2");
    await visit.clock.advance(60_000);
    visit.server.agentSays("after it was restored");
    await visit.clock.advance(1_000);
    expect(unread(chat)).toBe(1);
  });
});
