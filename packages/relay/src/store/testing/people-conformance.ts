// What every store promises of sites, accounts, invitations and duty, whichever it is. Two processes are on it: two nodes, or a relay and the
// command line.
import { createHash } from "node:crypto";
import { agentId, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import type { NearPeople } from "../../accounts/near-people.ts";
import { openPeople, type People } from "../../accounts/people.ts";
import { pngOf } from "../../files/samples.fixture.ts";
import { nodePlatform } from "../../platform.ts";
import { createDeviceStore } from "../../ringing/device-store.ts";
import { openSavedReplies } from "../../saved-replies/saved-replies.ts";
import type { Beside } from "../beside.ts";

/** One process on a store. */
export interface OneBeside {
  readonly beside: Beside;
  readonly near: NearPeople;
}

const SHOP = siteId("shop");
const PASSWORD = "a long enough password";

/** Runs the suite. `open` makes a store that is gone after the test, and opens it for two. */
export function describePeople(name: string, open: () => Promise<readonly [OneBeside, OneBeside]>): void {
  const people = async (): Promise<readonly [People, People]> => {
    const [one, other] = await open();
    return [await peopleOn(one), await peopleOn(other)];
  };

  describe(`${name}, of people`, () => {
    it("adds a site once, takes every change of it, and lets the other process see it", async () => {
      const [here, there] = await people();
      const added = await Promise.all([here, there].map(({ sites }) => sites.add({ site: SHOP, name: "The Shop" })));
      expect(successes(added)).toBe(1);
      // Two who change different things at once: neither takes back what the other has done.
      const changes = [{ botName: "Robo" }, { answerWithinMs: 60_000 }, { contact: { email: null, phone: "+47 22" } }];
      const changed = await Promise.all(changes.map((change, n) => (n === 1 ? there : here).sites.set(SHOP, change)));
      expect(successes(changed)).toBe(3);
      const told = { botName: "Robo", answerWithinMs: 60_000, contact: { phone: "+47 22" }, policyVersion: 2 };
      await expect.poll(() => there.sites.get(SHOP)).toMatchObject(told);
      await expect.poll(() => here.sites.get(SHOP)).toMatchObject(told);
      expect(await here.sites.set(siteId("nowhere"), {})).toMatchObject({ error: { code: "unknown-site" } });
    });

    it("removes a site that has had no conversation, and takes the key again", async () => {
      const [one, other] = await open();
      const [here, there] = [await peopleOn(one), await peopleOn(other)];
      await here.sites.add({ site: SHOP, name: "The Shpo" });
      await expect.poll(() => there.sites.get(SHOP)?.name).toBe("The Shpo");
      const removed = await Promise.all([here, there].map(({ sites }) => sites.remove(SHOP)));
      expect(removed.map((result) => (result.ok ? "removed" : result.error.code)).toSorted()).toEqual([
        "removed",
        "unknown-site",
      ]);
      await expect.poll(() => [here.sites.get(SHOP), there.sites.get(SHOP)]).toEqual([null, null]);
      expect(await there.sites.add({ site: SHOP })).toMatchObject({ ok: true, value: { name: SHOP } });
      await expect.poll(() => here.sites.get(SHOP)?.name).toBe(SHOP);
      const used = { id: "a", site: SHOP, head: 1, state: "{}", owner_type: "bot", last_at: 1, preview: "" } as const;
      const none = { owner_agent: null, last_agent: null, why: null, requested_at: null, awaiting_since: null };
      const row = { ...used, ...none, internal: null, appointment_at: null };
      await one.beside.db.insertInto("conversations").values(row).execute();
      expect(await there.sites.remove(SHOP)).toMatchObject({ error: { code: "site-has-conversations" } });
    });

    it("[HG6] has a site live once somebody has signed in, whose session both processes know", async () => {
      const [here, there] = await people();
      await here.sites.add({ site: SHOP });
      const ola = { email: "ola@shop.example", name: "Ola", password: PASSWORD, role: "admin" } as const;
      const made = await Promise.all([here.accounts.create(ola), there.accounts.create(ola)]);
      expect(successes(made)).toBe(1);
      expect([here.sites.isLive(SHOP), await here.accounts.hasEverSignedIn()]).toEqual([false, false]);
      const cookies = await here.accounts.signIn(ola, new Headers());
      expect(here.sites.isLive(SHOP)).toBe(true);
      await expect.poll(() => there.sites.isLive(SHOP)).toBe(true);
      const headers = new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
      const session = await there.accounts.sessionOf(headers);
      expect(session?.account).toMatchObject({ email: ola.email, role: "admin", capacity: 3 });
      const id = session?.account.id ?? agentId("");
      expect(await here.accounts.renew(id, { name: "Ola N.", password: `${PASSWORD} 2` })).toMatchObject({ ok: true });
      expect(await there.accounts.isOpen(session?.id ?? "")).toBe(false);
      expect(await there.accounts.sessionOf(headers)).toBeNull();
      await there.accounts.remove(id);
      expect(await here.accounts.list()).toEqual([]);
    });

    it("keeps one admin when two take each other's role at the same moment", async () => {
      const [here, there] = await people();
      const ids = await Promise.all(
        ["ada", "ben"].map(async (who) => {
          const email = `${who}@shop.example`;
          const made = await here.accounts.create({ email, name: who, password: PASSWORD, role: "admin" });
          return made.ok ? made.value.id : agentId("");
        }),
      );
      const demoted = await Promise.all(
        ids.map((id, n) => (n === 0 ? here : there).accounts.change(id, { role: "agent", skills: ["returns"] })),
      );
      expect(successes(demoted)).toBe(1);
      const all = await there.accounts.list();
      expect(all.map(({ name: called }) => called)).toEqual(["ada", "ben"]);
      expect(all.filter(({ role }) => role === "admin")).toHaveLength(1);
      expect(all.find(({ role }) => role === "agent")?.skills).toEqual(["returns"]);
    });

    it("lets an invitation be used once, and an earlier one of the same address not at all", async () => {
      const [here, there] = await people();
      const tokens = await Promise.all(
        [1, 2].map(async () => {
          const invited = await here.invitations.invite({ email: "new@shop.example", role: "agent" });
          return invited.ok ? (invited.value.link.split("/").at(-1) ?? "") : "";
        }),
      );
      const found = await Promise.all(tokens.map((token) => there.invitations.find(token)));
      expect(found.filter((one) => one !== null)).toHaveLength(1);
      const token = tokens[found.findIndex((one) => one !== null)] ?? "";
      const input = { name: "New", password: PASSWORD };
      const used = await Promise.all([here, there].map(({ invitations }) => invitations.accept(token, input)));
      expect(successes(used)).toBe(1);
      expect(await here.invitations.list()).toEqual([]);
    });

    it("knows which browsers are rung, the last ten of each agent, and none of who has no account any more", async () => {
      const [one, other] = await open();
      const here = await peopleOn(one);
      const ola = { email: "ola@shop.example", name: "Ola", password: PASSWORD, role: "agent" } as const;
      const made = await here.accounts.create(ola);
      const agent = made.ok ? made.value.id : agentId("");
      let nowMs = 1_800_000_000_000;
      const [ours, theirs] = [one, other].map(({ beside }) => createDeviceStore(beside, { now: () => (nowMs += 1) }));
      if (!ours || !theirs) throw new Error("two are open");
      const device = { agent, keys: { p256dh: "p", auth: "a" }, isRungOffDuty: false };
      const endpoints = Array.from({ length: 12 }, (_, n) => `https://push.example/${n}`);
      for (const endpoint of endpoints) await ours.keep({ ...device, endpoint });
      const [first = "", second = ""] = endpoints.slice(-2);
      await theirs.keep({ ...device, endpoint: first, isRungOffDuty: true });
      await ours.read();
      expect(ours.all()).toEqual(theirs.all());
      expect(ours.all().map(({ endpoint }) => endpoint)).toEqual([...endpoints.slice(2, -2), second, first]);
      expect(ours.all().at(-1)).toEqual({ ...device, endpoint: first, isRungOffDuty: true });
      await ours.drop(first, agentId("another"));
      await ours.drop(second, agent);
      expect(ours.all().at(-1)?.endpoint).toBe(first);
      await here.accounts.remove(agent);
      await theirs.read();
      expect(theirs.all()).toEqual([]);
    });

    it("keeps a site's saved replies for everybody and an agent's for themselves, and takes each along with its owner", async () => {
      const [one, other] = await open();
      const here = await peopleOn(one);
      await here.sites.add({ site: SHOP });
      const ids = await Promise.all(
        ["ada", "ben"].map(async (who) => {
          const email = `${who}@shop.example`;
          const made = await here.accounts.create({ email, name: who, password: PASSWORD, role: "agent" });
          return made.ok ? made.value.id : agentId("");
        }),
      );
      const [ada = agentId(""), ben = agentId("")] = ids;
      const [ours, theirs] = [one, other].map(({ beside }) => openSavedReplies(beside, here.sites));
      if (!ours || !theirs) throw new Error("two are open");
      const greeting = { site: null, title: "Hello", text: "Hi {visitor|there}!", language: "en", shortcut: "hi" };
      const ids16 = ["greeting-of-ada00", "greeting-of-ben00", "greeting-of-shop0"];
      const [adas = "", bens = "", shops = ""] = ids16;
      const write = await Promise.all([
        ours.put({ id: ada, role: "agent" }, adas, greeting),
        theirs.put({ id: ben, role: "agent" }, bens, { ...greeting, language: null, shortcut: null }),
        ours.put({ id: ada, role: "admin" }, shops, { ...greeting, site: SHOP }),
      ]);
      expect(successes(write)).toBe(3);
      expect(await theirs.list(ada)).toEqual([
        { id: adas, ...greeting },
        { id: shops, ...greeting, site: SHOP },
      ]);
      // The same once more is one, and another one's is nobody else's to change.
      await theirs.put({ id: ada, role: "agent" }, adas, { ...greeting, text: "Hello!" });
      expect(await theirs.put({ id: ben, role: "admin" }, adas, greeting)).toMatchObject({
        error: { code: "forbidden" },
      });
      expect((await ours.list(ada)).map(({ text }) => text)).toEqual(["Hello!", greeting.text]);
      expect(await ours.remove({ id: ben, role: "agent" }, shops)).toMatchObject({ error: { code: "forbidden" } });
      expect(await ours.remove({ id: ben, role: "agent" }, bens)).toMatchObject({ ok: true });
      expect((await theirs.list(ben)).map(({ id }) => id)).toEqual([shops]);
      await here.accounts.remove(ada);
      await one.beside.db.deleteFrom("sites").where("id", "=", SHOP).execute();
      expect(await theirs.list(ada)).toEqual([]);
    });

    it("takes what people type without the one character that a store may not hold", async () => {
      const [one] = await open();
      const here = await peopleOn(one);
      await here.sites.add({ site: SHOP });
      const link = await here.invitations.invite({ email: "ola@shop.example", role: "agent" });
      const token = link.ok ? (link.value.link.split("/").at(-1) ?? "") : "";
      const made = await here.invitations.accept(token, { name: "O\0la", password: PASSWORD });
      expect(made).toMatchObject({ ok: true, value: { name: "Ola" } });
      const id = made.ok ? made.value.id : agentId("");
      expect(await here.accounts.changeSelf(id, { name: "Ola \0N." })).toMatchObject({ value: { name: "Ola N." } });
      expect(await here.accounts.changeSelf(id, { name: "\0" })).toMatchObject({ error: { code: "invalid-input" } });
      const replies = openSavedReplies(one.beside, here.sites);
      const reply = { site: null, title: "Hel\0lo", text: "Hi\0!", language: null, shortcut: null };
      await replies.put({ id, role: "agent" }, "greeting-of-ola00", reply);
      expect(await replies.list(id)).toMatchObject([{ title: "Hello", text: "Hi!" }]);
    });

    it("keeps one picture of each agent, which both processes know, and none of who has no account any more", async () => {
      const [one, other] = await open();
      const [here, there] = [await peopleOn(one), await peopleOn(other)];
      const ola = { email: "ola@shop.example", name: "Ola", password: PASSWORD, role: "agent" } as const;
      const made = await here.accounts.create(ola);
      const id = made.ok ? made.value.id : agentId("");
      const seen = async () => [(await there.accounts.find(id))?.picture, (await there.pictures.of(id))?.hash];
      expect(await seen()).toEqual([null, undefined]);
      // Of two at once, one stays, and its name is its own.
      const sides = [64, 96];
      const put = [here, there].map(({ pictures }, n) => pictures.set(id, pngOf(sides[n] ?? 0, sides[n] ?? 0)));
      expect(successes(await Promise.all(put))).toBe(2);
      const kept = await here.pictures.of(id);
      expect(kept).toMatchObject({ type: "image/png" });
      expect(
        createHash("sha256")
          .update(kept?.bytes ?? "")
          .digest("base64url"),
      ).toBe(kept?.hash);
      expect(await seen()).toEqual([kept?.hash, kept?.hash]);
      await expect.poll(() => there.duty.list()).toMatchObject([{ id, picture: kept?.hash }]);
      await there.pictures.remove(id);
      expect([await here.pictures.of(id), ...(await seen())]).toEqual([null, null, undefined]);
      await expect.poll(() => here.duty.list()).toMatchObject([{ id, picture: null }]);
      await here.pictures.set(id, pngOf(64, 64));
      await here.accounts.remove(id);
      expect(await one.beside.db.selectFrom("agent_pictures").select("agent").execute()).toEqual([]);
      expect(await there.pictures.set(id, pngOf(64, 64))).toMatchObject({ error: { code: "not-found" } });
    });

    it("[HG12] has one roster: who goes on duty in one process is on duty in the other", async () => {
      const [here, there] = await people();
      const made = await here.accounts.create({
        email: "ola@shop.example",
        name: "Ola",
        password: PASSWORD,
        role: "agent",
      });
      const id = made.ok ? made.value.id : agentId("");
      await Promise.all([here.duty.set(id, true), there.duty.set(id, true)]);
      await expect.poll(() => [here.duty.isOnDuty(id), there.duty.isOnDuty(id)]).toEqual([true, true]);
      expect(there.duty.list()).toMatchObject([{ id, name: "Ola", isOnDuty: true, capacity: 3 }]);
      await here.duty.endOverOffers(id);
      await expect.poll(() => [here.duty.count(), there.duty.count()]).toEqual([0, 0]);
      expect(there.duty.isThere(id)).toBe(true);
      await expect.poll(() => there.duty.offDutyWhy(id)).toBe("offers-expired");
      await there.duty.set(id, true);
      await expect.poll(() => here.duty.offDutyWhy(id)).toBeNull();
      await there.duty.set(id, false);
      await expect.poll(() => [here.duty.count(), there.duty.count()]).toEqual([0, 0]);
      await here.duty.set(agentId("nobody"), true);
      expect(here.duty.count()).toBe(0);
    });
  });
}

function successes(results: readonly { readonly ok: boolean }[]): number {
  return results.filter(({ ok }) => ok).length;
}

function peopleOn({ beside, near }: OneBeside): Promise<People> {
  const onFault = (error: unknown): void => {
    throw error;
  };
  const publicUrl = "https://chat.example";
  // As a tool: nothing here waits for a lease to lapse.
  return openPeople({ beside, near, platform: nodePlatform, publicUrl, secret: "s".repeat(32), as: "tool", onFault });
}
