// A relay on a real database in a folder of its own, and visitors who talk to it through its front door.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  agentId,
  commandId,
  siteId,
  type Author,
  type CommandsResponse,
  type ErrorResponse,
  type EventsResponse,
  type Frame,
  type VisitorCommand,
} from "@handrail/protocol";
import { onTestFinished } from "vitest";
import { createRelay, type Relay, type RelayOptions } from "../create-relay.ts";
import { createLogger } from "../logger.ts";
import { manualPlatform, type ManualPlatform } from "./manual-platform.ts";

export const SITE = siteId("shop");
export const ORIGIN = "https://shop.example";
export const RELAY = "https://chat.example";
export const KARI: Author = { type: "agent", id: agentId("kari"), name: "Kari" };

export interface TestRelay {
  readonly relay: Relay;
  readonly platform: ManualPlatform;
  readonly folder: string;
  /** A second connection, for looking and for breaking things. */
  readonly db: DatabaseSync;
  /** How many rows the log, the verdicts and the jobs of conversations have together. */
  readonly rows: () => number;
  /** `from`: the address that they come from. */
  readonly visitor: (secret?: string, from?: string) => Visitor;
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
}

export interface TestOptions extends Partial<Omit<RelayOptions, "platform">> {
  readonly platform?: ManualPlatform;
  /** A bot at https://bot.example, which the platform's fetch answers for. */
  readonly hasBot?: boolean;
  readonly isLive?: boolean;
}

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "handrail-relay-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a relay with one live site; it is stopped when the test ends. */
export async function testRelay(options: TestOptions = {}): Promise<TestRelay> {
  const { platform = manualPlatform(), folder = tempFolder(), hasBot = false, isLive = true, ...rest } = options;
  const relay = await createRelay({ folder, publicUrl: RELAY, logger: createLogger("silent"), platform, ...rest });
  const db = new DatabaseSync(join(folder, "handrail.db"));
  onTestFinished(async () => {
    if (db.isOpen) db.close();
    const stopped = relay.stop();
    await platform.advance(1_000);
    await stopped;
  });
  if (!relay.people.sites.get(SITE)) {
    const added = await relay.people.sites.add({
      site: SITE,
      name: "The Shop",
      origins: [ORIGIN],
      botName: "Robo",
      bot: hasBot ? { type: "handrail", url: "https://bot.example/ask", secret: null } : null,
      hours: null,
      contact: { email: "help@shop.example", phone: "+47 22 00 00 00" },
      answerWithinMs: 60_000,
      writtenWithinMs: 3_600_000,
      probe: null,
    });
    if (!added.ok)
      throw new Error(`the site was not added: ${added.error.code} ${JSON.stringify(added.error.details)}`);
    if (isLive) {
      db.exec(`INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, role, firstSignInAtMs)
               VALUES ('kari', 'Kari', 'kari@shop.example', 1, '', '', 'agent', 1)`);
    }
  }
  const postFrom =
    (from?: string): TestRelay["post"] =>
    (path, body, headers = {}) =>
      relay.fetch(
        new Request(`${RELAY}${path}`, {
          method: "POST",
          body: typeof body === "string" ? body : JSON.stringify(body),
          headers: { "content-type": "text/plain", origin: ORIGIN, ...headers },
        }),
        from === undefined ? {} : { remoteAddress: from },
      );
  const count = db.prepare(`SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM commands)
    + (SELECT count(*) FROM jobs WHERE conversation <> '') + (SELECT count(*) FROM conversations) AS rows`);
  return {
    relay,
    platform,
    folder,
    db,
    post: postFrom(),
    rows: () => Number(count.get()?.["rows"]),
    visitor: (secret, from) => new Visitor(postFrom(from), secret ?? randomBytes(32).toString("base64url")),
  };
}

/** A fresh command id. */
export const newId = () => commandId(randomBytes(12).toString("base64url"));

/** A visitor with a secret, who sends commands and reads the log. */
export class Visitor {
  readonly secret: string;
  readonly #post: TestRelay["post"];

  constructor(post: TestRelay["post"], secret: string) {
    this.#post = post;
    this.secret = secret;
  }

  get credentials() {
    return { site: SITE, secret: this.secret };
  }

  async send(...commands: readonly VisitorCommand[]): Promise<CommandsResponse> {
    const response = await this.#post("/v1/commands", { ...this.credentials, commands });
    return read<CommandsResponse>(response);
  }

  say(text: string) {
    return this.send({ type: "say", id: newId(), text });
  }

  /** `locale`: what the page that it begins on is in. */
  askHuman(seen: { run: string; length: number } | null = null, locale: string | null = null) {
    const command = { type: "ask-human", id: newId(), why: "button", epoch: null, seen };
    const opening = { page: null, locale };
    return this.#post("/v1/commands", { ...this.credentials, commands: [command], opening }).then(
      read<CommandsResponse>,
    );
  }

  async read(after = 0): Promise<EventsResponse> {
    return read<EventsResponse>(await this.#post("/v1/events", { ...this.credentials, after, wait: "none" }));
  }

  poll(after: number, waitMs: number): Promise<EventsResponse> {
    const body = { ...this.credentials, after, wait: "poll", waitMs };
    return this.#post("/v1/events", body).then(read<EventsResponse>);
  }

  async stream(after = 0): Promise<Stream> {
    return new Stream(await this.#post("/v1/events", { ...this.credentials, after, wait: "stream" }));
  }
}

/** The frames of an open stream, gathered as they come. */
export class Stream {
  readonly frames: Frame[] = [];
  readonly response: Response;
  readonly ended: Promise<void>;
  readonly #cut = new AbortController();

  constructor(response: Response) {
    this.response = response;
    this.ended = this.#gather();
  }

  get events() {
    return this.frames.flatMap((frame) => (frame.type === "log" ? frame.events : []));
  }

  get deltas() {
    return this.frames.flatMap((frame) =>
      frame.type === "signal" && frame.signal.type === "delta" ? [frame.signal] : [],
    );
  }

  /** Leaves, as a closed tab does. */
  leave(): void {
    this.#cut.abort();
  }

  async #gather(): Promise<void> {
    const reader = this.response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) return;
    this.#cut.signal.addEventListener("abort", () => void reader.cancel());
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) this.frames.push(JSON.parse(part.replace(/^data: /, "")));
    }
  }
}

/** The body of an answer that is what the test says it is. */
export async function read<Body>(response: Response): Promise<Body> {
  const body: Body = JSON.parse(await response.text());
  return body;
}

/** The code of an answer that must be an error. */
export async function codeOf(response: Response): Promise<string> {
  const body = await read<ErrorResponse>(response);
  return body.error.code;
}
