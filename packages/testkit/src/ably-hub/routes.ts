// Decides which answer belongs to which method and path, and who has to show credentials for it.
import * as v from "valibot";
import { AppSchema, describeApp, findKey, makeApp } from "./apps.ts";
import type { App, AppOrder } from "./apps.ts";
import { readPayload } from "./codec.ts";
import type { Answer, HubRequest } from "./http-edge.ts";
import { page } from "./pages.ts";
import { Refusal, refuse } from "./refusal.ts";
import { batchPresence, batchPublish } from "./rest-batch.ts";
import { history, list, members, presenceHistory, publish, status } from "./rest-channels.ts";
import type { GrantedRequest, RestParts } from "./rest-channels.ts";
import { requestToken, revokeTokens } from "./rest-keys.ts";
import type { KeyParts } from "./rest-keys.ts";
import { PRESENCE } from "./words.ts";

/** What the routes lead to. */
export interface RouteParts extends RestParts, KeyParts {
  readonly apps: Map<string, App>;
  /** Lets something go wrong. */
  obey(command: unknown): Answer | Refusal;
}

/** Answers requests. */
export function createRoutes(parts: RouteParts): (request: HubRequest) => Promise<Answer | Refusal> {
  const stats = new Map<string, unknown[]>();
  return async (request) => {
    const { method, path } = request;
    const isCommand = method === "POST" && path[0] === "hub";
    const fault = isCommand ? undefined : parts.faults.refusesRequest();
    if (fault !== undefined) return fault;
    const route = `${method} ${path[0] ?? ""}`;
    if (route === "GET time") return { status: 200, body: [Math.floor(parts.clock.now())] };
    if (route === "POST apps" && path.length === 1) return provision(parts, request.body);
    if (method === "POST" && path[0] === "keys") return aboutKey(parts, request);
    if (request.shown === undefined) return refuse(40106);
    const grant = await parts.credentials.check(request.shown);
    if (grant instanceof Refusal) return grant;
    const granted = { request, grant };
    if (isCommand)
      return grant.token === undefined ? parts.obey(request.body) : refuse(40160, "a key commands the hub");
    switch (route) {
      case "GET channels":
      case "POST channels":
        return aboutChannel(parts, granted);
      case "POST messages":
        return batchPublish(parts, granted);
      case "GET presence":
        return batchPresence(parts, granted);
      case "POST stats":
        stats.set(grant.app.id, [
          ...(stats.get(grant.app.id) ?? []),
          ...(Array.isArray(request.body) ? request.body : []),
        ]);
        return { status: 201, body: [] };
      case "GET stats":
        return page({
          items: (stats.get(grant.app.id) ?? []).toReversed(),
          nameOf: (item) => JSON.stringify(item),
          query: request.query,
          path: "stats",
        });
      case "DELETE apps":
        return remove(parts, granted);
      default:
        return refuse(40400, route);
    }
  };
}

/** `/channels`, `/channels/:name`, and what lies below. */
async function aboutChannel(parts: RestParts, granted: GrantedRequest): Promise<Answer | Refusal> {
  const { method, path, body } = granted.request;
  const [, name, ...rest] = path;
  if (name === undefined) return list(parts, granted);
  switch (`${method} ${rest.join("/")}`) {
    case "GET ":
      return status(parts, granted, name);
    case "GET messages":
    case "GET history":
      return history(parts, granted, name);
    case "GET presence":
      return members(parts, granted, name);
    case "GET presence/history":
      return presenceHistory(parts, granted, name);
    case "POST messages": {
      const published = await publish(parts, granted, { name, body });
      return published instanceof Refusal ? published : { status: 201, body: published };
    }
    default:
      return refuse(40400, rest.join("/"));
  }
}

function aboutKey(parts: RouteParts, request: HubRequest): Answer | Refusal {
  const [, name = "", verb] = request.path;
  const found = findKey(parts.apps, name);
  if (found === undefined) return refuse(40101);
  if (verb === "requestToken") return requestToken(parts, { request, ...found });
  return verb === "revokeTokens" ? revokeTokens(parts, { request, ...found }) : refuse(40400);
}

function provision(parts: RouteParts, body: unknown): Answer | Refusal {
  const read = v.safeParse(AppSchema, body ?? {});
  if (!read.success) return refuse(40001, v.summarize(read.issues));
  const app = addApp(parts, read.output);
  return app instanceof Refusal ? app : { status: 201, body: describeApp(app) };
}

/** Makes an app, with the members that its channels are to have from the start. */
export function addApp(
  { apps, channels, clock }: Pick<RouteParts, "apps" | "channels" | "clock">,
  order: AppOrder,
): App | Refusal {
  const app = makeApp(order);
  if (app === undefined) return refuse(40003, "capability");
  apps.set(app.id, app);
  for (const { name, presence = [] } of order.channels) {
    for (const [index, { clientId, data, encoding }] of presence.entries()) {
      channels.open(app, name).presence.apply({
        id: `fixture:${index}:0`,
        action: PRESENCE.enter,
        timestamp: clock.now(),
        clientId,
        connectionId: "fixture",
        ...readPayload(data, encoding),
      });
    }
  }
  return app;
}

function remove({ apps, channels, connections }: RouteParts, { request, grant }: GrantedRequest): Answer | Refusal {
  if (request.path[1] !== grant.app.id || grant.token !== undefined) return refuse(40160, "another app, or no key");
  apps.delete(grant.app.id);
  for (const one of connections.all())
    if (one.grant().app === grant.app) one.disconnect(refuse(40101, "the app is gone"));
  channels.drop(grant.app);
  return { status: 200, body: {} };
}
