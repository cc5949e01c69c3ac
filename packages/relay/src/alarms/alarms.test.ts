import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { pino } from "pino";
import { Writable } from "node:stream";
import type { DeskAlarmsResponse } from "@handrail/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { createRelay } from "../create-relay.ts";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { codeOf, read, RELAY, SITE, tempFolder, testRelay } from "../testing/test-relay.ts";
import { smtpMailer } from "../mail/mailer.ts";
import { mailServer } from "../mail/testing/mail-server.ts";
import { newWebhookSecret } from "./webhook-channel.ts";

const HOOK = "https://hooks.shop.example/handrail";
const SECRET = newWebhookSecret((length) => new Uint8Array(length).fill(7));
const MINUTE_MS = 60_000;

/** A receiver of webhooks that answers as it is told to. */
function receiver() {
  const calls: { headers: Record<string, string>; body: string; redirect: string }[] = [];
  const answers: (Response | "never" | "unreachable")[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    calls.push({
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      redirect: String(init?.redirect),
    });
    const answer = answers.shift() ?? new Response(null, { status: 204 });
    if (answer === "unreachable") throw new TypeError("fetch failed");
    if (answer !== "never") return answer;
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(new DOMException("late", "AbortError")));
    });
  };
  return { calls, answers, fetch, ids: () => calls.map(({ headers }) => headers["webhook-id"]) };
}

async function brokenPromise(options: { readonly hook?: boolean } = {}) {
  const hooks = receiver();
  const platform = manualPlatform(hooks.fetch, Date.now());
  const test = await testRelay({ platform });
  if (options.hook ?? true) {
    const set = await test.relay.people.sites.set(SITE, { alarms: { webhookUrl: HOOK, webhookSecret: SECRET } });
    if (!set.ok) throw new Error(set.error.code);
  }
  const visitor = test.visitor();
  await visitor.askHuman();
  await visitor.say("my card is 4111 1111");
  await platform.advance(MINUTE_MS);
  await platform.settle();
  return { ...test, ...hooks, visitor };
}

const openAlarms = async (client: DeskClient) => read<DeskAlarmsResponse>(await client.get("/alarms"));

describe("an alarm", () => {
  it("[HG7] stands at the desk from the moment a promise is broken until somebody acknowledges it", async () => {
    const { relay } = await brokenPromise();
    const kari = await DeskClient.signedIn(relay, "Kari2");
    const { alarms } = await openAlarms(kari);
    expect(alarms).toMatchObject([{ site: SITE, siteName: "The Shop", kind: "broken" }]);
    const [alarm] = alarms;
    expect((alarm?.dueAtMs ?? 0) - (alarm?.askedAtMs ?? 0)).toBe(MINUTE_MS);
    const answer = await kari.post(`/alarms/${alarm?.id}/acknowledge`, {});
    expect(await read<DeskAlarmsResponse>(answer)).toEqual({ alarms: [] });
  });

  it("[HG7] is one for each promise: broken, and then unanswered", async () => {
    const { relay, platform } = await brokenPromise();
    const kari = await DeskClient.signedIn(relay, "Kari2");
    await platform.advance(3_600_000);
    expect((await openAlarms(kari)).alarms.map(({ kind }) => kind)).toEqual(["broken", "unanswered"]);
  });

  it("keeps the first acknowledgement, and answers an unknown one with a code", async () => {
    const { relay, db } = await brokenPromise();
    const [kari, ola] = [await DeskClient.signedIn(relay, "Kari2"), await DeskClient.signedIn(relay, "Ola")];
    const [alarm] = (await openAlarms(kari)).alarms;
    await kari.post(`/alarms/${alarm?.id}/acknowledge`, {});
    await ola.post(`/alarms/${alarm?.id}/acknowledge`, {});
    expect(db.prepare("SELECT acknowledged_by AS by FROM alarms").get()).toEqual({ by: (await kari.me()).id });
    expect(await codeOf(await kari.post("/alarms/al_unknown/acknowledge", {}))).toBe("not-found");
  });

  it("is shown to nobody who is not signed in", async () => {
    const { relay } = await brokenPromise();
    const stranger = new DeskClient(relay);
    expect(await codeOf(await stranger.get("/alarms"))).toBe("unauthenticated");
    expect(await codeOf(await stranger.post("/alarms/al_x/acknowledge", {}))).toBe("unauthenticated");
  });

  it("[HG7] is raised when the relay was down at the due time, and once over restarts", async () => {
    const folder = tempFolder();
    const platform = manualPlatform();
    const first = await testRelay({ folder, platform });
    await first.visitor().askHuman();
    first.db.close();
    await first.relay.stop();
    platform.jump(2 * MINUTE_MS);
    const second = await testRelay({ folder, platform });
    await platform.settle();
    second.db.close();
    await second.relay.stop();
    const third = await testRelay({ folder, platform });
    await platform.settle();
    expect(third.db.prepare("SELECT count(*) AS alarms FROM alarms").get()).toEqual({ alarms: 1 });
  });
});

