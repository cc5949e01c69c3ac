import { describe, expect, it } from "vitest";
import { Webhook } from "standardwebhooks";
import { newWebhookSecret } from "../alarms/webhook-channel.ts";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { mailServer } from "../mail/testing/mail-server.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { SITE, testRelay } from "../testing/test-relay.ts";

const HOOK = "https://hooks.shop.example/on-call";
const SECRET = newWebhookSecret((length) => new Uint8Array(length).fill(9));

/** A site with a minute to answer, whose on-call webhook answers with these statuses, and then with 204. */
async function shop(
  statuses: number[] = [],
  onCall: object = { webhookUrl: HOOK, webhookSecret: SECRET, afterShare: 0.5 },
) {
  const calls: { headers: Record<string, string>; body: string }[] = [];
  const platform = manualPlatform(async (input, init) => {
    const request = new Request(input, init);
    calls.push({ headers: Object.fromEntries(request.headers), body: await request.text() });
    return new Response(null, { status: statuses.shift() ?? 204 });
  }, Date.now());
  const server = await mailServer();
  const mail = { url: `smtp://127.0.0.1:${server.port}`, from: "alarms@relay.example" };
  const test = await testRelay({ platform, mail });
  const set = await test.relay.people.sites.set(SITE, { onCall });
  if (!set.ok) throw new Error(JSON.stringify(set.error));
  return { ...test, calls, server };
}

const notes = (db: Awaited<ReturnType<typeof shop>>["db"]) =>
  db.prepare("SELECT count(*) AS notes FROM internal_events WHERE type = 'on-call.alerted'").get()?.["notes"];

describe("somebody on call", () => {
  it("[HG7] is told by a signed webhook at the share of the promised time, once, and the visitor sees it", async () => {
    const { visitor, platform, calls, db } = await shop();
    const kim = visitor();
    await kim.askHuman();
    await kim.stream();
    await kim.say("my card is 4111 1111");
    await platform.advance(29_000);
    expect(calls).toHaveLength(0);
    expect((await kim.read()).live.step).not.toBe("on-call");
    await platform.advance(2_000);
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(new Webhook(SECRET).verify(call?.body ?? "", call?.headers ?? {})).toMatchObject({
      type: "visitor.waiting",
      data: { site: SITE, siteName: "The Shop" },
    });
    expect(call?.body).not.toContain("4111");
    expect([notes(db), (await kim.read()).live.step]).toEqual([1, "on-call"]);
    await platform.advance(28_000);
    expect(calls).toHaveLength(1);
  });

  it("[HG7] is told by e-mail, through a real mail server", async () => {
    const { visitor, platform, server, db } = await shop([], { email: "night@shop.example" });
    const kim = visitor();
    await kim.askHuman();
    await kim.say("my card is 4111 1111");
    await platform.advance(43_000);
    const mail = await server.nextMail();
    expect([mail.to, mail.header("subject")]).toEqual([
      ["night@shop.example"],
      "The Shop: a visitor is waiting for a human",
    ]);
    expect(mail.text).not.toContain("4111");
    await expect.poll(() => notes(db)).toBe(1);
  });

  it("is tried again when it did not get through, under the same id, until the time is over", async () => {
    const { visitor, platform, calls, db } = await shop([500, 503]);
    await visitor().askHuman();
    await platform.advance(50_000);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(notes(db)).toBe(1);
  });

  it("is left in peace when somebody has come, or the visitor has gone", async () => {
    const { visitor, platform, relay, calls } = await shop();
    const [kim, ola] = [visitor(), visitor()];
    await kim.askHuman();
    await ola.askHuman();
    const kari = await DeskClient.signedIn(relay, "Kari2");
    await kari.goOnDuty();
    await kari.command((await kim.read()).conversation, { type: "accept" });
    const withdraw = { type: "withdraw", id: "withdraw-00000001" } as never;
    await ola.send(withdraw);
    await platform.advance(40_000);
    expect(calls).toHaveLength(0);
  });

  it("[HG7] is told at once when an agent lets the promised time pass, and colleagues can take the visitor", async () => {
    const { visitor, platform, relay, calls, db } = await shop();
    const kim = visitor();
    await kim.askHuman();
    await kim.stream();
    const { conversation } = await kim.read();
    const kari = await DeskClient.signedIn(relay, "Kari2");
    await kari.goOnDuty();
    await kari.command(conversation, { type: "accept" });
    await platform.advance(59_000);
    expect(calls).toHaveLength(0);
    // Kari is there all the time, and says nothing.
    await kari.goOnDuty();
    await platform.advance(2_000);
    expect((await kim.read()).events.map(({ type }) => type).slice(-3)).toEqual([
      "promise.broken",
      "human.left",
      "promise.made",
    ]);
    expect([calls.length, notes(db), (await kim.read()).live.step]).toEqual([1, 1, "on-call"]);
    const ola = await DeskClient.signedIn(relay, "Ola2");
    await ola.goOnDuty();
    expect((await ola.command(conversation, { type: "accept" })).verdicts).toMatchObject([{ ok: true }]);
  });

  it("has a way to be told, and a share that leaves time", async () => {
    const { relay } = await testRelay();
    const fieldOf = async (onCall: object | null): Promise<string | undefined> => {
      const result = await relay.people.sites.set(SITE, { onCall });
      return result.ok ? undefined : result.error.details?.["field"];
    };
    expect(await fieldOf({ afterShare: 0.5 })).toBe("onCall");
    expect(await fieldOf({ email: "night@shop.example", afterShare: 0.95 })).toBe("onCall.afterShare");
    expect(await fieldOf({ webhookUrl: HOOK })).toBe("onCall.webhookSecret");
    expect(await fieldOf({ email: "night@shop.example" })).toBeUndefined();
    expect(relay.people.sites.get(SITE)?.onCall).toEqual({
      webhook: null,
      email: "night@shop.example",
      afterShare: 0.7,
    });
    expect(await fieldOf({ email: null })).toBeUndefined();
    expect(relay.people.sites.get(SITE)?.onCall).toBeNull();
  });
});
