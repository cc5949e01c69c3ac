import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { mailServer } from "../mail/testing/mail-server.ts";
import { openDatabase } from "../store/database.ts";
import { handrail as handrailHere, type Ended } from "./handrail.fixture.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What has been printed on standard error, once it holds this. */
  readonly said: (text: string) => Promise<string>;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "handrail-cli-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function run(words: readonly string[], options: { env?: Record<string, string>; stdin?: string } = {}): Running {
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, ...options.env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  const listeners = new Set<() => void>();
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stdin.end(options.stdin ?? "");
  const ended = once(child, "close").then(() => ({ code: child.exitCode, out, err }));
  const said = (text: string): Promise<string> => {
    const found = new Promise<string>((resolve) => {
      const look = (): void => {
        if (err.includes(text)) resolve(err);
      };
      listeners.add(look);
      look();
    });
    const over = ended.then(() => Promise.reject(new Error(`it ended before it said "${text}":\n${err}${out}`)));
    return Promise.race([found, over]);
  };
  return { child, ended, said };
}

const handrail = (...words: readonly string[]): Promise<Ended> => run(words).ended;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function withAccount(data: string): Promise<void> {
  const database = await openDatabase({ folder: data });
  database.sqlite.exec(`INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, role)
    VALUES ('ola', 'Ola', 'ola@shop.example', 1, '', '', 'admin')`);
  database.close();
}

