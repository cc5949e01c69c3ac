// The real relay on a real SQLite file, under virtual time. It can be killed between two instructions of the world: what the disk
// holds at that moment is all that the next one finds.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  createLogger,
  createRelay,
  isVisitorPath,
  type Answer,
  type Platform,
  type Relay,
  type RelayOptions,
} from "@handrail/relay";
import { memoryFolder } from "../check/memory-folder.ts";
import { siteId } from "@handrail/protocol";
import type { Chance } from "./chance.ts";
import type { DatabaseSync } from "node:sqlite";
import type { Downtime } from "../invariants/invariant.ts";
import type { Asked, Server } from "./network.ts";
import { SHOP_KEY } from "./shop-token.ts";
import { readStoredLogs, type StoredLogs } from "./stored-logs.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** The site of the simulated world. */
export const SITE = "shop";
/** Where its relay is. */
export const RELAY_URL = "https://chat.example";
/** Where its bot is. */
export const BOT_URL = "https://bot.example/ask";

/** An agent with a session that is open. */
export interface DeskSeat {
  readonly name: string;
  readonly cookie: string;
}

/** A data folder with the site and its agents, made once and copied for each world. */
export interface Template {
  readonly folder: string;
  readonly seats: readonly DeskSeat[];
}

/** The relay's process, as it comes and goes. */
export interface RelayHouse extends Server {
  /** The desk's way in. Rejects where nobody listens, or when the relay is killed over it. */
  fetch(request: Request): Promise<Response>;
  readonly isUp: () => boolean;
  /** When it was not there. */
  readonly downtimes: readonly Downtime[];
  /** What lies on its disk. @throws Error while it is down */
  logs(): StoredLogs;
  /** kill -9. */
  kill(): void;
  start(): Promise<void>;
  close(): void;
}

/** Where files of a world lie: a kill is not a power cut. */
export function worldFolder(): string {
  return mkdtempSync(join(memoryFolder(), "handrail-world-"));
}

