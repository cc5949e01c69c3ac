// Puts a relay on a port of this machine. What the relay answers is not its business.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings, type Http2Bindings } from "@hono/node-server";
import type { Relay } from "./create-relay.ts";
import { answerOnNode } from "./http/node-door.ts";
import { isVisitorPath } from "./http/visitor-door.ts";

export interface ServeOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** `127.0.0.1` by default: only this machine. `0.0.0.0` or `::` for all. */
  readonly host?: string;
  /** How long a connection may stand still, in ms; two minutes by default. Streams beat every five seconds. */
  readonly stallMs?: number;
}

/** A relay on its port, or why not. */
export type Serving =
  | { readonly ok: true; readonly port: number; stop(): Promise<void> }
  | { readonly ok: false; readonly reason: "port-taken" | "not-permitted" | "no-such-host"; readonly message: string };

/** How long a connection may take to end by itself once the relay has stopped. */
const DRAIN_MS = 3_000;
const STALL_MS = 120_000;

/**
 * Listens. `stop` ends the relay too: no new requests, `bye` to the streams, then the port is free.
 *
 * @returns `ok: false` with a sentence for the operator when the port cannot be had
 */
export async function serve(
  relay: Relay,
  { port, host = "127.0.0.1", stallMs = STALL_MS }: ServeOptions,
): Promise<Serving> {
  const listener = getRequestListener(
    (request: Request, env: HttpBindings | Http2Bindings) => {
      const { incoming, outgoing } = env;
      const { remoteAddress } = incoming.socket;
      const onSent = (sent: () => void): void => void outgoing.once("finish", sent);
      return relay.fetch(request, { onSent, ...(remoteAddress !== undefined && { remoteAddress }) });
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => {
    const { url: path, method } = incoming;
    if (method === "POST" && isVisitorPath(path))
      void answerOnNode(incoming, outgoing, (ask) => relay.answer(path, ask, envOf(incoming)));
    else void listener(incoming, outgoing);
  });
  // A stream that beats every five seconds is not idle; a client that sends its headers for a minute is not a client.
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;
  // Nor is one that takes none of its answer.
  server.timeout = stallMs;
  const trouble = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => resolve(null));
  });
  if (trouble) return refusal(trouble, { port, host });
  const address = server.address();
  return {
    ok: true,
    port: isInfo(address) ? address.port : port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await relay.stop();
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(impatience);
    },
  };
}

function envOf({ socket, headers }: IncomingMessage): Parameters<Relay["answer"]>[2] {
  const { remoteAddress } = socket;
  const forwarded = headers["x-forwarded-for"];
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? null);
  return { forwardedFor, ...(remoteAddress !== undefined && { remoteAddress }) };
}

function refusal(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): Serving {
  switch (error.code) {
    case "EADDRINUSE":
      return {
        ok: false,
        reason: "port-taken",
        message: `Port ${port} is taken by another program. Stop it, or choose another port with --port.`,
      };
    case "EACCES":
      return {
        ok: false,
        reason: "not-permitted",
        message: `Port ${port} may not be opened by this user. Choose one above 1023 with --port.`,
      };
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return {
        ok: false,
        reason: "no-such-host",
        message: `This machine has no address ${host}. Choose another with --host.`,
      };
    default:
      throw error;
  }
}

function isInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
