// Answers what is asked of one channel by REST: publish, history, who is present, how many are attached. Knows nothing of
// addresses and credentials.
import * as v from "valibot";
import { isChannelName } from "./attachments.ts";
import { allows } from "./capability.ts";
import type { Operation } from "./capability.ts";
import type { Channel, Publisher } from "./channel.ts";
import type { Channels } from "./channels.ts";
import { payloadFor } from "./codec.ts";
import type { Connections } from "./connections.ts";
import type { FaultPlan } from "./faults.ts";
import { mayBe, ownClientId } from "./grant.ts";
import type { Grant } from "./grant.ts";
import type { Answer, HubRequest } from "./http-edge.ts";
import { between, page } from "./pages.ts";
import { randomName } from "./apps.ts";
import { Refusal, refuse } from "./refusal.ts";
import { readPlace } from "./serial.ts";
import { DraftMessageSchema, FLAG } from "./words.ts";
import type { DraftMessage, HubMessage } from "./words.ts";

/** What the answers are made from. */
export interface RestParts {
  readonly channels: Channels;
  readonly connections: Connections;
  readonly faults: FaultPlan;
}

/** A request with what its sender may do. */
export interface GrantedRequest {
  readonly request: HubRequest;
  readonly grant: Grant;
}

/** The channel, if the bearer may do that there. */
export function openFor(
  { channels }: RestParts,
  grant: Grant,
  { name, operation }: { readonly name: string; readonly operation: Operation },
): Channel | Refusal {
  if (!isChannelName(name)) return refuse(40010);
  if (!allows(grant.capability, name, operation)) return refuse(40160, `${operation} on ${name}`);
  return channels.open(grant.app, name);
}

/** What was published, for a sender that gets it at once. */
export interface Published {
  readonly channel: string;
  readonly messageId: string;
  readonly serials: readonly string[];
}

/** Publishes one message or several on one channel. */
export async function publish(
  parts: RestParts,
  { request, grant }: GrantedRequest,
  { name, body }: { readonly name: string; readonly body: unknown },
): Promise<Published | Refusal> {
  const channel = openFor(parts, grant, { name, operation: "publish" });
  if (channel instanceof Refusal) return channel;
  const read = v.safeParse(v.array(DraftMessageSchema), Array.isArray(body) ? body : [body]);
  if (!read.success) return refuse(40001, v.summarize(read.issues));
  const drafts = read.output;
  const by = publisherOf(parts, { request, grant }, drafts);
  if (by instanceof Refusal) return by;
  const serials = await new Promise<readonly string[] | Refusal>((resolve) => {
    const run = (): void => resolve(channel.publish(drafts, by));
    parts.faults.admit({ channel: name, publisher: by.connectionId ?? randomName(6), run });
  });
  if (serials instanceof Refusal) return serials;
  return { channel: name, messageId: drafts[0]?.id ?? `${by.idBase}:0`, serials };
}

/** Who publishes: the bearer, or a connection whose key came with the message. */
function publisherOf(
  { connections }: RestParts,
  { request, grant }: GrantedRequest,
  drafts: readonly DraftMessage[],
): Publisher | Refusal {
  const clientId = ownClientId(grant) ?? request.clientId;
  if (clientId !== undefined && !mayBe(grant, clientId)) return refuse(40102);
  const maySpeakAs = (name: string): boolean => (clientId === undefined ? mayBe(grant, name) : name === clientId);
  if (drafts.some((draft) => draft.clientId !== undefined && !maySpeakAs(draft.clientId))) return refuse(40012);
  const key = drafts.find((draft) => draft.connectionKey !== undefined)?.connectionKey;
  const idBase = randomName(9);
  if (key === undefined) return { connectionId: undefined, idBase, clientId };
  const connection = connections.byKey(key);
  if (connection === undefined || connection.grant().app !== grant.app) return refuse(40006);
  return { connectionId: connection.id, idBase, clientId: connection.clientId ?? clientId };
}