/** Makes the site, its bot and its agents, and signs the agents in. */
export async function makeTemplate(folder: string, platform: Platform): Promise<Template> {
  const relay = await open(folder, platform);
  const added = await relay.people.sites.add({
    site: SITE,
    name: "The Shop",
    origins: ["https://shop.example"],
    botName: "Robo",
    bot: { type: "handrail", url: BOT_URL, secret: null },
    hours: null,
    contact: { email: "help@shop.example", phone: null },
    answerWithinMs: 60_000,
    writtenWithinMs: 600_000,
    probe: null,
  });
  if (!added.ok) throw new Error(`makeTemplate: ${added.error.code}`);
  await relay.people.sites.set(siteId(SITE), { identity: { keys: [SHOP_KEY] } });
  const seats: DeskSeat[] = [];
  for (const name of ["Ada", "Ben", "Cleo"]) {
    const email = `${name.toLowerCase()}@shop.example`;
    const password = "a long enough password";
    await relay.people.accounts.create({ email, name, password, role: "agent" });
    const headers = new Headers({ "x-handrail-address": `192.0.2.${seats.length + 1}` });
    const cookies = await relay.people.accounts.signIn({ email, password }, headers);
    seats.push({ name, cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
  }
  await relay.stop();
  return { folder, seats };
}

/** Where everybody calls from. */
const FROM = { remoteAddress: "192.0.2.9" };
// Made once: an error's stack costs more than a request, and nobody reads these.
const REFUSED = new TypeError("connection refused");
const RESET = new TypeError("connection reset");

/** Starts a relay on a copy of the template. */
export async function openHouse(parts: {
  template: Template;
  loop: VirtualLoop;
  chance: Chance;
  fetch: typeof fetch;
  ably?: RelayOptions["ably"];
  /** How soon the site writes to whoever nobody answered. */
  writtenWithinMs?: number;
  /** A fault put into its disk, each time that it is opened. */
  spoil?: ((sqlite: DatabaseSync) => void) | undefined;
}) {
  const base = worldFolder();
  const listeners = new Set<() => void>();
  // Nobody ever leaves a request: the network does not tell a relay who has.
  const { signal: gone } = new AbortController();
  const downtimes: Downtime[] = [];
  let life = 0;
  let downFromMs = 0;
  let folder = join(base, "0");
  let relay: Relay | null = null;
  cpSync(parts.template.folder, folder, { recursive: true });

  const whileAlive = <Answered>(ask: (relay: Relay) => Promise<Answered>): Promise<Answered> => {
    const current = relay;
    if (!current) return Promise.reject(REFUSED);
    return new Promise((resolve, reject) => {
      const forget = house.onKill(() => reject(RESET));
      void ask(current).then(resolve, reject).finally(forget);
    });
  };
  const house: RelayHouse = {
    isUp: () => relay !== null,
    downtimes,
    logs: () => {
      if (!relay) throw new Error("relay-house: nobody is there to read");
      return readStoredLogs(relay.database.sqlite);
    },
    fetch: (request) => whileAlive((current) => current.fetch(request, FROM)),
    answer: (asked) => whileAlive((current) => answerOf(current, asked, gone)),
    onKill: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kill: () => {
      const dead = relay;
      if (!dead) return;
      relay = null;
      life += 1;
      downFromMs = parts.loop.now();
      // The dead relay's handles still hold its folder's lock, so the next one gets the files as they lie there now.
      const next = join(base, String(life));
      mkdirSync(next);
      for (const name of ["handrail.db", "handrail.db-wal", "secret", "receipt-key.json"]) {
        if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(next, name));
      }
      folder = next;
      dead.database.close();
      for (const listener of listeners) listener();
      listeners.clear();
    },
    start: async () => {
      if (relay) return;
      const mine = life;
      relay = await open(
        folder,
        mortal(parts, () => mine !== life),
        parts.ably,
      );
      parts.spoil?.(relay.database.sqlite);
      if (life > 0) downtimes.push({ fromMs: downFromMs, toMs: parts.loop.now() });
    },
    close: () => {
      relay?.database.close();
      relay = null;
      life += 1;
      rmSync(base, { recursive: true, force: true });
    },
  };
  await house.start();
  const { writtenWithinMs } = parts;
  // The first one that was started.
  if (writtenWithinMs !== undefined) await first(relay).people.sites.set(siteId(SITE), { writtenWithinMs });
  return house;
}

function first(relay: Relay | null): Relay {
  if (!relay) throw new Error("relay-house: it has not started");
  return relay;
}

// By the same way in as from the relay's own server, and by `fetch` where there is no such way.
async function answerOf(relay: Relay, { path, body }: Asked, gone: AbortSignal): Promise<Answer> {
  if (isVisitorPath(path) && body !== null) {
    const bytes = Buffer.from(body);
    const read = (bytesMax: number) => Promise.resolve(bytes.length > bytesMax ? null : bytes);
    return relay.answer(
      path,
      { origin: null, probePass: null, read, gone: () => gone },
      { ...FROM, forwardedFor: null },
    );
  }
  const response = await relay.fetch(
    new Request(RELAY_URL + path, body === null ? {} : { method: "POST", body }),
    FROM,
  );
  return { type: "json", status: response.status, body: await response.text() };
}

function open(folder: string, platform: Platform, ably?: RelayOptions["ably"]): Promise<Relay> {
  return createRelay({ folder, publicUrl: RELAY_URL, platform, logger: createLogger("silent"), ...(ably && { ably }) });
}

// A killed process runs no timer, ends no turn and hears no answer.
function mortal(parts: { loop: VirtualLoop; chance: Chance; fetch: typeof fetch }, isDead: () => boolean): Platform {
  const { loop, chance } = parts;
  const alive = (run: () => void) => () => {
    if (!isDead()) run();
  };
  return {
    clock: {
      now: () => loop.now(),
      steadyMs: () => loop.now(),
      setTimeout: (run, ms) => loop.setTimeout(alive(run), ms),
      clearTimeout: (timer) => loop.clearTimeout(timer),
    },
    random: { bytes: (length) => chance.bytes(length) },
    fetch: async (input, init) => {
      const response = await parts.fetch(input, init);
      return isDead() ? new Promise<Response>(() => {}) : response;
    },
    defer: (run) => loop.defer(alive(run)),
  };
}
