// The HTTP edge: a request into something that can be answered, an answer into JSON or msgpack, browsers from other origins,
// and Ably's envelope for clients that cannot see headers. Knows no path.
import { buffer } from "node:stream/consumers";
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { CONTENT_TYPE, readBody, writeBody } from "./codec.ts";
import type { Format } from "./codec.ts";
import type { Shown } from "./credentials.ts";
import type { FaultPlan } from "./faults.ts";
import { Refusal } from "./refusal.ts";
import { shownIn } from "./sockets.ts";

/** A request by REST. */
export interface HubRequest {
  readonly method: string;
  /** The path's parts, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly shown: Shown | undefined;
  /** Who the client says it is, beside its key. */
  readonly clientId: string | undefined;
  readonly body: unknown;
  /** How the answer will be written. */
  readonly format: Format;
}

/** What is answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers every request by `answer`. */
export function serveRequests(
  faults: FaultPlan,
  answer: (request: HubRequest) => Promise<Answer | Refusal>,
): RequestListener {
  return (request, response) => {
    if (faults.isDown()) request.socket.destroy();
    else if (request.method === "OPTIONS") response.writeHead(204, cors(request.headers)).end();
    else void reply(request, response, { faults, answer });
  };
}

/** Any origin; named, since the client sends its authorization as a credential, for which a star does not do. */
function cors({ origin }: IncomingHttpHeaders): Readonly<Record<string, string>> {
  if (origin === undefined) return SHOWN;
  return {
    ...SHOWN,
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    vary: "origin",
  };
}

const SHOWN = {
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
  "access-control-allow-headers":
    "accept, authorization, content-type, ably-agent, x-ably-version, x-ably-clientid, x-ably-lib",
  "access-control-expose-headers": "link, x-ably-errorcode, x-ably-errormessage",
  "access-control-max-age": "600",
};

async function reply(
  incoming: IncomingMessage,
  response: ServerResponse,
  { faults, answer }: { readonly faults: FaultPlan; answer(request: HubRequest): Promise<Answer | Refusal> },
): Promise<void> {
  const request = await readRequest(incoming);
  if (request === undefined) return;
  const given = plain(await answer(request));
  if (faults.swallowsAnswer()) {
    incoming.socket.destroy();
    return;
  }
  const envelope = request.query.get("envelope");
  const isWrapped = envelope === "json" || envelope === "msgpack";
  const format = isWrapped ? envelope : request.format;
  const { status, headers = {} } = given;
  const body = isWrapped ? { statusCode: status, response: given.body, headers } : given.body;
  const told = isWrapped ? { status: 200, headers: {} } : { status, headers };
  response.writeHead(told.status, {
    ...cors(incoming.headers),
    ...told.headers,
    "content-type": CONTENT_TYPE[format],
  });
  response.end(body === undefined ? undefined : writeBody(body, format));
}

function plain(answer: Answer | Refusal): Answer {
  if (!(answer instanceof Refusal)) return answer;
  const { error } = answer;
  const printable = error.message.replaceAll(/[^ -~]/g, " ");
  const headers = { "x-ably-errorcode": String(error.code), "x-ably-errormessage": printable };
  return { status: error.statusCode, body: { error }, headers };
}

/** `undefined` when it never came to its end: nobody waits for an answer. */
async function readRequest(incoming: IncomingMessage): Promise<HubRequest | undefined> {
  const bytes = await readBytes(incoming);
  const address = `http://hub${incoming.url ?? "/"}`;
  if (bytes === undefined || !URL.canParse(address)) return void incoming.socket.destroy();
  const url = new URL(address);
  const { headers } = incoming;
  const written: Format = headers["content-type"]?.includes("msgpack") === true ? "msgpack" : "json";
  const clientId = headers["x-ably-clientid"];
  return {
    method: incoming.method ?? "GET",
    path: url.pathname
      .split("/")
      .filter((part) => part !== "")
      .map(decoded),
    query: url.searchParams,
    shown: shownBy(headers.authorization) ?? shownIn(url.searchParams),
    clientId: typeof clientId === "string" ? Buffer.from(clientId, "base64").toString() : undefined,
    body: bytes.length === 0 ? undefined : readBody(bytes, written),
    format: headers.accept?.includes("msgpack") === true ? "msgpack" : "json",
  };
}

async function readBytes(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  try {
    return await buffer(incoming);
  } catch {
    return undefined;
  }
}

/** A key comes as Basic, a token as Bearer, in base64 or, since a JWT may, as it is. */
function shownBy(authorization: string | undefined): Shown | undefined {
  const [scheme = "", value] = (authorization ?? "").split(" ");
  if (value === undefined) return undefined;
  if (scheme.toLowerCase() === "basic") return { type: "key", key: Buffer.from(value, "base64").toString() };
  return { type: "token", token: value.includes(".") ? value : Buffer.from(value, "base64").toString() };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