describe("handrail site", () => {
  it("adds, changes and lists a site, and never shows its bot's secret", async () => {
    const data = folder();
    const added = await run(
      [
        "site",
        "add",
        "shop",
        "--data",
        data,
        "--name",
        "The Shop",
        "--origin",
        "https://shop.example",
        "--bot-url",
        "https://bot.example/ask",
      ],
      { env: { HANDRAIL_BOT_SECRET: "from-the-environment" } },
    ).ended;
    expect(added.code).toBe(0);
    expect(added.out).toContain('data-site="shop"');
    expect(added.err).toContain("127.0.0.1:4600 is for browsers on this machine");

    const words = [
      "--hours",
      "mon-fri 09:00-17:30; sat 10:00-14:00",
      "--time-zone",
      "Europe/Oslo",
      "--holiday",
      "2026-12-25",
    ];
    const changed = await handrail(
      "site",
      "set",
      "shop",
      "--data",
      data,
      ...words,
      "--answer-within",
      "90s",
      "--phone",
      "+47 55",
      "--json",
    );
    const site: unknown = JSON.parse(changed.out);
    expect(site).toMatchObject({
      name: "The Shop",
      origins: ["https://shop.example"],
      bot: { type: "handrail", hasSecret: true },
      answerWithinMs: 90_000,
      policyVersion: 2,
      hours: { timeZone: "Europe/Oslo", holidays: ["2026-12-25"] },
      contact: { phone: "+47 55", email: null },
    });
    const listed = await handrail("site", "list", "--data", data);
    expect(listed.out).toContain("mon-fri 09:00-17:30; sat 10:00-14:00 (Europe/Oslo)");
    expect(added.out + changed.out + listed.out).not.toContain("from-the-environment");
  });

  it("takes what people paste and type, and takes it away again", async () => {
    const data = folder();
    const site = (verb: "add" | "set", ...words: readonly string[]) =>
      handrailHere(["site", verb, "shop", "--data", data, "--public-url", "https://chat.example", ...words]);
    const hours = ["--hours", "mon-fri 9-17, sat 10-14", "--time-zone", "europe/oslo", "--holiday", "2025-12-25"];
    const added = await site("add", "--origin", "https://shop.example/", ...hours);
    expect(added).toMatchObject({ code: 0, err: "" });
    expect(added.out).toMatch(/origins +https:\/\/shop.example\n/);
    expect(added.out).toContain("mon-fri 09:00-17:00; sat 10:00-14:00 (Europe/Oslo)");
    expect(added.out).toContain("2025-12-25");
    expect((await site("set", "--holiday", "")).out).not.toContain("2025-12-25");
  });

  it.each([
    ["--probe-every", "1m"],
    ["--on-call-after", "99%"],
    ["--on-call-after", "50%"],
    ["--on-call-email", "somebody"],
    ["--on-call-webhook", "here"],
    ["--email", "help at shop"],
  ])("names the option that was not accepted, and what it takes: %s %s", async (option, word) => {
    const data = folder();
    await handrailHere(["site", "add", "shop", "--data", data]);
    const refused = await handrailHere(["site", "set", "shop", "--data", data, option, word]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(`not accepted: ${option} \\(`) });
  });

  it("removes a site that has never had a conversation", async () => {
    const data = folder();
    const site = (...words: readonly string[]) => handrailHere(["site", ...words, "--data", data]);
    await site("add", "shpo");
    expect(await site("remove", "shpo")).toMatchObject({ code: 0, out: expect.stringContaining("shpo is removed") });
    expect((await site("list")).out).toContain("No site yet.");
    expect(await site("remove", "shpo")).toMatchObject({
      code: 1,
      err: expect.stringContaining("No site has this key."),
    });
  });

  it("takes an Ably key from standard input, says which it is, takes it away, and refuses what is none", async () => {
    const data = folder();
    await handrail("site", "add", "shop", "--data", data);
    const words = ["site", "set", "shop", "--data", data, "--ably-key"];
    const set = await run([...words, "-"], { stdin: "app.id:the-secret-of-it\n" }).ended;
    expect(set).toMatchObject({ code: 0, err: "" });
    const listed = await handrail("site", "list", "--data", data, "--json");
    expect(JSON.parse(listed.out)).toMatchObject([{ ably: { keyName: "app.id" } }]);
    const refused = await handrail(...words, "no key at all");
    expect([refused.code, refused.err.includes("like app.id:secret")]).toEqual([1, true]);
    const ended = await handrail(...words, "", "--json");
    expect(JSON.parse(ended.out)).toMatchObject({ ably: null });
    expect(set.out).toContain("app.id");
    expect([set.out, listed.out, refused.err, ended.out].join()).not.toMatch(/the-secret-of-it|no key at all/);
  });

  it("reads the secret from standard input", async () => {
    const data = folder();
    const words = [
      "site",
      "add",
      "shop",
      "--data",
      data,
      "--bot-url",
      "https://bot.example",
      "--bot-secret",
      "-",
      "--json",
    ];
    const added = await run(words, { stdin: "piped-secret\n" }).ended;
    expect(JSON.parse(added.out)).toMatchObject({ bot: { hasSecret: true } });
    const refused = await run(words.with(2, "other"), { stdin: "two words\n" }).ended;
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("--bot-secret");
    expect(refused.err).not.toContain("two words");
    const unknown = await handrail("site", "set", "nowhere", "--data", data, "--name", "X");
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toContain("handrail site list");
  });

  it("asks a model behind an OpenAI-compatible address, and takes the bot away again", async () => {
    const data = folder();
    const added = await handrail("site", "add", "shop", "--data", data, "--openai-model", "gpt-4.1-mini", "--json");
    expect(JSON.parse(added.out)).toMatchObject({ bot: { type: "openai", baseUrl: "https://api.openai.com/v1" } });
    const gone = await handrail("site", "set", "shop", "--data", data, "--no-bot", "--json");
    expect(JSON.parse(gone.out)).toMatchObject({ bot: null });
  });

  it.each([
    [["site", "set", "nowhere", "--name", "X"], 1, "no Handrail data"],
    [["agent", "list"], 1, "no Handrail data"],
    [["site", "add", "Shop!"], 1, "the site's key"],
    [["site", "add", "shop", "--origin", "shop.example"], 1, "--origin"],
    [["site", "add", "shop", "--hours", "mon-fri nine to five"], 2, "--hours"],
    [["site", "add", "shop", "--hours", "mon 09:00-17:00"], 2, "--time-zone"],
    [["site", "add", "shop", "--answer-within", "soon"], 2, "--answer-within 2m"],
    [["site", "add", "shop", "--appointments", "every now and then"], 2, "every 30m, lead 1h"],
    [["site", "add", "shop", "--page-skills", "/returns"], 2, "/returns: returns"],
    [["site", "add", "shop", "--page-skills", "https://[: returns"], 1, "--page-skills (a path"],
    [["site", "add", "shop", "--appointments", "every 20m"], 1, "--appointments (every 15m"],
    [["site", "add", "shop", "--preset", "spain"], 2, "answer-within-3-min"],
    [["site", "add"], 2, "missing required argument"],
    [["site", "add", "shop", "--bot-url", "https://b.example", "--openai-model", "m"], 2, "two kinds of bot"],
    [["nonsense"], 2, "unknown command"],
  ])("ends %j with code %i and says what to do", async (words, code, text) => {
    const ended = await handrailHere([...words, "--data", folder()]);
    expect(ended.err).toContain(text);
    expect(ended).toMatchObject({ code, out: "" });
  });

  it("fills in what a preset promises, and lets what is named beside it stand over it", async () => {
    const data = folder();
    const added = await handrailHere(["site", "add", "shop", "--preset", "answer-within-3-min", "--data", data]);
    expect(added.out).toContain("within 3m, in writing within 1d; answer-within-3-min");
    const words = ["site", "set", "shop", "--preset", "answer-within-2-min", "--written-within", "2h", "--data", data];
    const set = await handrailHere([...words, "--json"]);
    expect(JSON.parse(set.out)).toMatchObject({ answerWithinMs: 120_000, writtenWithinMs: 7_200_000 });
  });

  it("reads how a site gives appointments, and writes it in the same words", async () => {
    const data = folder();
    const preset = ["--preset", "answer-within-15-min-or-appointment"];
    const added = await handrailHere(["site", "add", "shop", ...preset, "--data", data]);
    expect(added.out).toContain("every 30m, lead 1h, 1 per slot, 3 days");
    expect(added.out).toContain("answer-within-15-min-or-appointment");
    const rules = "every 15m, lead 0m, 2 per slot, 1 days";
    const set = await handrailHere(["site", "set", "shop", "--appointments", rules, "--data", data]);
    expect(set.out).toContain(rules);
    const none = await handrailHere(["site", "set", "shop", "--appointments", "none", "--data", data, "--json"]);
    expect(JSON.parse(none.out)).toMatchObject({ appointments: null });
  });

  it("reads which skills a page takes, and writes them in the same words", async () => {
    const data = folder();
    const [first, second] = ["/returns: returns, refunds", "https://b2b.shop.example: wholesale"];
    const rules = ["--page-skills", first, "--page-skills", second];
    const added = await handrailHere(["site", "add", "shop", ...rules, "--data", data]);
    expect(added.out).toContain(`${first}; ${second}`);
    const none = await handrailHere(["site", "set", "shop", "--page-skills", "none", "--data", data, "--json"]);
    expect(JSON.parse(none.out)).toMatchObject({ pageSkills: [] });
  });

  it("shows a webhook's secret once, when its address is set, and takes the address away again", async () => {
    const data = folder();
    await handrailHere(["site", "add", "shop", "--origin", "https://shop.example", "--data", data]);
    const hook = ["--webhook-url", "https://hooks.shop.example/in", "--alarm-email", "boss@shop.example"];
    const set = await handrailHere(["site", "set", "shop", ...hook, "--data", data]);
    const [, secret = ""] = /shown once: (whsec_\S+)/.exec(set.out) ?? [];
    expect(Buffer.from(secret.replace("whsec_", ""), "base64")).toHaveLength(32);
    const list = await handrailHere(["site", "list", "--data", data]);
    expect(list.out).toContain("the log, the desk, https://hooks.shop.example/in, boss@shop.example");
    expect(list.out).not.toContain("whsec_");
    const again = await handrailHere(["site", "set", "shop", ...hook, "--data", data, "--json"]);
    expect(JSON.parse(again.out).webhookSecret).toMatch(/^whsec_/);
    expect(again.out).not.toContain(secret);
    const gone = await handrailHere(["site", "set", "shop", "--webhook-url", "", "--alarm-email", "", "--data", data]);
    expect(gone.out).toMatch(/alarms +the log, the desk\n/);
    const wrong = await handrailHere(["site", "set", "shop", "--webhook-url", "hooks.shop.example", "--data", data]);
    expect([wrong.code, wrong.err.includes("--webhook-url")]).toEqual([1, true]);
  });

  it("says so when the folder cannot be used", async () => {
    const ended = await handrail("site", "list", "--data", "/dev/null/nowhere");
    expect(ended.code).toBe(1);
    expect(ended.err).toContain("--data");
  });
});

