// An agent's browser, as far as the relay can tell: a cookie jar, the desk's own origin, and a stream of frames.
import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { ConversationId, DeskCommandsResponse, DeskFrame, Inbox, Me } from "@handrail/protocol";
import type { Relay } from "../../create-relay.ts";
import { newId, read, RELAY } from "../../testing/test-relay.ts";

export const PASSWORD = "correct horse battery";
/** better-auth's hash of it. */
const HASH =
  "ca1500d9f16a05f97bceec433f6e8ee6:c0af45ae4f1bccfa1340dbd514abb9bf5b88be8d7815a89814d4b87687c5b49133d03cfbc632e2de0f9492f7d12c9fc874b981ab149b654acd65af612ee50bec";

type Headers = Readonly<Record<string, string>>;

/**
 * A row as `accounts.create` makes it, with a hash of {@link PASSWORD} made beforehand: a hash takes a tenth of a second
 * by design, and `session.test.ts` and `accounts.test.ts` make accounts the real way.
 */
function addAccount(
  sqlite: DatabaseSync,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: string },
): void {
  const id = randomBytes(24).toString("base64url");
  const now = new Date().toISOString();
  sqlite
    .prepare(
      "INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, role) VALUES (?, ?, ?, 1, ?, ?, ?)",
    )
    .run(id, name, email, now, now, role);
  sqlite
    .prepare(
      `INSERT INTO account (id, userId, accountId, providerId, password, createdAt, updatedAt)
       VALUES (?, ?, ?, 'credential', ?, ?, ?)`,
    )
    .run(id, id, id, HASH, now, now);
}

/** Sends requests with the cookie that it was given. */
export class DeskClient {
  readonly #relay: Relay;
  cookie: string;

  constructor(relay: Relay, cookie = "") {
    this.#relay = relay;
    this.cookie = cookie;
  }

  /** Makes an account and signs it in through the front door. */
  static async signedIn(relay: Relay, name: string, role: "admin" | "agent" = "agent"): Promise<DeskClient> {
    const email = `${name.toLowerCase()}@shop.example`;
    addAccount(relay.database.sqlite, { name, email, role });
    const client = new DeskClient(relay);
    const answer = await client.post("/auth/sign-in/email", { email, password: PASSWORD });
    if (!answer.ok) throw new Error(`not signed in: ${answer.status}`);
    client.keep(answer);
    return client;
  }

  /** The same from an address of its own: many sign-ins from one are slowed down. */
  static async signedInFrom(relay: Relay, name: string, remoteAddress: string): Promise<DeskClient> {
    return DeskClient.signedIn(
      { ...relay, fetch: (request, env) => relay.fetch(request, { ...env, remoteAddress }) },
      name,
    );
  }

  /** Takes over the cookies of an answer. */
  keep(answer: Response): void {
    this.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0] ?? "")
      .join("; ");
  }

  send(method: string, path: string, options: { body?: unknown; headers?: Headers } = {}): Promise<Response> {
    const { body, headers } = options;
    const sent = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    return this.#relay.fetch(
      new Request(`${RELAY}/desk/api${path}`, {
        method,
        headers: { cookie: this.cookie, ...(method !== "GET" && { origin: RELAY }), ...headers },
        ...(body !== undefined && { body: sent }),
      }),
    );
  }

  get(path: string): Promise<Response> {
    return this.send("GET", path);
  }

  post(path: string, body: unknown, headers: Headers = {}): Promise<Response> {
    return this.send("POST", path, { body, headers: { "content-type": "application/json", ...headers } });
  }

  put(path: string, body: unknown): Promise<Response> {
    return this.send("PUT", path, { body, headers: { "content-type": "application/json" } });
  }

  /** Sends bytes. */
  putBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    return this.send("PUT", path, { body: bytes, headers: { "content-type": "application/octet-stream" } });
  }

  async me(): Promise<Me> {
    return read<Me>(await this.get("/me"));
  }

  async goOnDuty(): Promise<Me> {
    return read<Me>(await this.post("/duty", { isOnDuty: true }));
  }

  async command(conversation: ConversationId, command: object): Promise<DeskCommandsResponse> {
    const commands = [{ id: newId(), ...command }];
    return read<DeskCommandsResponse>(await this.post(`/conversations/${conversation}/commands`, { commands }));
  }

  async stream(): Promise<DeskStream> {
    return new DeskStream(await this.get("/stream"));
  }
}

/** The frames of an open desk stream. */
export class DeskStream {
  readonly frames: DeskFrame[] = [];
  readonly response: Response;
  readonly ended: Promise<void>;
  readonly #reader: ReadableStreamDefaultReader<string> | undefined;

  constructor(response: Response) {
    this.response = response;
    this.#reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    this.ended = this.#gather();
  }

  get inbox(): Inbox | undefined {
    return this.of("inbox").at(-1)?.inbox;
  }

  of<Type extends DeskFrame["type"]>(type: Type): Extract<DeskFrame, { type: Type }>[] {
    return this.frames.filter((frame): frame is Extract<DeskFrame, { type: Type }> => frame.type === type);
  }

  /** Closes the tab. */
  async leave(): Promise<void> {
    await this.#reader?.cancel();
  }

  async #gather(): Promise<void> {
    let text = "";
    for (;;) {
      const chunk = await this.#reader?.read();
      if (!chunk || chunk.done) return;
      const parts = (text + chunk.value).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) this.frames.push(JSON.parse(part.replace(/^data: /, "")));
    }
  }
}