describe("an alarm by webhook", () => {
  it("is signed by the Standard Webhooks rules, and says when, where and nothing that was written", async () => {
    const { calls } = await brokenPromise();
    expect(calls).toHaveLength(1);
    const [call] = calls;
    // The library of the rules, as a receiver would use it.
    const body = new Webhook(SECRET).verify(call?.body ?? "", call?.headers ?? {});
    expect(body).toMatchObject({ type: "promise.broken", data: { site: SITE, siteName: "The Shop", count: 1 } });
    expect(call?.body).toMatch(/"link":"https:\/\/chat\.example\/desk\/#\/c\/[\w-]{43}"/);
    expect(call?.body).not.toContain("4111");
    expect(() =>
      new Webhook(newWebhookSecret((n) => new Uint8Array(n))).verify(call?.body ?? "", call?.headers ?? {}),
    ).toThrow();
  });

  it("[HG7] is repeated more and more seldom until somebody acknowledges it, and then never again", async () => {
    const { relay, platform, calls } = await brokenPromise();
    const kari = await DeskClient.signedIn(relay, "Kari2");
    const counts = () => calls.map(({ body }) => [JSON.parse(body).type, JSON.parse(body).data.count]);
    await platform.advance(5 * MINUTE_MS);
    expect(counts()).toHaveLength(2);
    await platform.advance(14 * MINUTE_MS);
    expect(counts()).toHaveLength(2);
    await platform.advance(MINUTE_MS);
    expect(counts()).toEqual([1, 2, 3].map((count) => ["promise.broken", count]));
    const [alarm] = (await openAlarms(kari)).alarms;
    await kari.post(`/alarms/${alarm?.id}/acknowledge`, {});
    await platform.advance(30 * MINUTE_MS);
    expect(counts()).toHaveLength(3);
  });

  it("is tried again soon, under the same id, when the receiver is away, answers an error, redirects or hangs", async () => {
    const hooks = receiver();
    hooks.answers.push(
      "unreachable",
      new Response("no", { status: 500 }),
      new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } }),
      "never",
    );
    const platform = manualPlatform(hooks.fetch);
    const { relay, visitor, db } = await testRelay({ platform });
    await relay.people.sites.set(SITE, { alarms: { webhookUrl: HOOK, webhookSecret: SECRET } });
    await visitor().askHuman();
    await platform.advance(MINUTE_MS + 3 * MINUTE_MS);
    expect(hooks.calls).toHaveLength(5);
    expect(new Set(hooks.ids()).size).toBe(1);
    expect(hooks.calls.every(({ redirect }) => redirect === "manual")).toBe(true);
    const row = db.prepare("SELECT sent, failures FROM alarm_channels WHERE channel = 'webhook'").get();
    expect(row).toEqual({ sent: 1, failures: 0 });
    // What failed one way was told once by the other.
    expect(db.prepare("SELECT sent FROM alarm_channels WHERE channel = 'log'").get()).toEqual({ sent: 1 });
  });

  it("says in the log why it could not be delivered, without the address, the secret or a word that was written", async () => {
    let written = "";
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    const hooks = receiver();
    hooks.answers.push("unreachable");
    const platform = manualPlatform(hooks.fetch);
    const { relay, visitor } = await testRelay({ platform, logger: pino({ level: "trace" }, stream) });
    await relay.people.sites.set(SITE, {
      alarms: { webhookUrl: HOOK, webhookSecret: SECRET, email: "boss@shop.example" },
    });
    const kim = visitor();
    await kim.askHuman();
    await kim.say("my card is 4111 1111");
    await platform.advance(MINUTE_MS);
    await platform.settle();
    expect(written).toContain("an alarm could not be delivered");
    expect(written).toContain("not reached");
    for (const secret of ["hooks.shop.example", SECRET, "boss@", "4111"]) expect(written).not.toContain(secret);
  });

  it("goes to a real server", async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        bodies.push(body);
        response.writeHead(204).end();
        server.emit("told");
      });
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const told = once(server, "told");
    const platform = manualPlatform((input, init) => globalThis.fetch(input, init));
    const { relay, visitor } = await testRelay({ platform });
    const webhookUrl = `http://127.0.0.1:${portOf(server.address())}/hook`;
    await relay.people.sites.set(SITE, { alarms: { webhookUrl, webhookSecret: SECRET } });
    await visitor().askHuman();
    await platform.advance(MINUTE_MS);
    await told;
    expect(JSON.parse(bodies[0] ?? "")).toMatchObject({ type: "promise.broken" });
  });
});

