// The desk's API over a `World`, as a fetch handler: the same paths, shapes and statuses as the relay's.
import { createHash } from "node:crypto";
import {
  ERRORS,
  LIMITS,
  agentId,
  conversationId,
  siteId,
  wireError,
  type AgentAccount,
  type ConversationId,
  type DeskAlarm,
  type DeskCommandsRequest,
  type DeskCommandsResponse,
  type DeskEventsResponse,
  type DeskFrame,
  type DeskRecordResponse,
  type ErrorCode,
  type FileId,
  type FileRef,
  type FileUpload,
  type InviteRequest,
  type Me,
  type PastRequest,
  type RingDevice,
  type RingKey,
  type SavedReply,
  type SiteAnswer,
  type IdentitySettings,
  type SiteInput,
  type SiteSettings,
} from "@handrail/protocol";
import {
  agentChangeSchema,
  meChangeSchema,
  ringDeviceSchema,
  ringEndSchema,
  savedReplySchema,
} from "@handrail/protocol/wire";
import * as v from "valibot";
import type { ReadFrom } from "../../src/domain/replica.ts";
import type { FakeAgent, Held, World } from "./world.ts";

const COOKIE = /(?:^|;\s*)fake_session=([^;]+)/;

const FAKE_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const FAKE_CALL_SECRET = "whsec_ZmFrZS1vbi1jYWxsLXNlY3JldC0wMDAwMDAwMA==";

/** The push service that the fake knows. */
export const PUSH_SERVICE = "https://push.example/";
/** A point of the curve, as every public key is. */
const RING_KEY = `B${"k3".repeat(43)}`;

/** The fake. Faults can be switched on to see how the console bears them. */
export class FakeRelay {
  readonly world: World;
  readonly sites: SiteSettings[] = [];
  alarms: readonly DeskAlarm[] = [];
  /** By whom: an agent, or nobody for a site's. */
  readonly savedReplies = new Map<
    SavedReply["id"],
    { readonly agent: FakeAgent["id"] | null; readonly reply: SavedReply }
  >();
  record: DeskRecordResponse["sites"] = [];
  /** The bytes of each file. */
  readonly uploads = new Map<FileId, Buffer>();
  /** The bytes of agents' pictures. */
  readonly pictures = new Map<FakeAgent["id"], Buffer>();
  readonly invitations = new Map<string, { readonly email: string; readonly role: "admin" | "agent" }>();
  /** `null`: this relay is older than ringing. */
  ringKey: RingKey["key"] | null = RING_KEY;
  /** Whom each browser rings for. */
  readonly rung = new Map<RingDevice["endpoint"], { readonly agent: FakeAgent["id"]; readonly device: RingDevice }>();
  /** What visitors were told of what their agents have seen. */
  readonly seen: { readonly conversation: ConversationId; readonly seenSeq: number }[] = [];
  /** `down`: every request fails. `hang`: nothing is answered. `lose-answer`: the next commands are carried out and never answered. */
  fault: "none" | "down" | "hang" | "lose-answer" = "none";
  /** In-process callers have no cookie jar. */
  session: FakeAgent["id"] | null = null;
  readonly #streams = new Set<{ agent: FakeAgent["id"]; send(frame: DeskFrame): void; end(): void }>();

  constructor(world: World) {
    this.world = world;
    world.listeners.add(({ conversation, events, internal = [], signal }) => {
      const held = world.conversations.get(conversation);
      for (const stream of this.#streams) {
        if (signal) stream.send({ type: "signal", conversation, signal });
        if (events.length > 0) stream.send({ type: "log", conversation, head: held?.state?.head ?? 0, events });
        if (internal.length > 0) stream.send({ type: "internal", conversation, events: internal });
        if (!signal) this.#sendInbox(stream);
      }
    });
  }

