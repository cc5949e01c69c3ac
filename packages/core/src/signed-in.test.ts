import type { OwnConversation } from "@handrail/protocol";
import { wireError } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { memoryStorage } from "./adapters/memory-storage.ts";
import { historyOf } from "./history.ts";
import { ForgetfulVisit } from "./testing/forgetful-visit.ts";
import { texts, type Tab } from "./testing/visit.ts";

const TOKEN = "proof.ada.fine";

/** Ada, with as many devices as a test wants. The relay knows what she has said, on whichever. */
class Ada extends ForgetfulVisit {
  /** What the relay knows to be hers, newest first. */
  hers: OwnConversation[] = [];
  readonly tokens: string[] = [];

  constructor() {
    super();
    this.server.fault = ({ path, body }) => {
      if (path !== "/v1/conversations") return null;
      const token = "token" in body ? String(body.token) : "";
      this.tokens.push(token);
      if (token === TOKEN) return Response.json({ conversations: this.hers });
      return Response.json({ error: wireError("identity-expired") }, { status: 403 });
    };
  }

  /** A browser with an empty disk, and a page in it. */
  async device(options: Parameters<ForgetfulVisit["tab"]>[0] = {}): Promise<Tab> {
    this.storage = memoryStorage();
    return this.page(options);
  }

  /** Another page in the same browser. */
  async page(options: Parameters<ForgetfulVisit["tab"]>[0] = {}): Promise<Tab> {
    const tab = this.tab(options);
    void tab.chat.open();
    tab.chat.identify(TOKEN);
    await this.clock.advance(100);
    return tab;
  }

  /** Says something, and the relay learns whose it is. */
  async says({ chat }: Tab, text: string): Promise<void> {
    chat.send(text);
    await this.clock.advance(2_000);
    const kept = await this.storage.load(this.site);
    const { head, lastAtMs } = chat.conversation.value ?? { head: 0, lastAtMs: 0 };
    if (!kept) throw new Error("nothing was kept");
    const others = this.hers.filter(({ secret }) => secret !== kept.secret);
    this.hers = [{ secret: kept.secret, head, lastAtMs, agent: null }, ...others];
  }

  async finds({ chat }: Tab, mayGoOn?: () => boolean): Promise<ReturnType<typeof historyOf>> {
    const history = historyOf(chat);
    void history.find(mayGoOn);
    await this.clock.advance(2_000);
    return history;
  }
}

