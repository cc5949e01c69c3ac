// Our own relay, as its operator starts it: a process on a temporary folder, every message on the disk before it is acknowledged.
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandId, type CommandsResponse, type Frame, type VisitorCommand } from "@handrail/protocol";
import { makeDataFolder } from "../../src/crash/data-folder.ts";
import { SITE } from "../../src/crash/visitor.ts";
import { freePort } from "../../src/processes/free-port.ts";
import { startRelayProcess } from "../../src/processes/relay-process.ts";
import type { Contender, Readers, RunningServer } from "./contender.ts";
import { openHttpLine, type HttpLine } from "./http-line.ts";

/** The relay, written to over so many connections. */
export function handrail(connections: number): Contender {
  return { name: "Handrail relay", isDurable: true, start: (readers) => startHandrail(connections, readers) };
}

/** The same with writers only: what the disk and the law cost without any reader. */
export function handrailUnread(connections: number): Contender {
  return {
    name: "Handrail, nobody reads",
    isDurable: true,
    async start(readers) {
      const server = await startHandrail(connections, readers);
      return {
        ...server,
        async openPair(onDelivery) {
          const { send } = await server.openWriter();
          return {
            async send(text) {
              await send(text);
              onDelivery(text);
            },
          };
        },
      };
    },
  };
}

interface Writer {
  readonly secret: string;
  send(text: string): Promise<void>;
  /** Ends the conversation: nobody waits in it any more. */
  close(): Promise<void>;
}

async function startHandrail(connections: number, { idle, waiting }: Readers) {
  const folder = mkdtempSync(join(tmpdir(), "handrail-bench-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // No bot: its answers would be measured, too. An agent, so that the site is live and every visitor awaits a human.
  await makeDataFolder({ folder, relayUrl: url, botUrl: null, agents: ["Ada"] });
  const options = { data: folder, port, isApiOnly: true } as const;
  const secrets: { readonly idle: string[]; readonly waiting: string[] } = { idle: [], waiting: [] };
  if (idle + waiting > 0) {
    // Before the start that is measured: conversations must exist before they can be read.
    const before = await startRelayProcess(options);
    const line = openHttpLine(url, connections);
    const open = (count: number) => Promise.all(Array.from({ length: count }, () => openWriter(line)));
    secrets.waiting.push(...(await open(waiting)).map(({ secret }) => secret));
    const ended = await open(idle);
    await Promise.all(ended.map((writer) => writer.close()));
    secrets.idle.push(...ended.map(({ secret }) => secret));
    await line.close();
    await before.stop();
  }
  const relay = await startRelayProcess(options);
  const line = openHttpLine(url, connections);
  const read = (secret: string, hear: (frame: Frame) => void) =>
    line.stream(
      { path: "/v1/events", body: JSON.stringify({ site: SITE, secret, after: 0, wait: "stream" }) },
      (data) => hear(JSON.parse(data)),
    );
  const readNext = async (of: string[]): Promise<void> => {
    const secret = of.pop();
    if (secret === undefined) throw new Error("no conversation is left to read");
    await read(secret, () => undefined);
  };
  const server: RunningServer & { openWriter(): Promise<Writer> } = {
    pid: relay.pid,
    openWriter: () => openWriter(line),
    async openPair(onDelivery) {
      const writer = await openWriter(line);
      await read(writer.secret, (frame) => {
        if (frame.type !== "log") return;
        for (const event of frame.events) if (event.type === "message.sent") onDelivery(event.text);
      });
      return writer;
    },
    openIdle: () => readNext(secrets.idle),
    openWaiting: () => readNext(secrets.waiting),
    async stop() {
      await line.close();
      await relay.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

async function openWriter(line: HttpLine): Promise<Writer> {
  const secret = randomBytes(32).toString("base64url");
  const conversation = createHash("sha256").update(secret).digest("base64url");
  const submit = async (command: VisitorCommand): Promise<void> => {
    const body = JSON.stringify({ site: SITE, secret, conversation, commands: [command] });
    const { verdicts }: CommandsResponse = JSON.parse(await line.post("/v1/commands", body));
    if (verdicts[0]?.ok !== true) throw new Error(`${command.type} was refused: ${JSON.stringify(verdicts[0])}`);
  };
  const newId = () => commandId(randomBytes(12).toString("base64url"));
  const send = (text: string): Promise<void> => submit({ type: "say", id: newId(), text });
  await send("hello");
  return { secret, send, close: () => submit({ type: "close", id: newId() }) };
}
