import { describe, expect, it } from "vitest";
import { contextOf } from "./context.ts";
import { historyOf } from "./history.ts";
import { ForgetfulVisit } from "./testing/forgetful-visit.ts";
import type { LawRelay } from "./testing/law-relay.ts";
import { texts } from "./testing/visit.ts";

const LAMP = { page: "/lamps/7", cart: 2 };

async function visiting() {
  const visit = new ForgetfulVisit();
  const tab = await visit.opened();
  return { visit, tab, page: contextOf(tab.chat) };
}

/** What each request with a context brought: the commands, and the page that it says. */
const told = (relay: LawRelay) =>
  relay.to("/v1/commands").flatMap(({ body: { commands = [], context } }) => {
    return context ? [`${commands.map(({ type }) => type).join()} ${String(context["page"])}`] : [];
  });

describe("what the page says of the visitor's errand", () => {
  it("[HG13] is told to nobody before the visitor says something, and goes with the first words", async () => {
    const { visit, tab, page } = await visiting();
    expect(page.set(LAMP)).toEqual({ ok: true });
    await visit.clock.advance(60_000);
    expect(visit.server.to("/v1/commands")).toEqual([]);
    tab.chat.send("does it come in green?");
    await visit.clock.advance(2_000);
    expect(told(visit.server)[0]).toBe("say /lamps/7");
    expect(visit.server.to("/v1/commands")[0]?.body.context).toEqual(LAMP);
    const count = told(visit.server).length;
    tab.chat.send("and in blue?");
    await visit.clock.advance(2_000);
    expect(told(visit.server)).toHaveLength(count);
  });

  it("[HG3] never travels with a click, and follows it", async () => {
    const { visit, tab, page } = await visiting();
    page.set(LAMP);
    void tab.chat.talkToHuman();
    await visit.clock.advance(2_000);
    expect(told(visit.server)).toEqual([" /lamps/7"]);
  });

  it("is told at once where a conversation goes on, each change once, and again when a connection was missing", async () => {
    const { visit, tab, page } = await visiting();
    tab.chat.send("hello");
    await visit.clock.advance(2_000);
    page.set(LAMP);
    page.set({ ...LAMP });
    await visit.clock.advance(2_000);
    expect(told(visit.server)).toEqual([" /lamps/7"]);
    visit.network(false);
    page.set({ page: "/cart" });
    await visit.clock.advance(2_000);
    visit.network(true);
    await visit.clock.advance(10_000);
    expect(told(visit.server)).toEqual([" /lamps/7", " /cart"]);
  });

  it("is refused with its reason when it is no small flat record, and what was said before stands", async () => {
    const { visit, tab, page } = await visiting();
    page.set(LAMP);
    const cart: unknown = { page: "/cart", items: [1, 2] };
    expect(page.set(cart as typeof LAMP)).toMatchObject({
      ok: false,
      error: { code: "invalid-context", details: { field: "items", reason: "bad-value" } },
    });
    tab.chat.send("hello");
    await visit.clock.advance(2_000);
    expect(texts(tab.chat)).toEqual(["hello"]);
    expect(told(visit.server)[0]).toBe("say /lamps/7");
  });

  it("is told to the next conversation, too, unless the page has taken it back", async () => {
    const { visit, tab, page } = await visiting();
    page.set(LAMP);
    tab.chat.send("hello");
    tab.chat.close();
    await visit.clock.advance(2_000);
    const startOver = async (): Promise<void> => {
      const history = historyOf(tab.chat);
      await visit.clock.advance(10);
      void history.startOver();
      await visit.clock.advance(1_000);
    };
    await startOver();
    tab.chat.send("something else");
    tab.chat.close();
    await visit.clock.advance(2_000);
    expect(told(visit.others[0] ?? visit.server)[0]).toBe("say /lamps/7");
    page.set(null);
    await startOver();
    tab.chat.send("nobody knows where I am");
    await visit.clock.advance(2_000);
    expect(visit.others).toHaveLength(2);
    expect(told(visit.others[1] ?? visit.server)).toEqual([]);
  });
});