/** Messages of the past. */
export function history(parts: RestParts, { request, grant }: GrantedRequest, name: string): Answer | Refusal {
  const channel = openFor(parts, grant, { name, operation: "history" });
  if (channel instanceof Refusal) return channel;
  const { query, format } = request;
  const until = readPlace(query.get("from_serial") ?? "");
  const entries = channel.log.entries().filter(({ count }) => until === undefined || count <= until.count);
  const found = between<HubMessage>(
    entries.flatMap(({ messages }) => messages),
    query,
    ({ timestamp }) => timestamp,
  );
  if (found instanceof Refusal) return found;
  const items = found.map((one) => payloadFor(one, format));
  return page({ items, nameOf: ({ serial }) => serial, query, path: "messages" });
}

/** Who is present. */
export function members(parts: RestParts, { request, grant }: GrantedRequest, name: string): Answer | Refusal {
  const channel = openFor(parts, grant, { name, operation: "subscribe" });
  if (channel instanceof Refusal) return channel;
  const { query, format } = request;
  const isWanted = (param: string, value: string): boolean => (query.get(param) ?? value) === value;
  const items = channel.presence
    .members()
    .filter((one) => isWanted("clientId", one.clientId) && isWanted("connectionId", one.connectionId))
    .map((one) => payloadFor(one, format));
  return page({ items, nameOf: (one) => `${one.connectionId}:${one.clientId}`, query, path: "presence" });
}

/** Who was present. */
export function presenceHistory(parts: RestParts, { request, grant }: GrantedRequest, name: string): Answer | Refusal {
  const channel = openFor(parts, grant, { name, operation: "history" });
  if (channel instanceof Refusal) return channel;
  const { query, format } = request;
  const untilMs = readPlace(query.get("from_serial") ?? "")?.atMs ?? Number.MAX_SAFE_INTEGER;
  const past = channel.presence.history().filter(({ timestamp }) => timestamp <= untilMs);
  const found = between(past, query, ({ timestamp }) => timestamp);
  if (found instanceof Refusal) return found;
  const items = found.map((one) => payloadFor(one, format));
  return page({ items, nameOf: ({ id, action }) => `${action}:${id}`, query, path: "history" });
}

/** How many are attached, and how. */
export function status(parts: RestParts, { grant }: GrantedRequest, name: string): Answer | Refusal {
  const channel = openFor(parts, grant, { name, operation: "channel-metadata" });
  return channel instanceof Refusal ? channel : { status: 200, body: describeChannel(channel) };
}

/** The channels that somebody is attached to. */
export function list({ channels }: RestParts, { request, grant }: GrantedRequest): Answer | Refusal {
  const { query } = request;
  const prefix = query.get("prefix") ?? "";
  if (!allows(grant.capability, `${prefix}*`, "channel-metadata")) return refuse(40160, "channel-metadata");
  const active = channels.of(grant.app).filter((one) => one.name.startsWith(prefix) && one.subscribers().length > 0);
  const items = active.map((one) => (query.get("by") === "id" ? one.name : describeChannel(one)));
  return page({ items, nameOf: (item) => JSON.stringify(item), query, path: "channels" });
}

function describeChannel(channel: Channel): unknown {
  const subscribers = channel.subscribers();
  const countWith = (flag: number): number => subscribers.filter(({ modes }) => (modes & flag) !== 0).length;
  const presenceMembers = channel.presence.members().length;
  const metrics = {
    connections: subscribers.length,
    publishers: countWith(FLAG.publish),
    subscribers: countWith(FLAG.subscribe),
    presenceConnections: countWith(FLAG.presence),
    presenceMembers,
    presenceSubscribers: countWith(FLAG.presenceSubscribe),
  };
  return {
    channelId: channel.name,
    status: { isActive: subscribers.length > 0 || presenceMembers > 0, occupancy: { metrics } },
  };
}
