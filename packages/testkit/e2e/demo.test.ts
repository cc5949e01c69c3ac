// What `npm start` runs, as a newcomer meets it: it says where everything is, resumes what it had, names a taken port, and ends on Ctrl-C.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OPEN_ROOTS } from "../src/browser/open-roots.ts";
import { freePort } from "../src/processes/free-port.ts";
import { AgentPage } from "./agent-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";
import { VisitorPage } from "./visitor-page.ts";

const start = fileURLToPath(new URL("../../../examples/demo/src/start.ts", import.meta.url));
const QUESTION = "How long do I have to return something?";
let browser: Browser;
let data: string;
let ports: { relay: number; shop: number; bot: number };
const running: ChildProcess[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  data = await mkdtemp(join(tmpdir(), "handrail-demo-"));
  ports = { relay: await freePort(), shop: await freePort(), bot: await freePort() };
});
afterAll(async () => {
  for (const child of running) if (child.exitCode === null) child.kill("SIGKILL");
  await closeContexts(browser);
  await rm(data, { recursive: true, force: true });
});

interface Demo {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<unknown>;
}

function run(...more: readonly string[]): Demo {
  const words = ["--relay-port", ports.relay, "--shop-port", ports.shop, "--bot-port", ports.bot, "--data", data].map(
    String,
  );
  const child = spawn(process.execPath, [start, ...words, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, output: () => output, exited: once(child, "exit") };
}

async function interrupt({ child, exited }: Demo): Promise<number | null> {
  child.kill("SIGINT");
  await exited;
  return child.exitCode;
}

it("prints the addresses and how to sign in, and the shop's bot answers from its policies", async () => {
  const demo = run();
  await expect.poll(demo.output).toContain("Ctrl-C stops everything");
  const shopUrl = /The shop\s+(\S+)/.exec(demo.output())?.[1] ?? "";
  const deskUrl = /The desk\s+(\S+)/.exec(demo.output())?.[1] ?? "";
  const password = /password of both is: (.+)/.exec(demo.output())?.[1] ?? "";
  const email = /(\S+@\S+)\s+\(admin\)/.exec(demo.output())?.[1] ?? "";

  const agent = new AgentPage(await (await browser.newContext()).newPage(), deskUrl);
  await agent.signIn({ email, password });
  await agent.goOnDuty();
  const shopping = await browser.newContext();
  await shopping.addInitScript(OPEN_ROOTS);
  const visitor = new VisitorPage(await shopping.newPage(), shopUrl);
  await visitor.visit();
  await visitor.openChat();
  await visitor.say(QUESTION);
  await visitor.sees(/60 days/);
  await visitor.askHuman();
  await agent.openNext();
  await visitor.sees("Kari joined");

  expect(await interrupt(demo)).toBe(0);
  expect(demo.output()).toContain("Stopped.");

  const again = run("--ably", "--ably-port", String(await freePort()));
  await expect.poll(again.output).toContain("Ctrl-C stops everything");
  expect(again.output()).toContain("goes by Ably: a local hub at");
  const byAbly = visitor.page.waitForRequest(/\/widget\/ably-/);
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.sees(QUESTION);
  await visitor.sees("Kari is with you");
  await byAbly;
  await visitor.say("Still here");
  await agent.page.reload();
  await agent.seesInLog("Still here");
  expect(await interrupt(again)).toBe(0);
});

it("names a taken port and the option that moves the part elsewhere", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(ports.bot, "127.0.0.1", resolve));
  const demo = run();
  await demo.exited;
  expect(demo.child.exitCode).toBe(1);
  expect(demo.output()).toContain(`Port ${ports.bot} is taken`);
  expect(demo.output()).toContain("npm start -- --bot-port");
  squatter.close();
});