describe("a visitor who is signed in", () => {
  it("goes on with their conversation on another device, in all its tabs", async () => {
    const ada = new Ada();
    await ada.says(await ada.device(), "where is my order?");
    const phone = await ada.device();
    const other = await ada.page();
    expect(texts(phone.chat)).toEqual([]);
    const history = await ada.finds(phone);
    expect([texts(phone.chat), texts(other.chat)]).toEqual([["where is my order?"], ["where is my order?"]]);
    expect(history.earlier.value).toEqual([]);
    await ada.says(phone, "it has come");
    expect(texts(other.chat)).toEqual(["where is my order?", "it has come"]);
    expect(ada.others).toEqual([]);
  });

  it("has it again after a logout", async () => {
    const ada = new Ada();
    const page = await ada.device();
    await ada.says(page, "where is my order?");
    void page.chat.logout();
    await ada.clock.advance(1_000);
    expect(texts(page.chat)).toEqual([]);
    // Nobody is signed in: nobody is asked for.
    await ada.finds(page);
    expect([texts(page.chat), ada.tokens]).toEqual([[], []]);
    page.chat.identify(TOKEN);
    await ada.finds(page);
    expect(texts(page.chat)).toEqual(["where is my order?"]);
  });

  it("has the others as earlier ones, and is left in what they have begun", async () => {
    const ada = new Ada();
    const desk = await ada.device();
    await ada.says(desk, "where is my order?");
    desk.chat.close();
    await ada.clock.advance(1_000);
    void historyOf(desk.chat).startOver();
    await ada.clock.advance(1_000);
    // Begun anew, and nothing said yet: also on the next page.
    const next = await ada.page();
    await ada.finds(next);
    expect(texts(next.chat)).toEqual([]);
    await ada.says(next, "something else");

    const phone = await ada.device();
    const history = await ada.finds(phone);
    expect(texts(phone.chat)).toEqual(["something else"]);
    expect(history.earlier.value.map(({ secret }) => secret)).toEqual([ada.hers[1]?.secret]);
  });

  it("finds what was said elsewhere since: beside an open conversation, and in the place of a closed one", async () => {
    const ada = new Ada();
    const desk = await ada.device();
    const { storage } = ada;
    await ada.says(desk, "at the desk");
    const phone = await ada.device();
    await ada.says(phone, "on the phone");

    ada.storage = storage;
    const again = await ada.page();
    await ada.clock.advance(1_000);
    const history = await ada.finds(again);
    expect(texts(again.chat)).toEqual(["at the desk"]);
    expect(history.earlier.value.map(({ secret }) => secret)).toEqual([ada.hers[0]?.secret]);

    again.chat.close();
    await ada.clock.advance(1_000);
    // The order that the relay would have them in: a close is news, too.
    ada.hers = ada.hers.map((one, place) => (place === 0 ? { ...one, lastAtMs: ada.clock.now() + 1 } : one));
    await ada.finds(again, () => false);
    expect(texts(again.chat)).toEqual(["at the desk"]);
    await ada.finds(again);
    expect(texts(again.chat)).toEqual(["on the phone"]);
  });

  it("[HG3] keeps what was said before anything was found", async () => {
    const ada = new Ada();
    await ada.says(await ada.device(), "where is my order?");
    const phone = await ada.device();
    const history = historyOf(phone.chat);
    ada.slowMs = 500;
    void history.find();
    phone.chat.send("hello?");
    await ada.clock.advance(5_000);
    expect(texts(phone.chat)).toEqual(["hello?"]);
    expect(ada.others).toHaveLength(1);
  });

  it("[HG12] is shown nothing of theirs in a conversation that is somebody else's", async () => {
    const ada = new Ada();
    const page = await ada.device();
    await ada.says(page, "where is my order?");
    ada.hers = ada.hers.map((one) => ({ ...one, secret: "b".repeat(43) as typeof one.secret }));
    const history = await ada.finds(page);
    expect(history.earlier.value).toEqual([]);
    expect(texts(page.chat)).toEqual(["where is my order?"]);
  });

  it("[HG12] who logs out while the answer is on its way is followed by nobody", async () => {
    const ada = new Ada();
    await ada.says(await ada.device(), "where is my order?");
    for (const isElsewhere of [false, true]) {
      const page = await ada.device();
      const other = await ada.page();
      await ada.storage.update(ada.site, () => ({
        version: 1,
        secret: "f".repeat(43) as OwnConversation["secret"],
        outbox: [],
        conversation: null,
        isFresh: true,
      }));
      ada.slowMs = 500;
      void historyOf(page.chat).find();
      await ada.clock.advance(100);
      void (isElsewhere ? other : page).chat.logout();
      ada.slowMs = 0;
      await ada.clock.advance(5_000);
      expect(texts(page.chat)).toEqual([]);
      expect((await ada.storage.load(ada.site))?.secret).not.toBe(ada.hers[0]?.secret);
    }
  });

  it("[HG12] who logs out before anything is kept here is followed by nobody", async () => {
    const ada = new Ada();
    await ada.says(await ada.device(), "where is my order?");
    const page = await ada.device();
    ada.slowMs = 500;
    void historyOf(page.chat).find();
    await ada.clock.advance(100);
    void page.chat.logout();
    await ada.clock.advance(5_000);
    expect(texts(page.chat)).toEqual([]);
    expect(await ada.storage.load(ada.site)).toBeNull();
  });

  it("[HG14] does not get back what was erased here, and is erased there later", async () => {
    const ada = new Ada();
    const page = await ada.device();
    await ada.says(page, "where is my order?");
    page.chat.close();
    await ada.clock.advance(1_000);
    const history = historyOf(page.chat);
    void history.startOver();
    await ada.clock.advance(1_000);
    await ada.says(page, "something else");
    const [first] = history.earlier.value;
    ada.isOnline = false;
    if (first) void history.erase(first);
    await ada.clock.advance(1_000);
    const conversations = ada.hers;
    ada.server.fault = ({ path }) => (path === "/v1/conversations" ? Response.json({ conversations }) : "lose");
    ada.isOnline = true;
    page.chat.identify(TOKEN);
    expect((await ada.finds(page)).earlier.value).toEqual([]);
  });

  it("[HG14] who has erased a conversation begins anew, and is taken into no other", async () => {
    const ada = new Ada();
    await ada.says(await ada.device(), "where is my order?");
    const other = ada.hers;
    const page = await ada.device();
    await ada.says(page, "something else");
    void page.chat.erase();
    await ada.clock.advance(2_000);
    ada.hers = other;
    page.chat.identify(TOKEN);
    await ada.finds(page);
    expect(texts(page.chat)).toEqual([]);
  });

  it("asks the page for a fresh token where the page has stood open for longer than one lasts", async () => {
    const ada = new Ada();
    await ada.says(await ada.device(), "where is my order?");
    const phone = await ada.device({ identify: async () => TOKEN });
    phone.chat.identify("proof.ada.expired");
    await ada.finds(phone);
    expect(ada.tokens).toEqual(["proof.ada.expired", TOKEN]);
    expect(texts(phone.chat)).toEqual(["where is my order?"]);
  });

  it("goes on without, where nobody answers or the answer is none", async () => {
    const ada = new Ada();
    const phone = await ada.device();
    for (const answer of ["lose", Response.json({ conversations: [{ secret: 7 }] }), Response.json({})] as const) {
      ada.server.fault = ({ path }) => (path === "/v1/conversations" ? answer : null);
      await ada.finds(phone);
    }
    expect(await ada.storage.load(ada.site)).toBeNull();
    phone.chat.send("hello");
    await ada.clock.advance(1_000);
    expect(texts(phone.chat)).toEqual(["hello"]);
  });
});
