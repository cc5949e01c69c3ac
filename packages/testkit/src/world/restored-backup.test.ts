// The real client and the real relay, whose database file is put back from a copy while a visitor waits.
import { copyFileSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createChat, memoryStorage, relay as relayAt, type Chat } from "@handrail/core";
import { siteId } from "@handrail/protocol";
import { createLogger, createRelay, nodePlatform, type Relay } from "@handrail/relay";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { chanceOf } from "./chance.ts";
import { RELAY_URL, SITE, worldFolder, type Template } from "./relay-house.ts";
import { virtualLoop } from "./virtual-loop.ts";
import { newTemplate } from "./worlds.ts";

const START_MS = Date.UTC(2027, 0, 4, 9);
/** Enough for the client to notice, and less than the promise has. */
const WHILE_MS = 30_000;

let template: Template;
beforeAll(async () => {
  template = await newTemplate();
});
afterAll(() => rmSync(template.folder, { recursive: true, force: true }));

async function world() {
  const loop = virtualLoop(START_MS);
  const dice = chanceOf(1, "restored");
  const folder = worldFolder();
  const [file, copy] = [join(folder, "handrail.db"), join(folder, "copy.db")];
  cpSync(template.folder, folder, { recursive: true });
  const random = { bytes: (length: number) => dice.bytes(length), fraction: () => dice.fraction() };
  const refuse = () => Promise.reject(new TypeError("no network here"));
  const clock = { ...loop, steadyMs: () => loop.now() };
  const platform = { ...nodePlatform, clock, random, fetch: refuse, defer: (run: () => void) => loop.defer(run) };
  let up: Relay | null = null;

  const start = async () => {
    up = await createRelay({ folder, publicUrl: RELAY_URL, platform, logger: createLogger("silent") });
  };
  const stop = async () => {
    const stopped = up?.stop();
    up = null;
    await loop.run(5_000);
    await stopped;
  };
  const storage = memoryStorage();
  const page = (): Chat => {
    const chat = createChat({
      backend: relayAt({ url: RELAY_URL, site: SITE }),
      platform: {
        clock: loop,
        random,
        storage,
        fetch: (url, init) => up?.fetch(new Request(url, init), { remoteAddress: "192.0.2.9" }) ?? refuse(),
        tabs: { join: () => ({ tell: () => undefined, leave: () => undefined }) },
        network: { isOnline: () => true, onChange: () => () => undefined },
        page: { onHide: () => () => undefined },
      },
    });
    void chat.open();
    return chat;
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return {
    loop,
    page,
    kept: async () => (await storage.load(siteId(SITE)))?.request ?? null,
    requests: () => up?.database.sqlite.prepare("SELECT body FROM events WHERE type = 'human.requested'").all() ?? [],
    /** Copies the file as a back-up does, with the relay at rest. */
    backUp: async () => {
      await stop();
      copyFileSync(file, copy);
      await start();
    },
    restore: async () => {
      await stop();
      for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
      copyFileSync(copy, file);
      await start();
    },
  };
}

function waiting({ human }: Chat) {
  const status = human.value;
  if (status.type !== "waiting" || !status.promise) throw new Error(`not waiting: ${JSON.stringify(status)}`);
  const { sinceMs, receipt, promise } = status;
  return { sinceMs, receipt, promise: promise.id, dueAtMs: promise.dueAtMs };
}

describe("a database put back from a copy that knows nothing of a request", () => {
  it.each([
    ["under an open page", "nothing", "open"],
    ["under an open page with an older talk", "a talk", "open"],
    ["while the page is closed", "nothing", "closed"],
    ["while the page is closed, with an older talk", "a talk", "closed"],
  ] as const)(
    "[HG10] [HG6] has the request again, once, with its old wait and promise: %s",
    async (_name, before, is) => {
      const { loop, page, requests, backUp, restore, kept } = await world();
      let chat = page();
      await loop.run(1_000);
      if (before === "a talk") chat.giveContact({ name: "Kim", email: "kim@home.example", phone: null });
      await loop.run(2_000);
      await backUp();
      void chat.talkToHuman();
      await loop.run(10_000);
      const was = waiting(chat);
      expect(was.receipt).toMatch(/^[\w-]+\.[\w-]+$/);
      if (is === "closed") chat.stop();
      await restore();
      expect(requests()).toHaveLength(0);
      if (is === "closed") chat = page();
      await loop.run(WHILE_MS);
      expect(waiting(chat)).toEqual(was);
      expect(requests()).toHaveLength(1);
      expect(await kept()).toMatchObject({ receipt: was.receipt });
      chat.stop();
    },
  );
});
