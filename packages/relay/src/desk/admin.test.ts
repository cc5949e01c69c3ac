import {
  siteId,
  type AgentAccount,
  type DeskRecordResponse,
  type Me,
  type SiteAnswer,
  type SiteSettings,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { codeOf, newId, read, SITE, testRelay, type Visitor } from "../testing/test-relay.ts";
import { DeskClient } from "./testing/desk-client.ts";

const site = {
  site: "outlet",
  name: "Outlet",
  origins: ["https://outlet.example"],
  botName: "Robo",
  bot: { type: "handrail", url: "https://bot.example/ask", secret: "s3cret-token" },
  hours: { timeZone: "Europe/Oslo", week: [[["09:00", "17:00"]], [], [], [], [], [], []], holidays: ["2026-12-25"] },
  contact: { email: "help@outlet.example", phone: null },
  answerWithinMs: 120_000,
  writtenWithinMs: 86_400_000,
};

interface Refused {
  readonly error: { readonly code: string; readonly details?: { readonly field?: string } };
}

describe("the desk's sites", () => {
  it("are added and read back without the bot's secret", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const added = await read<SiteSettings>(await admin.post("/sites", site));
    expect(added).toMatchObject({ site: "outlet", policyVersion: 1, isLive: true, bot: { hasSecret: true } });
    expect(added.snippet).toContain('data-site="outlet" data-email="help@outlet.example"');
    const text = await (await admin.get("/sites")).text();
    expect(text).toContain("outlet.example");
    expect(text).not.toContain("s3cret-token");
  });

  it("keep a secret that is not sent again, and drop one that is sent as null", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    await admin.post("/sites", site);
    const put = async (bot: object): Promise<SiteSettings["bot"]> =>
      (await read<SiteSettings>(await admin.put("/sites/outlet", { ...site, bot }))).bot;
    expect(await put({ type: "handrail", url: "https://bot.example/other" })).toMatchObject({ hasSecret: true });
    expect(await put({ type: "handrail", url: "https://bot.example/other", secret: null })).toMatchObject({
      hasSecret: false,
    });
  });

  it("do not carry a secret to another address", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    await admin.post("/sites", site);
    const answer = await admin.put("/sites/outlet", { bot: { type: "handrail", url: "https://evil.example/ask" } });
    expect(await read<Refused>(answer)).toMatchObject({
      error: { code: "invalid-input", details: { field: "bot.secret" } },
    });
  });

  it("show a webhook's secret once, when its address is set or a new one is asked for", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    await admin.post("/sites", site);
    const put = async (alarms: object): Promise<SiteAnswer> => read(await admin.put("/sites/outlet", { alarms }));
    const webhookUrl = "https://hooks.outlet.example/in";
    const first = await put({ webhookUrl, email: "boss@outlet.example" });
    expect(first.alarms).toEqual({ webhookUrl, email: "boss@outlet.example" });
    expect(Buffer.from(first.webhookSecret?.replace("whsec_", "") ?? "", "base64")).toHaveLength(32);
    const { id } = relay.people.sites.list().find((known) => known.name === "Outlet") ?? { id: siteId("none") };
    const stored = () => relay.people.sites.get(id)?.alarms.webhook?.secret;
    expect(stored()).toBe(first.webhookSecret);
    expect((await put({ webhookUrl, email: null })).webhookSecret).toBeUndefined();
    expect(stored()).toBe(first.webhookSecret);
    const renewed = await put({ webhookUrl, renewsSecret: true });
    expect([renewed.webhookSecret === first.webhookSecret, stored()]).toEqual([false, renewed.webhookSecret]);
    const moved = await put({ webhookUrl: "https://other.example/in" });
    expect(stored()).toBe(moved.webhookSecret);
    expect(await (await admin.get("/sites")).text()).not.toContain("whsec_");
    expect((await put({ webhookUrl: null })).alarms).toEqual({ webhookUrl: null, email: null });
    const wrong = await admin.put("/sites/outlet", { alarms: { webhookUrl: "hooks.outlet.example" } });
    expect(await read<Refused>(wrong)).toMatchObject({ error: { details: { field: "alarms.webhookUrl" } } });
  });

  it("show the on-call webhook's secret once, beside the alarms' own, and keep what a change does not name", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    await admin.post("/sites", site);
    const put = async (patch: object): Promise<SiteAnswer> => read(await admin.put("/sites/outlet", patch));
    const stored = () => relay.people.sites.get(siteId("outlet"));
    const webhookUrl = "https://hooks.outlet.example/in";
    const first = await put({ alarms: { webhookUrl }, onCall: { webhookUrl, afterShare: 0.6 } });
    expect(first.onCall).toEqual({ webhookUrl, email: null, afterShare: 0.6 });
    expect(stored()?.onCall?.webhook?.secret).toBe(first.onCallSecret);
    expect(stored()?.alarms.webhook?.secret).toBe(first.webhookSecret);
    expect(first.onCallSecret).not.toBe(first.webhookSecret);
    const kept = await put({ onCall: { webhookUrl, email: "night@outlet.example" } });
    expect([kept.onCallSecret, stored()?.onCall?.webhook?.secret]).toEqual([undefined, first.onCallSecret]);
    const renewed = await put({ onCall: { webhookUrl, renewsSecret: true } });
    expect([renewed.webhookSecret, stored()?.onCall?.webhook?.secret]).toEqual([undefined, renewed.onCallSecret]);
    expect(stored()?.alarms.webhook?.secret).toBe(first.webhookSecret);
    expect((await put({ name: "Outlet 2" })).onCall).toMatchObject({ webhookUrl, email: "night@outlet.example" });
    expect((await put({ onCall: null })).onCall).toBeNull();
  });

  it("[HG6] grow their policy's version with what promises are made from, and with nothing else", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    await admin.post("/sites", site);
    const versionAfter = async (patch: object): Promise<number> =>
      (await read<SiteSettings>(await admin.put("/sites/outlet", { ...site, ...patch }))).policyVersion;
    expect(await versionAfter({ name: "Outlet 2" })).toBe(1);
    expect(await versionAfter({ answerWithinMs: 60_000 })).toBe(2);
    expect(await versionAfter({ answerWithinMs: 60_000, hours: null })).toBe(3);
    expect(await versionAfter({ answerWithinMs: 60_000, hours: null })).toBe(3);
  });

  it.each([
    [{ origins: ["https://outlet.example/"] }, "origins.0"],
    [{ origins: ["https://outlet.example", "*"] }, "origins.1"],
    [{ bot: { type: "handrail", url: "ftp://bot.example" } }, "bot.url"],
    [{ bot: { type: "handrail", url: "https://me:pw@bot.example" } }, "bot.url"],
    [{ hours: { ...site.hours, timeZone: "Europe/Atlantis" } }, "hours.timeZone"],
    [{ hours: { ...site.hours, timeZone: "+02:00" } }, "hours.timeZone"],
    [{ hours: { ...site.hours, holidays: ["2026-02-30"] } }, "hours.holidays.0"],
    [{ hours: { ...site.hours, week: [[["9:00", "17:00"]], [], [], [], [], [], []] } }, "hours.week.0.0.0"],
    [{ hours: { ...site.hours, week: [] } }, "hours.week"],
    [{ contact: { email: "not an address", phone: null } }, "contact.email"],
    [{ answerWithinMs: 14_999 }, "answerWithinMs"],
    [{ writtenWithinMs: 72 * 3_600_000 + 1 }, "writtenWithinMs"],
    [{ name: "  " }, "name"],
  ])("refuse %j and name the field", async (patch, field) => {
    const { relay } = await testRelay();
    const result = await relay.people.sites.add({ ...site, ...patch });
    expect(result).toMatchObject({ ok: false, error: { code: "invalid-input", details: { field } } });
    expect(relay.people.sites.list().map(({ id }) => id)).toEqual(["shop"]);
  });

  it("refuse a key that is taken, and one that is none", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    expect(await codeOf(await admin.post("/sites", { ...site, site: "shop" }))).toBe("already-exists");
    expect(await codeOf(await admin.post("/sites", { ...site, site: "No!" }))).toBe("invalid-input");
    expect(await codeOf(await admin.put("/sites/nowhere", site))).toBe("unknown-site");
  });

  it("are removed when they have never had a conversation, with what was saved for them, and by admins only", async () => {
    const { relay, visitor } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const ola = await DeskClient.signedIn(relay, "Ola");
    const remove = (client: DeskClient, key: string) =>
      client.send("DELETE", `/sites/${key}`, { body: {}, headers: { "content-type": "application/json" } });
    await admin.post("/sites", site);
    const reply = { site: "outlet", title: "Hello", text: "Hello!", language: null, shortcut: null };
    await admin.put("/saved-replies/reply-number-0001", reply);
    expect(await codeOf(await remove(ola, "outlet"))).toBe("forbidden");
    expect((await remove(admin, "outlet")).status).toBe(200);
    expect(await codeOf(await remove(admin, "outlet"))).toBe("unknown-site");
    expect(await read<unknown[]>(await admin.get("/saved-replies"))).toEqual([]);
    expect((await relay.fetch(new Request("https://chat.example/v1/sites/outlet"))).status).toBe(404);
    // Added again, it begins anew.
    expect(await read<SiteSettings>(await admin.post("/sites", { ...site, name: "Outlet 2" }))).toMatchObject({
      name: "Outlet 2",
      policyVersion: 1,
    });
    const kim = visitor();
    await kim.say("Hello?");
    expect(await codeOf(await remove(admin, "shop"))).toBe("site-has-conversations");
    // What was erased is on record, too.
    await kim.send({ type: "erase", id: newId() });
    expect(await codeOf(await remove(admin, "shop"))).toBe("site-has-conversations");
  });

  it("are changed by admins only, who alone are told where the relay posts to", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await relay.people.sites.set(SITE, {
      bot: { type: "handrail", url: "https://bot.internal/ask" },
      alarms: { webhookUrl: "https://room.internal/in", webhookSecret: `whsec_${"a".repeat(43)}=` },
      onCall: { email: "boss@internal.example", afterShare: 0.5 },
    });
    const told = await (await ola.get("/sites")).text();
    expect(told).toContain("The Shop");
    expect(told).not.toContain("internal");
    expect(await codeOf(await ola.post("/sites", site))).toBe("forbidden");
    expect(await codeOf(await ola.put("/sites/shop", { name: "Mine" }))).toBe("forbidden");
    expect(await codeOf(await ola.get("/agents"))).toBe("forbidden");
    expect(await codeOf(await ola.post("/agents", { email: "eve@shop.example", role: "admin" }))).toBe("forbidden");
  });
});