  /** Ends all streams, as a restart would. */
  cutStreams(): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  beat(): void {
    this.world.settleOverdue();
    this.world.expireOffers();
    for (const stream of this.#streams) stream.send({ type: "beat", nowMs: this.world.now() });
  }

  /** Opens a stream for in-process callers. */
  subscribe(agent: FakeAgent["id"], handlers: { send(frame: DeskFrame): void; end(): void }): () => void {
    const stream = { agent, ...handlers };
    this.#streams.add(stream);
    this.#sendInbox(stream);
    return () => this.#streams.delete(stream);
  }

  async fetch(request: Request): Promise<Response> {
    if (this.fault === "down") throw new TypeError("fetch failed");
    if (this.fault === "hang") return untilAborted(request.signal);
    const { pathname, searchParams } = new URL(request.url);
    const [, , , area = "", id = "", part = ""] = pathname.split("/").map(decodeURIComponent);
    if (area === "auth") return this.#auth(pathname, request);
    if (area === "invitations") return this.#invitation(id, request);
    const numberOf = (name: string): number => Number(searchParams.get(name));
    const me = this.#me(request);
    if (!me) return refuse("unauthenticated");
    switch (area) {
      case "me":
        if (id === "picture") return this.#setPicture(me, request);
        return request.method === "PUT" ? this.#changeMe({ me, request }) : json(factsOf(me));
      case "duty": {
        const body = (await request.json()) as { isOnDuty: boolean };
        this.world.setDuty(me.id, body.isOnDuty);
        this.#tellAll();
        return json(factsOf(this.#agent(me.id) ?? me));
      }
      case "stream":
        return this.#stream(me);
      case "inbox":
        return json({ inbox: this.world.inboxFor(me), me: factsOf(me) });
      case "conversations": {
        const held = this.world.conversations.get(conversationId(id));
        if (!held?.state) return refuse("unknown-conversation");
        if (part === "files") return this.#upload(request);
        return part === "events"
          ? this.#events(held, { after: numberOf("after"), internalAfter: numberOf("internalAfter") })
          : this.#commands(held, { me, request });
      }
      case "past":
        return json(this.world.past((await request.json()) as PastRequest));
      case "record":
        return json({ sites: this.record });
      case "ring":
        return this.#ring({ me, request });
      case "alarms":
        if (part === "acknowledge") this.alarms = this.alarms.filter((alarm) => alarm.id !== id);
        return json({ alarms: this.alarms });
      case "saved-replies":
        return this.#savedReplies(id, { me, request });
      case "sites":
        return this.#sites(id, { me, request });
      case "agents":
        return this.#agents({ id, part }, { me, request });
      default:
        return refuse("not-found");
    }
  }

  // What a file is goes by its name here.
  async #upload(request: Request): Promise<Response> {
    const body = Buffer.from(await request.arrayBuffer());
    const end = body.indexOf("\n");
    const { file: id, name, bytes, offset } = JSON.parse(body.toString("utf8", 0, end)) as FileUpload;
    const before = this.uploads.get(id) ?? Buffer.alloc(0);
    const after = before.length === offset ? Buffer.concat([before, body.subarray(end + 1)]) : before;
    this.uploads.set(id, after);
    if (after.length < bytes) return json({ received: after.length, file: null });
    const file: FileRef = { id, name, type: name.endsWith(".png") ? "image/png" : "application/pdf", bytes };
    this.world.files.set(id, file);
    return json({ received: bytes, file });
  }

  #events(held: Held, { after, internalAfter }: ReadFrom): Response {
    const body: DeskEventsResponse = {
      item: this.world.item(held),
      head: held.state?.head ?? 0,
      events: held.events.filter((event) => event.seq > after).slice(0, LIMITS.eventsPerReadMax),
      internal: { head: held.internal.head, events: held.internalEvents.filter(({ seq }) => seq > internalAfter) },
      run: held.run,
    };
    return json(body);
  }

  async #commands(held: Held, { me, request }: Asked): Promise<Response> {
    const body = (await request.json()) as DeskCommandsRequest;
    if (body.seenSeq !== undefined) this.seen.push({ conversation: held.id, seenSeq: body.seenSeq });
    const verdicts = body.commands.map((command) => this.world.asAgent(held, this.#agent(me.id) ?? me, command));
    if (this.fault === "lose-answer") {
      this.fault = "none";
      throw new TypeError("fetch failed");
    }
    const answer: DeskCommandsResponse = { head: held.state?.head ?? 0, verdicts };
    return json(answer);
  }

  async #sites(id: string, { me, request }: Asked): Promise<Response> {
    if (request.method === "GET") return json(this.sites);
    if (me.role !== "admin") return refuse("forbidden");
    if (request.method === "DELETE") return this.#removeSite(id);
    const input = (await request.json()) as SiteInput;
    const index = this.sites.findIndex(({ site }) => site === siteId(id || input.site));
    if (id === "" && index !== -1) return refuse("already-exists");
    if (id !== "" && index === -1) return refuse("unknown-site");
    const before = this.sites[index];
    const { bot } = input;
    const hasSecret = bot?.secret ? true : (before?.bot?.hasSecret ?? false);
    const { renewsSecret = false, ...alarms } = input.alarms ?? {};
    const webhookUrl = alarms.webhookUrl ?? null;
    const isNewHook = webhookUrl !== null && (renewsSecret || webhookUrl !== before?.alarms?.webhookUrl);
    const { renewsSecret: renewsOnCall = false, ...onCall } = input.onCall ?? {};
    const callUrl = onCall.webhookUrl ?? null;
    const isNewCall = callUrl !== null && (renewsOnCall || callUrl !== before?.onCall?.webhookUrl);
    const settings: SiteSettings = {
      ...input,
      alarms: { webhookUrl, email: alarms.email ?? null },
      onCall: input.onCall
        ? { webhookUrl: callUrl, email: onCall.email ?? null, afterShare: onCall.afterShare ?? 0.7 }
        : null,
      identity: identityAfter(before?.identity ?? null, input.identity),
      bot: bot && withoutSecret(bot, hasSecret),
      ably:
        input.ably === undefined
          ? (before?.ably ?? null)
          : input.ably && { keyName: input.ably.key.split(":")[0] ?? "" },
      policyVersion: (before?.policyVersion ?? 0) + 1,
      isLive: before?.isLive ?? true,
      snippet: `<script async src="https://chat.example/handrail.js" data-site="${input.site}"></script>`,
    };
    if (before) this.sites[index] = settings;
    else this.sites.push(settings);
    const answer: SiteAnswer = {
      ...settings,
      ...(isNewHook && { webhookSecret: FAKE_SECRET }),
      ...(isNewCall && { onCallSecret: FAKE_CALL_SECRET }),
    };
    return json(answer, before ? 200 : 201);
  }

  #removeSite(id: string): Response {
    const index = this.sites.findIndex(({ site }) => site === id);
    if (index === -1) return refuse("unknown-site");
    const held = [...this.world.conversations.values()];
    if (held.some(({ state }) => state?.site === id)) return refuse("site-has-conversations");
    this.sites.splice(index, 1);
    return json({});
  }

