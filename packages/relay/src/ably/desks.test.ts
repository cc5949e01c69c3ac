// Agents' desks beside an Ably that is written down here: what each is told there, what opens it, and what keeps an agent on duty.
import { decodeJwt } from "jose";
import type { DeskEventsResponse, DeskFrame, DeskGrant, DeskInboxResponse } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { DUTY_LEASE_MS } from "../duty/duty.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { codeOf, newId, read, SITE, testRelay, type TestOptions } from "../testing/test-relay.ts";

const ABLY = { key: "app.id:a-secret-of-some-length-for-tests", url: "https://ably.example" };

interface Told {
  readonly channel: string;
  readonly frames: readonly DeskFrame[];
}

async function desks(options: Partial<TestOptions> = { ably: ABLY }) {
  const told: Told[] = [];
  const revoked: string[] = [];
  const platform = manualPlatform(async (url, init) => {
    const { pathname } = new URL(String(url instanceof Request ? url.url : url));
    const body: unknown = JSON.parse(typeof init?.body === "string" ? init.body : "{}");
    if (pathname === "/messages") {
      const specs = body as readonly { channels: readonly string[]; messages: readonly { data: string }[] }[];
      for (const { channels, messages } of specs) {
        for (const { data } of messages) told.push({ channel: channels[0] ?? "", frames: JSON.parse(data).frames });
      }
    } else if (pathname.endsWith("/revokeTokens")) revoked.push(...(body as { targets: string[] }).targets);
    return Response.json([]);
  });
  const { relay, visitor } = await testRelay({ platform, ...options });
  const heardBy = async (agent: DeskClient): Promise<readonly DeskFrame[]> => {
    const { id } = await agent.me();
    return told.filter(({ channel }) => channel === `handrail:desk:${id}`).flatMap(({ frames }) => frames);
  };
  const typesOf = async (agent: DeskClient): Promise<readonly string[]> =>
    (await heardBy(agent)).map((frame) => (frame.type === "internal" ? String(frame.events[0]?.type) : frame.type));
  const here = (agent: DeskClient): Promise<DeskInboxResponse> =>
    agent.post("/inbox", {}).then(read<DeskInboxResponse>);
  const forget = (): void => void told.splice(0);
  return { relay, visitor, platform, told, revoked, heardBy, typesOf, here, forget };
}

describe("a desk's channel", () => {
  it("carries the news of what its agent holds, and to everybody else that something has moved", async () => {
    const { relay, visitor, platform, told, typesOf } = await desks();
    const [ola, ada, ida] = [
      await DeskClient.signedIn(relay, "Ola"),
      await DeskClient.signedIn(relay, "Ada"),
      await DeskClient.signedIn(relay, "Ida"),
    ];
    await ola.goOnDuty();
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    const page = await guest.stream();
    await platform.advance(1_000);
    expect(new Set(await typesOf(ola))).toEqual(new Set(["beat"]));
    expect((await ola.command(conversation, { type: "accept" })).verdicts).toMatchObject([{ ok: true }]);
    await ada.goOnDuty();
    await platform.advance(1_000);
    const asked = told.splice(0);
    await guest.say("between us");
    await platform.advance(1_000);
    expect((await typesOf(ola)).filter((type) => type !== "beat")).toEqual(["log"]);
    expect(new Set(await typesOf(ada))).toEqual(new Set(["beat"]));
    // Whose desk is not open is not told.
    expect(await typesOf(ida)).toEqual([]);
    // The log that only agents see is on no visitor's channel.
    const { internal } = await read<DeskEventsResponse>(await ola.get(`/conversations/${conversation}/events?after=0`));
    expect(internal.events.map(({ type }) => type)).toContain("offer.made");
    const visitors = [...asked, ...told].filter(({ channel }) => channel.startsWith("handrail:news:"));
    expect([visitors.length > 0, JSON.stringify(visitors).includes("offer.made")]).toEqual([true, false]);
    page.leave();
  });

  it("follows a conversation to whom it is handed", async () => {
    const { relay, visitor, platform, typesOf, forget } = await desks();
    const [ola, ada] = [await DeskClient.signedIn(relay, "Ola"), await DeskClient.signedIn(relay, "Ada")];
    await Promise.all([ola.goOnDuty(), ada.goOnDuty()]);
    const guest = visitor();
    const { conversation } = await guest.askHuman();
    await ola.command(conversation, { type: "accept" });
    await ola.command(conversation, { type: "leave" });
    await ada.command(conversation, { type: "accept" });
    await platform.advance(1_000);
    forget();
    await guest.say("to whom?");
    await platform.advance(1_000);
    expect([await typesOf(ola), (await typesOf(ada)).includes("log")]).toEqual([["beat"], true]);
  });

  it("[HG7] [HG14] says to everybody who is there that a promise was not kept, and that a conversation is erased", async () => {
    const { relay, visitor, platform, heardBy, here, forget } = await desks();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await here(ola);
    const guest = visitor();
    await guest.askHuman();
    await platform.advance(65_000);
    expect(JSON.stringify(await heardBy(ola))).toContain("promise.broken");
    forget();
    await guest.send({ type: "erase", id: newId() });
    await platform.advance(1_000);
    expect(JSON.stringify(await heardBy(ola))).toContain("conversation.erased");
  });

  it("says of a crowd of changes twice a second at most that something has moved", async () => {
    const { relay, visitor, platform, typesOf, here } = await desks();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await here(ola);
    for (let n = 0; n < 20; n += 1) {
      await visitor().askHuman();
      await platform.advance(100);
    }
    const beats = (await typesOf(ola)).length;
    expect([beats >= 3, beats <= 5]).toEqual([true, true]);
    await platform.advance(5_000);
    expect((await typesOf(ola)).length).toBeLessThanOrEqual(beats + 1);
  });
});