describe("the desk's people", () => {
  it("are listed with the open invitations", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    await admin.post("/agents", { email: "new@shop.example", role: "agent" });
    const list = await read<AgentAccount[]>(await admin.get("/agents"));
    expect(list.map(({ email, status }) => `${email} ${status}`)).toEqual([
      "ada@shop.example active",
      "kari@shop.example active",
      "new@shop.example invited",
    ]);
    const again = await admin.post("/agents", { email: "ADA@shop.example", role: "agent" });
    expect(await codeOf(again)).toBe("already-exists");
  });

  it("are given what the dispatcher chooses them by, and keep what is not named", async () => {
    const { relay, platform } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const ola = await DeskClient.signedIn(relay, "Ola");
    const { id } = await ola.me();
    const stream = await ola.stream();
    const put = async (change: object): Promise<AgentAccount> => read(await admin.put(`/agents/${id}`, change));
    expect(await put({ capacity: 5, languages: ["NB", "en-gb", "nb"] })).toMatchObject({
      capacity: 5,
      languages: ["nb", "en-GB"],
      skills: [],
      status: "active",
    });
    expect(await put({ skills: [" Returns ", "vat"] })).toMatchObject({ capacity: 5, skills: ["returns", "vat"] });
    await platform.advance(60);
    const told = { capacity: 5, languages: ["nb", "en-GB"], skills: ["returns", "vat"] };
    expect(relay.people.duty.list().find((entry) => entry.id === id)).toMatchObject(told);
    expect(stream.inbox?.roster.find((entry) => entry.id === id)).toMatchObject(told);
    expect(stream.of("inbox").at(-1)?.me).toMatchObject(told);
    expect(await codeOf(await admin.put("/agents/nobody", { capacity: 2 }))).toBe("not-found");
    await stream.leave();
  });

  it("say themselves what they are called, what they speak and how many they can hold, and nothing else", async () => {
    const { relay } = await testRelay();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const change = { name: " Ola N. ", languages: ["de"], capacity: 1, role: "admin", skills: ["everything"] };
    expect(await read<Me>(await ola.put("/me", change))).toMatchObject({
      name: "Ola N.",
      languages: ["de"],
      capacity: 1,
      role: "agent",
      skills: [],
    });
    expect(await codeOf(await ola.put("/agents/kari", { capacity: 2 }))).toBe("forbidden");
    expect(await codeOf(await ola.put("/me", { name: " " }))).toBe("invalid-input");
  });

  it.each([
    [{ capacity: 0 }, "capacity"],
    [{ capacity: 21 }, "capacity"],
    [{ capacity: 2.5 }, "capacity"],
    [{ languages: ["nb", "english"] }, "languages.1"],
    [{ languages: ["nb_NO"] }, "languages.0"],
    [{ languages: Array.from({ length: 21 }, (_, index) => `en-x-${index}`) }, "languages"],
    [{ skills: ["one, two"] }, "skills.0"],
    [{ skills: ["x".repeat(41)] }, "skills.0"],
    [{ skills: Array.from({ length: 31 }, (_, index) => `skill ${index}`) }, "skills"],
    [{ role: "boss" }, "role"],
  ])("are not changed to %j", async (change, field) => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const { id } = await admin.me();
    expect(await read<Refused>(await admin.put(`/agents/${id}`, change))).toMatchObject({
      error: { code: "invalid-input", details: { field } },
    });
  });

  it("always have an admin among them", async () => {
    const { relay } = await testRelay();
    const ada = await DeskClient.signedIn(relay, "Ada", "admin");
    const ola = await DeskClient.signedIn(relay, "Ola");
    const [me, other] = [await ada.me(), await ola.me()];
    expect(await codeOf(await ada.put(`/agents/${me.id}`, { role: "agent", capacity: 9 }))).toBe("last-admin");
    expect((await ada.me()).capacity).toBe(3);
    await ada.put(`/agents/${other.id}`, { role: "admin" });
    expect((await ada.put(`/agents/${me.id}`, { role: "agent" })).status).toBe(200);
    expect(await codeOf(await ada.get("/agents"))).toBe("forbidden");
    expect(await codeOf(await ola.put(`/agents/${other.id}`, { role: "agent" }))).toBe("last-admin");
  });

  it("lose session, duty and conversations when they are removed, and the visitor keeps the place", async () => {
    const { relay, visitor, platform } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const ola = await DeskClient.signedIn(relay, "Ola");
    const { id } = await ola.goOnDuty();
    const guest: Visitor = visitor();
    const { conversation } = await guest.askHuman();
    await ola.command(conversation, { type: "accept" });

    expect((await admin.send("DELETE", `/agents/${id}`)).status).toBe(200);
    expect((await ola.get("/me")).status).toBe(401);
    expect(relay.people.duty.count()).toBe(0);
    await platform.settle();
    const { events, live } = await guest.read();
    expect(events.map(({ type }) => type).slice(-2)).toEqual(["human.joined", "human.left"]);
    expect(live.place).toBe(1);
    expect(await codeOf(await admin.send("DELETE", `/agents/${id}`))).toBe("not-found");
  });

  it("cannot remove themselves", async () => {
    const { relay } = await testRelay();
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const { id } = await admin.me();
    expect(await codeOf(await admin.send("DELETE", `/agents/${id}`))).toBe("forbidden");
  });
});

it("[HG7] shows the record of every site to whoever is signed in, and to nobody else", async () => {
  const { relay, visitor, platform } = await testRelay();
  await visitor().askHuman();
  await platform.advance(1);
  const kim = await DeskClient.signedIn(relay, "Kim");
  const { sites } = await read<DeskRecordResponse>(await kim.get("/record"));
  expect(sites).toMatchObject([{ siteName: "The Shop", figures: { site: SITE, requests: 1, clicks: { open: 1 } } }]);
  expect((await new DeskClient(relay).get("/record")).status).toBe(401);
});