  async #agents({ id, part }: { id: string; part: string }, { me, request }: Asked): Promise<Response> {
    if (me.role !== "admin") return refuse("forbidden");
    const expiresAtMs = this.world.now() + 7 * 86_400_000;
    if (part === "picture") {
      const changed = this.showAs(agentId(id), null);
      return changed ? json(accountOf(changed)) : refuse("not-found");
    }
    if (part === "reset") return json({ link: this.#invite("reset", "agent"), expiresAtMs });
    if (request.method === "DELETE") {
      const index = this.world.agents.findIndex((agent) => agent.id === agentId(id));
      if (index !== -1) this.world.agents.splice(index, 1);
      this.invitations.delete(id);
      return new Response(null, { status: 204 });
    }
    if (request.method === "PUT") {
      const change = v.safeParse(agentChangeSchema, await request.json());
      if (!change.success) return refuse("invalid-input", { field: v.getDotPath(change.issues[0]) ?? "" });
      const isLast = this.world.agents.every((agent) => agent.role !== "admin" || agent.id === id);
      if (change.output.role === "agent" && isLast) return refuse("last-admin");
      const changed = this.world.change(id, change.output);
      this.#tellAll();
      return changed ? json(accountOf(changed)) : refuse("not-found");
    }
    if (request.method === "POST") {
      const { email, role } = (await request.json()) as InviteRequest;
      return json({ link: this.#invite(email, role), expiresAtMs }, 201);
    }
    const active = this.world.agents.map(accountOf);
    const invited = [...this.invitations.values()].map(({ email, role }): AgentAccount => ({
      capacity: 3,
      languages: [],
      skills: [],
      picture: null,
      id: null,
      name: null,
      email,
      role,
      status: "invited",
      expiresAtMs,
    }));
    return json([...active, ...invited]);
  }

  /** Has an agent seen by this picture; `null`: by their initials. Whether it is one is not looked at here. */
  showAs(agent: FakeAgent["id"], bytes: Buffer | null): FakeAgent | undefined {
    if (bytes) this.pictures.set(agent, bytes);
    else this.pictures.delete(agent);
    const picture = bytes && createHash("sha256").update(bytes).digest("base64url");
    const changed = this.world.change(agent, { picture });
    this.#tellAll();
    return changed;
  }

  async #setPicture(me: FakeAgent, request: Request): Promise<Response> {
    const bytes = request.method === "PUT" ? Buffer.from(await request.arrayBuffer()) : null;
    if (bytes && bytes.length > LIMITS.pictureBytesMax) return refuse("picture-refused", { why: "bytes" });
    return json(factsOf(this.showAs(me.id, bytes) ?? me));
  }

  async #changeMe({ me, request }: Asked): Promise<Response> {
    const change = v.safeParse(meChangeSchema, await request.json());
    if (!change.success) return refuse("invalid-input", { field: v.getDotPath(change.issues[0]) ?? "" });
    const changed = this.world.change(me.id, change.output) ?? me;
    this.#tellAll();
    return json(factsOf(changed));
  }

  async #savedReplies(id: string, { me, request }: Asked): Promise<Response> {
    const mine = [...this.savedReplies.values()].filter(({ agent }) => agent === null || agent === me.id);
    if (request.method === "GET") return json(mine.map(({ reply }) => reply));
    const isMine = (agent: FakeAgent["id"] | null) => (agent === null ? me.role === "admin" : agent === me.id);
    const before = this.savedReplies.get(id);
    if (before && !isMine(before.agent)) return refuse("forbidden");
    if (request.method === "DELETE") {
      this.savedReplies.delete(id);
      return json({});
    }
    const input = v.safeParse(savedReplySchema, await request.json());
    if (!input.success) return refuse("invalid-input", { field: v.getDotPath(input.issues[0]) ?? "" });
    const agent = input.output.site === null ? me.id : null;
    if (!isMine(agent)) return refuse("forbidden");
    const reply = { id, ...input.output };
    this.savedReplies.set(id, { agent, reply });
    return json(reply);
  }

