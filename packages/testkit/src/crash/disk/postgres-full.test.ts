// A real Postgres whose database lies on a disk that can be filled: the relay on it refuses, and goes on when there is room.
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { commandId, type CommandsResponse, type EventsResponse } from "@handrail/protocol";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "../../processes/free-port.ts";
import { handrail } from "../../processes/handrail.ts";
import { startRelayProcess } from "../../processes/relay-process.ts";
import { makeDataFolder } from "../data-folder.ts";
import { startPostgres } from "../nodes/postgres.ts";
import { SITE } from "../visitor.ts";
import { mountSmallDisk } from "./small-disk.ts";

/** What is said fills a page of 8 KiB in a few turns, so that a full disk is met soon. */
const LONG = "x".repeat(3_000);
const TURNS_MAX = 200;

it("[HG3] with a Postgres whose disk is full: refuses, acknowledges nothing falsely, and goes on", async ({ skip }) => {
  const disk = mountSmallDisk();
  if (!disk) return skip("skipped: this cannot be made here");
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop().then(() => disk.close()));
  const databaseUrl = await databaseOn(disk.folder, postgres.url);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const shared = { databaseUrl, secret: "s".repeat(40), receiptKey: await handrail("keys", "new") };
  await makeDataFolder({ folder: "/nowhere", shared, relayUrl: url, botUrl: null, agents: ["Ada"] });
  const env = { DATABASE_URL: databaseUrl, HANDRAIL_SECRET: shared.secret, HANDRAIL_RECEIPT_KEY: shared.receiptKey };
  const relay = await startRelayProcess({ data: "/nowhere", port, isApiOnly: true, env });
  onTestFinished(() => relay.kill());

  const secret = randomBytes(32).toString("base64url");
  const conversation = createHash("sha256").update(secret).digest("base64url");
  const post = async <Answer>(path: string, body: object): Promise<Answer> => {
    const answer = await fetch(url + path, { method: "POST", body: JSON.stringify({ site: SITE, secret, ...body }) });
    return answer.json();
  };
  const say = async (text: string, id = commandId(randomBytes(12).toString("base64url"))) => {
    const commands = [{ type: "say", id, text }];
    const { verdicts } = await post<CommandsResponse>("/v1/commands", { conversation, commands });
    return { id, text, verdict: verdicts[0] };
  };

  const said = [await say("hello")];
  disk.fill(relay.pid);
  while (said.at(-1)?.verdict?.ok && said.length < TURNS_MAX) said.push(await say(`${said.length} ${LONG}`));
  const refused = said.pop();
  expect(refused?.verdict).toMatchObject({ ok: false, error: { code: "storage-failed" } });
  disk.free(null);
  if (refused) said.push(await say(refused.text, refused.id));
  expect(said.every(({ verdict }) => verdict?.ok)).toBe(true);

  const { events } = await post<EventsResponse>("/v1/events", { after: 0, wait: "none" });
  const texts = events.flatMap((event) => (event.type === "message.sent" ? [event.text] : []));
  expect(texts).toEqual(said.map(({ text }) => text));
});

/** A database of its own on this disk. */
async function databaseOn(folder: string, serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly data_directory: string }>("SHOW data_directory");
    const { uid, gid } = statSync(rows[0]?.data_directory ?? "");
    mkdirSync(folder);
    chmodSync(dirname(folder), 0o755);
    chownSync(folder, uid, gid);
    await client.query(`CREATE TABLESPACE small LOCATION '${folder}'`);
    await client.query("CREATE DATABASE small TABLESPACE small");
  } finally {
    await client.end();
  }
  return serverUrl.replace(/[^/]*$/, "small");
}
