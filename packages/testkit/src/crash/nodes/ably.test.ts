// Two relays on one Postgres with Ably between them: the visitor reads from one, the agent answers at the other, and either is killed.
import { memoryStorage } from "@handrail/core";
import type { AgentCommand } from "@handrail/protocol";
import { expect, it, onTestFinished } from "vitest";
import { startHub } from "../../ably-hub/hub.ts";
import { freePort } from "../../processes/free-port.ts";
import { handrail } from "../../processes/handrail.ts";
import { startRelayProcess } from "../../processes/relay-process.ts";
import { expectWhole } from "../../realtime/expect-whole.ts";
import { idOf, openPage } from "../../realtime/realtime-world.ts";
import { makeDataFolder } from "../data-folder.ts";
import { startPostgres } from "./postgres.ts";

it("[HG9] goes on by Ably while the visitor is at one relay and the agent at another, whichever is killed", async () => {
  const [postgres, hub] = await Promise.all([startPostgres(), startHub()]);
  onTestFinished(() => Promise.all([postgres.stop(), hub.close()]).then(() => {}));
  const shared = { databaseUrl: postgres.url, secret: "s".repeat(40), receiptKey: await handrail("keys", "new") };
  const [first, second] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${first}`;
  const env = {
    DATABASE_URL: shared.databaseUrl,
    HANDRAIL_SECRET: shared.secret,
    HANDRAIL_RECEIPT_KEY: shared.receiptKey,
    ABLY_API_KEY: hub.key,
    ABLY_URL: hub.url,
  };
  const start = (port: number) => startRelayProcess({ data: "/nowhere", port, publicUrl, isApiOnly: true, env });
  const place = { folder: "/nowhere", shared, relayUrl: publicUrl, botUrl: "http://127.0.0.1:9/", agents: ["Ada"] };
  const [seat] = await makeDataFolder(place);
  const [near, far] = await Promise.all([start(first), start(second)]);
  onTestFinished(() => Promise.all([near.kill(), far.kill()]).then(() => {}));

  const at = { visitor: first, agent: second };
  const relay = {
    fetch: async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      const { method, signal } = request;
      const body = method === "POST" ? { body: await request.text() } : {};
      return fetch(`http://127.0.0.1:${at.visitor}${pathname}`, { method, signal, ...body });
    },
  };
  const desk = (path: string, body?: object): Promise<Response> => {
    const headers = { cookie: seat?.cookie ?? "", origin: publicUrl, "content-type": "application/json" };
    const init = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
    return fetch(`http://127.0.0.1:${at.agent}/desk/api${path}`, init);
  };
  let count = 0;
  const give = async (command: AgentCommand): Promise<boolean> => {
    const answer = await desk(`/conversations/${idOf(page)}/commands`, { commands: [command] }).catch(() => null);
    return answer?.ok === true && JSON.stringify(await answer.json()).includes('"ok":true');
  };
  const newId = (): AgentCommand["id"] => `agents-command-${(count += 1)}` as AgentCommand["id"];
  // Said again with the same id until it is acknowledged: a desk does no less.
  const says = async (text: string): Promise<void> => {
    const command = { type: "reply", id: newId(), text } as const;
    await expect.poll(() => give(command), { timeout: 30_000 }).toBe(true);
  };
  const onDuty = async (): Promise<Response> => {
    const stream = await desk("/stream");
    await desk("/duty", { isOnDuty: true });
    return stream;
  };

  await onDuty();
  const page = openPage("ably", { relay, storage: memoryStorage() });
  onTestFinished(() => page.close());
  await page.chat.open();
  await page.chat.talkToHuman();
  await page.until(() => page.chat.conversation.value?.owner.type === "queue");
  const accept = { type: "accept", id: newId() } as const;
  await expect.poll(() => give(accept), { timeout: 30_000 }).toBe(true);
  await page.until(() => page.chat.human.value.type === "talking" && hub.connected() > 0);
  await says("from the other relay");
  await page.hears("from the other relay");
  // The visitor's relay knows by the other's notices who has the conversation: their desk hears by Ably what is written here.
  const { id } = (await (await desk("/me")).json()) as { id: string };
  page.chat.send("to whoever is there");
  const heard = (): string => JSON.stringify(hub.messages(`handrail:desk:${id}`).map(({ data }) => data));
  await expect.poll(heard, { timeout: 30_000 }).toContain("to whoever is there");

  // The visitor's relay: the next one answers for it, and Ably has brought what was said meanwhile.
  await near.kill();
  at.visitor = second;
  await says("yours is gone");
  await page.hears("yours is gone");
  page.chat.send("mine is gone");
  await page.until(() => page.texts().includes("mine is gone"));

  // And the agent's.
  const again = await start(first);
  onTestFinished(() => again.kill());
  await far.kill();
  Object.assign(at, { visitor: first, agent: first });
  await onDuty();
  await says("and now mine");
  await page.hears("and now mine");
  expect(page.texts()).toEqual([
    "from the other relay",
    "to whoever is there",
    "yours is gone",
    "mine is gone",
    "and now mine",
  ]);
  expectWhole(page);
}, 120_000);
