// Visitors on several nodes of one Postgres, through the front door: where they write and where they read need not be the same.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { randomBytes } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { nodePlatform } from "../../platform.ts";
import { newId, Visitor, type Stream, type TestRelay } from "../../testing/test-relay.ts";
import { skewed } from "../testing/skewed.ts";
import { BOT_ANSWER, openFrontNode, type FrontNode } from "./testing/front-node.ts";
import { closing, postgresServer } from "./testing/server.ts";

const server = postgresServer();

/** The same visitor, at this door. */
function visitorAt(fetchThere: (request: Request) => Promise<Response>, base: string, secret: string): Visitor {
  const post: TestRelay["post"] = (path, body) =>
    fetchThere(new Request(`${base}${path}`, { method: "POST", body: JSON.stringify(body) }));
  return new Visitor(post, secret);
}

function said(stream: Stream): readonly string[] {
  return stream.events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
}

async function startProcess(url: string): Promise<{ readonly child: ChildProcess; readonly base: string }> {
  const program = fileURLToPath(new URL("testing/front-process.ts", import.meta.url));
  const child = spawn(process.execPath, [program, url], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [port] = await once(createInterface({ input: child.stdout }), "line");
  return { child, base: `http://127.0.0.1:${port}` };
}

async function streamOf(visitor: Visitor): Promise<Stream> {
  const stream = await visitor.stream();
  onTestFinished(() => stream.leave());
  return stream;
}

// On a busy machine a second is not long.
const SOON = { timeout: 15_000 };

it("[HG9] tells a visitor on one node what another has stored: their words, the bot's, the request and its promise", async () => {
  const url = await server.database();
  const nodes: readonly FrontNode[] = [
    closing(await openFrontNode(url, nodePlatform)),
    closing(await openFrontNode(url, skewed(nodePlatform, 3_600_000))),
  ];
  const secret = randomBytes(32).toString("base64url");
  const [here, there] = nodes.map((node) =>
    visitorAt((request) => node.fetch(request), "https://chat.example", secret),
  );
  if (!here || !there) throw new Error("two doors were opened");
  expect((await here.say("hello")).verdicts[0]?.ok).toBe(true);
  const stream = await streamOf(there);
  await expect.poll(() => said(stream), SOON).toEqual(["hello", BOT_ANSWER]);
  const waiting = there.poll(stream.events.at(-1)?.seq ?? 0, 20_000);
  const asked = await here.askHuman();
  expect(asked.verdicts[0]).toMatchObject({ ok: true, receipt: expect.stringMatching(/^ey/) });
  const types = (): readonly string[] => stream.events.map(({ type }) => type);
  await expect.poll(types, SOON).toEqual(expect.arrayContaining(["human.requested", "promise.made"]));
  expect((await waiting).events.map(({ type }) => type)).toContain("human.requested");
  expect(stream.events.map(({ seq }) => seq)).toEqual(stream.events.map((_, index) => index + 1));
  expect(await here.read()).toMatchObject({ generation: (await there.read()).generation, events: stream.events });
});

it("[HG3] loses nothing that a node acknowledged before kill -9, and the visitor goes on at another", async () => {
  const url = await server.database();
  const alive = closing(await openFrontNode(url, nodePlatform));
  const { child, base } = await startProcess(url);
  const secret = randomBytes(32).toString("base64url");
  const there = visitorAt((request) => fetch(request), base, secret);
  const here = visitorAt((request) => alive.fetch(request), "https://chat.example", secret);
  await there.askHuman();
  const stream = await streamOf(here);
  const sent: { readonly id: ReturnType<typeof newId>; readonly text: string }[] = [];
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      const one = { id: newId(), text: `message ${sent.length}` };
      sent.push(one);
      await there.send({ type: "say", ...one });
      acknowledged += 1;
      if (acknowledged === 40) child.kill("SIGKILL");
    }
  })();
  await expect(writing).rejects.toThrow(TypeError);
  // Nobody knows of the last one; an outbox sends it again under its own id, to whichever node answers.
  const last = sent.at(-1);
  if (!last) throw new Error("something was sent");
  expect((await here.send({ type: "say", ...last })).verdicts[0]?.ok).toBe(true);
  expect((await here.say("still here")).verdicts[0]?.ok).toBe(true);
  const all = [...sent.map(({ text }) => text), "still here"];
  await expect.poll(() => said(stream)).toEqual(all);
  expect(sent.length - acknowledged).toBe(1);
});