describe("a desk on Ably", () => {
  it("is opened by a token for its agent's own channel alone, which is given to agents only", async () => {
    const { relay } = await desks();
    const ola = await DeskClient.signedIn(relay, "Ola");
    const me = await ola.me();
    expect(me.realtime).toBe("ably");
    const { ably } = await read<DeskGrant>(await ola.post("/realtime", {}));
    const { "x-ably-capability": capability, "x-ably-clientId": client } = decodeJwt(ably.token);
    expect(JSON.parse(String(capability))).toEqual({ [`handrail:desk:${me.id}`]: ["subscribe"] });
    expect([ably.channel, client]).toEqual([`handrail:desk:${me.id}`, `desk.${me.id}`]);
    expect(await codeOf(await new DeskClient(relay).post("/realtime", {}))).toBe("unauthenticated");
    const page = await relay.fetch(new Request("https://chat.example/desk/"));
    expect(page.headers.get("content-security-policy")).toContain("connect-src 'self' wss://ably.example:443");
  });

  it("[HG12] keeps its agent on duty by asking for the lists, and is off duty as late as a closed stream's is when it stops", async () => {
    const { relay, platform, here } = await desks();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await ola.goOnDuty();
    for (let beat = 0; beat < 60; beat += 1) {
      await platform.advance(5_000);
      expect((await here(ola)).me.isOnDuty).toBe(true);
    }
    await platform.advance(DUTY_LEASE_MS);
    expect((await ola.me()).isOnDuty).toBe(false);
  });

  it("loses its token with its session: signed out, with a new password, removed", async () => {
    const { relay, platform, revoked } = await desks();
    const [admin, ola, ada] = [
      await DeskClient.signedIn(relay, "Ann", "admin"),
      await DeskClient.signedIn(relay, "Ola"),
      await DeskClient.signedIn(relay, "Ada"),
    ];
    const [olaId, adaId] = [(await ola.me()).id, (await ada.me()).id];
    await ola.post("/auth/sign-out", {});
    await platform.advance(1_000);
    expect(revoked).toEqual([`clientId:desk.${olaId}`]);
    expect(await codeOf(await ola.post("/realtime", {}))).toBe("unauthenticated");
    const { link } = await read<{ link: string }>(await admin.post(`/agents/${olaId}/reset`, {}));
    const body = { name: "Ola", password: "another good password" };
    await new DeskClient(relay).post("/invitations", { token: link.split("/").at(-1), ...body });
    await admin.send("DELETE", `/agents/${adaId}`, { body: {}, headers: { "content-type": "application/json" } });
    await platform.advance(1_000);
    expect(revoked.slice(1)).toEqual([`clientId:desk.${olaId}`, `clientId:desk.${adaId}`]);
  });

  it("is there only while all sites have the same app: no site's words go to another's", async () => {
    const { relay, visitor, platform, told, revoked, here } = await desks();
    const ola = await DeskClient.signedIn(relay, "Ola");
    await here(ola);
    await relay.people.sites.add({ site: "outlet", name: "Outlet", ably: { key: "own.key:of-the-outlet" } });
    await platform.advance(1_000);
    expect(revoked).toEqual(["revocationKey:desks"]);
    expect(await codeOf(await ola.post("/realtime", {}))).toBe("no-realtime");
    expect(await ola.me()).not.toHaveProperty("realtime");
    await visitor().askHuman();
    await platform.advance(1_000);
    expect(told.map(({ channel }) => channel.split(":")[1])).toEqual(["news"]);
    await relay.people.sites.set(SITE, { ably: { key: "own.key:of-the-outlet" } });
    expect((await ola.me()).realtime).toBe("ably");
  });

  it("is not there where there is no Ably", async () => {
    const { relay } = await desks({});
    const ola = await DeskClient.signedIn(relay, "Ola");
    expect(await codeOf(await ola.post("/realtime", {}))).toBe("no-realtime");
    expect(await ola.me()).not.toHaveProperty("realtime");
  });
});