describe("handrail agent", () => {
  it("says of somebody who is only invited that they are, and how a new link is made", async () => {
    const data = folder();
    await handrailHere(["agent", "invite", "ola@shop.example", "--data", data]);
    for (const words of [["reset"], ["set", "--capacity", "4"]]) {
      const refused = await handrailHere(["agent", ...words, "ola@shop.example", "--data", data]);
      expect(refused).toMatchObject({
        code: 1,
        err: expect.stringContaining("agent invite ola@shop.example --role agent"),
      });
    }
  });

  it("invites, lists and withdraws", async () => {
    const data = folder();
    const invited = await handrail(
      "agent",
      "invite",
      "ola@shop.example",
      "--data",
      data,
      "--role",
      "admin",
      "--public-url",
      "https://chat.example",
    );
    expect(invited.out).toMatch(/^https:\/\/chat\.example\/desk\/#\/invitation\/[\w-]{43}$/m);
    expect((await handrail("agent", "list", "--data", data)).out).toMatch(
      /ola@shop\.example {2}\(invited until .*\) {2}admin/,
    );
    expect((await handrail("agent", "remove", "ola@shop.example", "--data", data)).code).toBe(0);
    expect((await handrail("agent", "list", "--data", data)).out).toContain("handrail agent invite");
    const unknown = await handrail("agent", "reset", "eve@shop.example", "--data", data);
    expect(unknown).toMatchObject({ code: 1, out: "" });
  });

  it("changes how many visitors an agent is given, what they speak and what they know", async () => {
    const data = folder();
    await withAccount(data);
    const set = (...words: readonly string[]) =>
      handrailHere(["agent", "set", "ola@shop.example", ...words, "--data", data]);
    const words = [
      "--capacity",
      "5",
      "--language",
      "NB",
      "--language",
      "en-gb",
      "--skill",
      "Returns",
      "--skill",
      "VAT",
    ];
    expect((await set(...words)).out).toBe(
      "ola@shop.example  Ola  admin  5 at once  speaks nb, en-GB  knows returns, vat\n",
    );
    expect((await set("--language", "")).out).toBe("ola@shop.example  Ola  admin  5 at once  knows returns, vat\n");
    const list = await handrailHere(["agent", "list", "--json", "--data", data]);
    expect(JSON.parse(list.out).accounts).toMatchObject([{ capacity: 5, languages: [], skills: ["returns", "vat"] }]);
  });

  it.each([
    [["--capacity", "0"], 1, "--capacity (1 to 20)"],
    [["--capacity", "many"], 2, "whole number"],
    [["--language", "english"], 1, "--language"],
    [["--skill", "one, two"], 1, "--skill"],
    [["--role", "agent"], 1, "only admin"],
    [["--role", "boss"], 2, "Allowed choices"],
  ])("changes nothing with %j, ends with %i and says why", async (words, code, text) => {
    const data = folder();
    await withAccount(data);
    const ended = await handrailHere(["agent", "set", "ola@shop.example", ...words, "--data", data]);
    expect([ended.code, ended.out]).toEqual([code, ""]);
    expect(ended.err).toContain(text);
  });
});

describe("handrail start", () => {
  it("runs, invites the first admin once, is told of changes while it runs, and stops cleanly", async () => {
    const data = folder();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const start = ["start", "--data", data, "--port", String(port), "--api-only"];
    const relay = run(start);
    const greeting = await relay.said("/desk/#/invitation/");
    const token = /#\/invitation\/([\w-]{43})/.exec(greeting)?.[1] ?? "";
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    for (const file of ["secret", "receipt-key.json", "handrail.db", "handrail.db-wal"])
      expect(statSync(join(data, file)).mode & 0o777).toBe(0o600);

    await handrail("site", "add", "shop", "--data", data, "--origin", "https://shop.example");
    expect((await fetch(`${url}/v1/sites/shop`)).status).toBe(200);

    const accepted = await fetch(`${url}/desk/api/invitations`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ token, name: "Ola", password: "correct horse battery" }),
    });
    expect(accepted.status).toBe(200);
    const cookie = accepted.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const me = () => fetch(`${url}/desk/api/me`, { headers: { cookie } });
    expect(await (await me()).json()).toMatchObject({ name: "Ola", role: "admin", email: "admin@handrail.local" });

    const signedIn = await fetch(`${url}/desk/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ email: "admin@handrail.local", password: "correct horse battery" }),
    });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.getSetCookie()[0]).toContain("HttpOnly");

    // Links made beside it lead to where it runs.
    const reset = await handrail("agent", "reset", "admin@handrail.local", "--data", data);
    expect(reset.out).toContain(`${url}/desk/#/invitation/`);

    const second = await handrail("start", "--data", data, "--port", String(await freePort()), "--api-only");
    expect(second.code).toBe(1);
    expect(second.err).toContain("Another relay runs on the data folder");

    const other = folder();
    const taken = await handrail("start", "--data", other, "--port", String(port), "--api-only");
    expect(taken.code).toBe(1);
    expect(taken.err).toContain(`Port ${port} is taken`);
    expect(taken.err).toContain(`--port ${port + 1}`);

    await handrail("agent", "remove", "admin@handrail.local", "--data", data);
    expect((await me()).status).toBe(401);

    relay.child.kill("SIGTERM");
    const { code, out, err } = await relay.ended;
    expect(code).toBe(0);
    for (const line of out.trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("msg");
    expect(out + readFileSync(join(data, "handrail.db"), "latin1")).not.toContain(token);
    expect(err).toContain("Stopping.");

    const again = run(start);
    expect(await again.said("/desk/#/invitation/")).toContain("There is no admin yet.");
    again.child.kill("SIGINT");
    expect((await again.ended).code).toBe(0);
  });

  it.each([
    [["start", "--port", "70000"], "1 to 65535"],
    [["start", "--public-url", "chat.example"], "without a path"],
    [["start", "--log-level", "loud"], "Allowed choices"],
    [["start", "--heartbeat-every", "2h"], "30s to 1h"],
    [["start", "--api-only", "--trust-proxy", "the-proxy"], "--trust-proxy"],
  ])("does not start with %j", async (words, text) => {
    const ended = await handrailHere([...words, "--data", folder()]);
    expect(ended.err).toContain(text);
    expect(ended.code).toBe(2);
  });

  it("refuses a sender of mails without an address, with one to copy", async () => {
    const ended = await handrailHere(["start", "--data", folder(), "--mail-from", "Fjell & Fjord"]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('--mail-from "Fjell & Fjord <chat@shop.example>"');
  });

  it("refuses a mail server's address that is none, without repeating it", async () => {
    const ended = await handrailHere(["start", "--data", folder(), "--smtp-url", "mail.example with hunter2"]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain("smtp://mail.example:587");
    expect(ended.err).not.toContain("hunter2");
  });

  it("says at once that mails cannot go out, and runs all the same", async () => {
    const server = await mailServer({ password: "hunter2" });
    const words = ["start", "--data", folder(), "--api-only", "--port", String(await freePort())];
    const env = { HANDRAIL_SMTP_URL: `smtp://shop:hunter3@127.0.0.1:${server.port}` };
    const relay = run(words, { env });
    const said = await relay.said("Mails cannot go out");
    expect(said).toContain("(mail server: EAUTH 535)");
    expect(said).toContain("handrail mail test");
    relay.child.kill("SIGTERM");
    const { code, out, err } = await relay.ended;
    expect(code).toBe(0);
    expect(out + err).not.toContain("hunter3");
  });

  it("[HG7] calls the monitor that it is told of, once it runs", async () => {
    const monitor = createHttpServer();
    onTestFinished(() => void monitor.close());
    await once(monitor.listen(0, "127.0.0.1"), "listening");
    const { port } = monitor.address() as AddressInfo;
    const called = once(monitor, "request");
    const relay = run(["start", "--data", folder(), "--api-only", "--port", String(await freePort())], {
      env: { HANDRAIL_HEARTBEAT_URL: `http://127.0.0.1:${port}/ping/shop` },
    });
    const [request, response] = await called;
    expect([request.method, request.url]).toEqual(["GET", "/ping/shop"]);
    response.end("OK");
    relay.child.kill("SIGTERM");
    const { code, out, err } = await relay.ended;
    expect(code).toBe(0);
    expect(out + err).not.toContain("/ping/shop");
  });

  it("refuses a heartbeat's address that is none, without repeating it", async () => {
    const ended = await handrailHere(["start", "--data", folder(), "--heartbeat-url", "ping.example/hunter2"]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain("--heartbeat-url https://");
    expect(ended.err).not.toContain("hunter2");
  });

  it("refuses a secret that is too short, and says where to get one", async () => {
    const words = ["start", "--data", folder(), "--api-only", "--port", String(await freePort())];
    const ended = await run(words, { env: { HANDRAIL_SECRET: "short" } }).ended;
    expect(ended.code).toBe(1);
    expect(ended.err).toContain("openssl rand");
  });
});
