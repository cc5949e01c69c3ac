// The WebSocket edge: who comes with which parameters, bytes into words and back, and what the network does on command.
// Decides nothing else.
import type { IncomingMessage, Server } from "node:http";
import { WebSocketServer } from "ws";
import type { RawData, WebSocket } from "ws";
import type { HubClock } from "./clock.ts";
import { payloadFor, readBody, writeBody } from "./codec.ts";
import type { Format } from "./codec.ts";
import type { Connection, Wire } from "./connection.ts";
import type { Connections } from "./connections.ts";
import type { Credentials, Shown } from "./credentials.ts";
import type { FaultPlan } from "./faults.ts";
import type { HubLimits } from "./limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import { ACTION, PROTOCOL_VERSION, readClientWord } from "./words.ts";
import type { ServerWord } from "./words.ts";

/** What the sockets need. */
export interface SocketParts {
  readonly clock: HubClock;
  readonly limits: HubLimits;
  readonly faults: FaultPlan;
  readonly credentials: Credentials;
  readonly connections: Connections;
}

/** Takes the server's upgrades; the answer ends all sockets. */
export function serveSockets(server: Server, parts: SocketParts): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_BYTES_MAX });
  server.on("upgrade", (request: IncomingMessage, stream, head) => {
    if (parts.faults.isDown() || !URL.canParse(`http://hub${request.url ?? "/"}`)) stream.destroy();
    else sockets.handleUpgrade(request, stream, head, (socket) => void welcome(socket, request, parts));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** Where a client that cannot connect looks whether WebSocket passes at all, instead of asking Ably's own server. */
export const CHECK_PATH = "/up";

/** Larger than any message that is allowed, so that one that is not gets an answer. */
const FRAME_BYTES_MAX = 1_024 * 1_024;

async function welcome(socket: WebSocket, request: IncomingMessage, parts: SocketParts): Promise<void> {
  const { pathname, searchParams } = new URL(`http://hub${request.url ?? "/"}`);
  if (pathname === CHECK_PATH) return; // The client only looks whether WebSocket passes, and closes.
  const format: Format = searchParams.get("format") === "msgpack" ? "msgpack" : "json";
  const wire = createWire(socket, { ...parts, format });
  socket.on("error", () => wire.cut());
  const connection = await enter(wire, searchParams, parts);
  if (connection instanceof Refusal) {
    wire.say({ action: ACTION.error, error: connection.error });
    wire.end();
    return;
  }
  const stopBeating = beat(wire, { ...parts, isSpoken: searchParams.get("heartbeats") === "true" });
  socket.on("close", () => {
    stopBeating();
    connection.lose(wire);
  });
  wire.listen((value) => connection.receive(readClientWord(value)));
  if (socket.readyState !== socket.OPEN) connection.lose(wire);
}

async function enter(wire: Wire, query: URLSearchParams, parts: SocketParts): Promise<Connection | Refusal> {
  const version = query.get("v");
  if (version !== null && version !== String(PROTOCOL_VERSION))
    return refuse(40017, `the hub speaks ${PROTOCOL_VERSION}`);
  const shown = shownIn(query);
  if (shown === undefined) return refuse(40106);
  const grant = await parts.credentials.check(shown);
  if (grant instanceof Refusal) return grant;
  const entrance = parts.connections.enter({
    grant,
    clientId: query.get("clientId") ?? undefined,
    isEchoed: query.get("echo") !== "false",
    formerKey: query.get("resume") ?? query.get("recover") ?? undefined,
  });
  if (entrance instanceof Refusal) return entrance;
  const { connection, key, loss } = entrance;
  connection.open({ wire, grant, key, loss });
  return connection;
}

/** Credentials among the parameters of an address. */
export function shownIn(query: URLSearchParams): Shown | undefined {
  const token = query.get("access_token") ?? query.get("accessToken");
  if (token !== null) return { type: "token", token };
  const key = query.get("key");
  return key === null ? undefined : { type: "key", key };
}

/** Says something often enough: a browser cannot hear pings, so it asks for words. */
function beat(
  wire: SocketWire,
  { clock, limits, isSpoken }: { readonly clock: HubClock; readonly limits: HubLimits; readonly isSpoken: boolean },
): () => void {
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel = clock.after(limits.maxIdleIntervalMs * 0.6, () => {
      if (isSpoken) wire.say({ action: ACTION.heartbeat });
      else wire.ping();
      again();
    });
  };
  again();
  return () => cancel();
}

interface SocketWire extends Wire {
  /** From now on whatever comes in is passed on. */
  listen(hear: (value: unknown) => void): void;
  /** Shows the other end that somebody is there. */
  ping(): void;
}

function createWire(
  socket: WebSocket,
  { clock, faults, format }: Pick<SocketParts, "clock" | "faults"> & { readonly format: Format },
): SocketWire {
  let hear: ((value: unknown) => void) | undefined;
  let stalls = 0;
  let outgoing: (() => void)[] = [];
  let incoming: (() => void)[] = [];
  let lastDueMs = 0;
  const pass = (queue: (() => void)[], run: () => void): void => {
    if (stalls > 0) queue.push(run);
    else run();
  };
  /** What goes out keeps its order, however the delay changes meanwhile. */
  const send = (run: () => void): void => {
    const dueMs = Math.max(clock.now() + faults.delayMs(), lastDueMs);
    if (dueMs <= clock.now()) return pass(outgoing, run);
    lastDueMs = dueMs;
    clock.after(dueMs - clock.now(), () => pass(outgoing, run));
  };
  socket.on("message", (data: RawData) => {
    const value = readBody(bytesOf(data), format);
    pass(incoming, () => hear?.(value));
  });
  return {
    say(word) {
      const body = writeBody(wordFor(word, format), format);
      send(() => socket.readyState === socket.OPEN && socket.send(body));
    },
    end: () => send(() => socket.close(1_000)),
    cut: () => socket.terminate(),
    ping() {
      if (stalls === 0 && socket.readyState === socket.OPEN) socket.ping();
    },
    stall() {
      stalls += 1;
      let isOver = false;
      return () => {
        stalls -= isOver ? 0 : 1;
        isOver = true;
        if (stalls > 0) return;
        // What was said while nothing passed comes before what is said in answer to what now comes in.
        const held = [...outgoing, ...incoming];
        outgoing = [];
        incoming = [];
        for (const run of held) run();
      };
    },
    listen(next) {
      hear = next;
    },
  };
}

function wordFor(word: ServerWord, format: Format): ServerWord {
  return {
    ...word,
    ...(word.messages === undefined ? {} : { messages: word.messages.map((one) => payloadFor(one, format)) }),
    ...(word.presence === undefined ? {} : { presence: word.presence.map((one) => payloadFor(one, format)) }),
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
