// kill -9 of a real relay process in the middle of sending.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { randomBytes } from "node:crypto";
import type { CommandsResponse, EventsResponse } from "@handrail/protocol";
import { expect, it, onTestFinished } from "vitest";

const PROGRAM = fileURLToPath(new URL("relay-process.ts", import.meta.url));
const name = (bytes: number) => randomBytes(bytes).toString("base64url");

async function startProcess(folder: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stdout })) {
    const serving: { ok: boolean; port: number } = JSON.parse(line);
    if (serving.ok) return { child, address: `http://127.0.0.1:${serving.port}` };
  }
  throw new Error("the relay did not start");
}

async function post<Answer>(address: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${address}${path}`, { method: "POST", body: JSON.stringify(body) });
  const answer: Answer = JSON.parse(await response.text());
  return answer;
}

it(
  "[HG3] has everything that it acknowledged after kill -9, and takes what it did not acknowledge once",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "handrail-crash-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const first = await startProcess(folder);
    const visitors = Array.from({ length: 20 }, () => ({
      secret: name(32),
      sent: new Array<string>(),
      acknowledged: 0,
    }));
    let acknowledged = 0;

    // Each visitor writes one message after the other and remembers what was acknowledged, until the process is killed.
    const writing = visitors.map(async (visitor) => {
      for (;;) {
        const id = name(12);
        visitor.sent.push(id);
        const commands = [{ type: "say", id, text: id }];
        const answer = await post<CommandsResponse>(first.address, "/v1/commands", {
          site: "shop",
          secret: visitor.secret,
          commands,
        });
        if (!answer.verdicts[0]?.ok) throw new Error("refused");
        visitor.acknowledged += 1;
        acknowledged += 1;
        if (acknowledged === 400) first.child.kill("SIGKILL");
      }
    });
    await Promise.allSettled(writing);
    if (first.child.exitCode === null && first.child.signalCode === null) await once(first.child, "exit");
    expect(first.child.signalCode).toBe("SIGKILL");

    const second = await startProcess(folder);
    for (const { secret, sent, acknowledged: known } of visitors) {
      // The last one is in doubt: it is sent again under its own id, as an outbox does.
      const [last = ""] = sent.slice(-1);
      const commands = [{ type: "say", id: last, text: last }];
      const answer = await post<CommandsResponse>(second.address, "/v1/commands", { site: "shop", secret, commands });
      expect(answer.verdicts[0]?.ok).toBe(true);
      const said: string[] = [];
      for (let after = 0; ;) {
        const page = await post<EventsResponse>(second.address, "/v1/events", {
          site: "shop",
          secret,
          after,
          wait: "none",
        });
        said.push(...page.events.flatMap((event) => (event.type === "message.sent" ? [event.text] : [])));
        after += page.events.length;
        if (after === page.head) break;
      }
      expect(said).toEqual(sent);
      expect(sent.length - known).toBe(1);
    }
  },
);