describe("where a site's alarms go", () => {
  it("is proven: a web address and its secret, an e-mail address", async () => {
    const { relay } = await testRelay();
    const { sites } = relay.people;
    const fieldOf = async (alarms: object): Promise<string | undefined> => {
      const result = await sites.set(SITE, { alarms });
      return result.ok ? undefined : result.error.details?.["field"];
    };
    expect(await fieldOf({ webhookUrl: "ftp://x.example", webhookSecret: SECRET })).toBe("alarms.webhookUrl");
    expect(await fieldOf({ webhookUrl: HOOK })).toBe("alarms.webhookSecret");
    expect(await fieldOf({ webhookUrl: HOOK, webhookSecret: "short" })).toBe("alarms.webhookSecret");
    expect(await fieldOf({ email: "boss" })).toBe("alarms.email");
    expect(await fieldOf({ webhookUrl: HOOK, webhookSecret: SECRET, email: "boss@shop.example" })).toBeUndefined();
    // Another address needs its own secret.
    expect(await fieldOf({ webhookUrl: "https://other.example" })).toBe("alarms.webhookSecret");
    expect(await fieldOf({ webhookUrl: null })).toBeUndefined();
    expect(sites.get(SITE)?.alarms).toEqual({ webhook: null, email: "boss@shop.example" });
  });

  it("is shown at the desk without the secret, and moves no promise's policy", async () => {
    const { relay } = await testRelay();
    const before = relay.people.sites.get(SITE)?.policyVersion;
    await relay.people.sites.set(SITE, { alarms: { webhookUrl: HOOK, webhookSecret: SECRET } });
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const text = await (await admin.get("/sites")).text();
    expect(JSON.parse(text)).toMatchObject([{ alarms: { webhookUrl: HOOK, email: null } }]);
    expect(text).not.toContain("whsec_");
    expect(relay.people.sites.get(SITE)?.policyVersion).toBe(before);
  });
});

describe("an alarm by e-mail", () => {
  it("is accepted by a real mail server, and says when, where and nothing that was written", async () => {
    const { port, mails } = await mailServer();
    const platform = manualPlatform();
    const mail = { url: `smtp://127.0.0.1:${port}`, from: "Handrail <alarms@chat.example>" };
    const { relay, visitor, db } = await testRelay({ platform, mail });
    await relay.people.sites.set(SITE, { alarms: { email: "boss@shop.example" } });
    const kim = visitor();
    await kim.askHuman();
    await kim.say("my card is 4111 1111");
    await platform.advance(MINUTE_MS);
    const text = await mails.next();
    expect(text).toContain("From: Handrail <alarms@chat.example>");
    expect(text).toContain("To: boss@shop.example");
    expect(text).not.toContain("Reply-To:");
    expect(text).toContain("Subject: The Shop: a promise to a visitor was not kept");
    expect(text).toContain("asked for a human at 12:00 UTC");
    expect(text).toContain("promised by 12:01 UTC");
    expect(text.replaceAll("=\r\n", "")).toContain("https://chat.example/desk/#/c/");
    expect(text).not.toContain("4111");
    await expect
      .poll(() => db.prepare("SELECT sent FROM alarm_channels WHERE channel = 'email'").get())
      .toEqual({ sent: 1 });
  });

  it("is a failure to be tried again when the mail server refuses or is not there", async () => {
    const { port } = await mailServer({ refuses: true });
    const words = { to: "boss@shop.example", subject: "s", text: "t", id: "a_1", references: ["a"] };
    const refused = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: "a@chat.example" });
    onTestFinished(() => refused.stop());
    const answer = await refused.send(words);
    expect(answer).toMatchObject({ ok: false, why: expect.stringContaining("550") });
    expect(JSON.stringify(answer)).not.toContain("boss@");
    const absent = smtpMailer({ url: "smtp://127.0.0.1:1", from: "a@chat.example" });
    onTestFinished(() => absent.stop());
    expect(await absent.send(words)).toMatchObject({ ok: false });
  });

  it("needs a mail server's address that is one", async () => {
    const mail = { url: "https://mail.example", from: "a@chat.example" };
    await expect(createRelay({ folder: tempFolder(), publicUrl: RELAY, mail })).rejects.toThrow(/mail server/);
    const nobody = { url: "smtp://mail.example", from: "Handrail" };
    await expect(createRelay({ folder: tempFolder(), publicUrl: RELAY, mail: nobody })).rejects.toThrow(/sender/);
  });
});

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== "object" || address === null) throw new Error("the server listens on no port");
  return address.port;
}
