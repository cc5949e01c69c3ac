import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { handrailBot, type Bot } from "../src/index.ts";
import { all, REQUEST } from "./bot-conformance.ts";

const MINIMAL = fileURLToPath(new URL("minimal-bot.ts", import.meta.url));
const PAGE = readFileSync(new URL("../../../docs/bots.md", import.meta.url), "utf8");

let bot: ChildProcess | undefined;
afterEach(() => bot?.kill());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function ask(asked: Bot, text: string) {
  const turns = [{ role: "visitor" as const, text, atMs: 0 }];
  return all(asked.ask({ ...REQUEST, turns }, { signal: new AbortController().signal }));
}

it("prints the minimal bot as it is type-checked and run here", () => {
  expect(PAGE).toContain("```ts\n" + readFileSync(MINIMAL, "utf8") + "```");
});

it("has a minimal bot that keeps the contract", async () => {
  const port = await freePort();
  const env = { ...process.env, PORT: `${port}`, BOT_SECRET: "s3cret" };
  bot = spawn(process.execPath, ["--no-warnings", MINIMAL], { env, stdio: "inherit" });
  const url = `http://127.0.0.1:${port}`;
  const asked = handrailBot({ url, secret: "s3cret", fetch });
  await vi.waitFor(
    async () => expect(await ask(asked, "When are you open?")).toMatchObject([{ isUnsure: false }]),
    10_000,
  );
  expect(await ask(asked, "What is love?")).toMatchObject([{ type: "answer", isUnsure: true }]);
  expect(await ask(asked, "A human, please")).toMatchObject([{ type: "answer", text: "", wantsHuman: true }]);
  const stranger = handrailBot({ url, secret: "guess", fetch });
  await expect(ask(stranger, "Hello")).rejects.toMatchObject({ failure: "http-status", status: 401 });
});

it.each([
  ["json", "application/json", "Returns from Norway, Sweden, Denmark and Finland are free."],
  ["text", "text/event-stream", "Returns from Norway, Sweden, Denmark and Finland are free."],
])("shows an answer as %s that is one", async (fence, mediaType, text) => {
  const body = new RegExp("```" + fence + "\\n([^]*?)```").exec(PAGE)?.[1] ?? "";
  const answering = async () => new Response(body, { headers: { "content-type": mediaType } });
  const events = await ask(handrailBot({ url: "http://bot.example", fetch: answering }), "What does a return cost?");
  expect(events.at(-1)).toMatchObject({ type: "answer", text, suggestions: ["How do I return something?"] });
});