  async #ring({ me, request }: Asked): Promise<Response> {
    if (this.ringKey === null) return refuse("not-found");
    if (request.method === "GET") return json({ key: this.ringKey });
    const body: unknown = await request.json();
    if (request.method === "DELETE") {
      const { endpoint } = v.parse(ringEndSchema, body);
      if (this.rung.get(endpoint)?.agent === me.id) this.rung.delete(endpoint);
      return json({});
    }
    const device = v.parse(ringDeviceSchema, body);
    if (!device.endpoint.startsWith(PUSH_SERVICE)) return refuse("push-service-unknown");
    this.rung.set(device.endpoint, { agent: me.id, device });
    return json({});
  }

  #invite(email: string, role: "admin" | "agent"): string {
    const token = `invitation-${this.invitations.size + 1}`;
    this.invitations.set(token, { email, role });
    return `https://chat.example/desk/#/invitation/${token}`;
  }

  async #invitation(act: string, request: Request): Promise<Response> {
    const { token, name, password } = (await request.json()) as { token: string; name: string; password: string };
    const facts = this.invitations.get(token);
    if (!facts) return refuse("unknown-invitation");
    if (act === "look") return json(facts);
    const agent = this.world.addAgent({ ...facts, name, password, isOnDuty: false });
    this.invitations.delete(token);
    return this.#signedIn(agent);
  }

  async #auth(pathname: string, request: Request): Promise<Response> {
    if (pathname.endsWith("/sign-out")) {
      this.session = null;
      return json({ success: true }, 200, { "set-cookie": "fake_session=; Path=/; Max-Age=0" });
    }
    const { email, password } = (await request.json()) as { email: string; password: string };
    const agent = this.world.agents.find((known) => known.email === email && known.password === password);
    return agent ? this.#signedIn(agent) : json({ code: "INVALID_EMAIL_OR_PASSWORD" }, 401);
  }

  #signedIn(agent: FakeAgent): Response {
    this.session = agent.id;
    return json({ user: { id: agent.id } }, 200, {
      "set-cookie": `fake_session=${agent.id}; Path=/; HttpOnly; SameSite=Strict`,
    });
  }

  #me(request: Request): FakeAgent | undefined {
    const cookie = request.headers.get("cookie");
    return this.#agent(cookie === null ? this.session : (COOKIE.exec(cookie)?.[1] ?? null));
  }

  #agent(id: string | null): FakeAgent | undefined {
    return this.world.agents.find((agent) => agent.id === id);
  }

  #stream(me: FakeAgent): Response {
    const encoder = new TextEncoder();
    let stop = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stop = this.subscribe(me.id, {
          send: (frame) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(frame)}\n\n`)),
          end: () => controller.close(),
        });
      },
      cancel: () => stop(),
    });
    return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
  }

  #tellAll(): void {
    for (const stream of this.#streams) this.#sendInbox(stream);
  }

  #sendInbox(stream: { agent: FakeAgent["id"]; send(frame: DeskFrame): void }): void {
    const me = this.#agent(stream.agent);
    if (!me) return;
    stream.send({ type: "inbox", inbox: this.world.inboxFor(me), me: factsOf(me) });
  }
}

interface Asked {
  readonly me: FakeAgent;
  readonly request: Request;
}

// The desk takes keys away and adds none: those that are named stay.
function identityAfter(before: IdentitySettings | null, input: SiteInput["identity"]): IdentitySettings | null {
  if (input === undefined || before === null) return before;
  const keys = before.keys.filter(({ kid }) => input?.keys.some((key) => key["kid"] === kid));
  return keys.length === 0 ? null : { ...before, keys };
}

function withoutSecret(bot: NonNullable<SiteInput["bot"]>, hasSecret: boolean): SiteSettings["bot"] {
  const { secret: _secret, ...rest } = bot;
  return { ...rest, hasSecret };
}

function factsOf(agent: FakeAgent): Me {
  const { password: _password, ...facts } = agent;
  return facts;
}

function accountOf(agent: FakeAgent): AgentAccount {
  const { isOnDuty: _isOnDuty, offDutyWhy: _why, ...account } = factsOf(agent);
  return { ...account, status: "active", expiresAtMs: null };
}

function refuse(code: ErrorCode, details?: Readonly<Record<string, string>>): Response {
  return json({ error: wireError(code, details) }, ERRORS[code].status);
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
  });
}
