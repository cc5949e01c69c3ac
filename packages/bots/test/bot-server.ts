// A real HTTP server on this machine that plays a bot's endpoint, well or badly.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";

/** One request as the endpoint got it. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** Plays the endpoint for one request. */
export type Play = (response: ServerResponse, asked: Asked) => void | Promise<void>;

/** A running endpoint. */
export interface BotServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Resolves when the first request has been read. */
  readonly arrived: Promise<void>;
  /** Resolves when a connection was closed before its answer was complete. */
  readonly hungUp: Promise<void>;
  close(): Promise<void>;
}

export async function startBotServer(play: Play): Promise<BotServer> {
  const asked: Asked[] = [];
  const arrived = createGate();
  const hungUp = createGate();
  const server = createServer((request, response) => {
    response.once("close", () => {
      if (!response.writableFinished) hungUp.open();
    });
    void readBody(request).then(async (body) => {
      const each = { path: request.url ?? "", headers: request.headers, body };
      asked.push(each);
      arrived.open();
      await play(response, each);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    arrived: arrived.opened,
    hungUp: hungUp.opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function createGate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString("utf8"));
}

/** Sends a whole body of a media type. */
export function sends(mediaType: string, body: string, status = 200): Play {
  return (response) => {
    response.writeHead(status, { "content-type": mediaType }).end(body);
  };
}

/** Sends the body byte by byte, each in a turn of its own, so that frames and letters are cut wherever they can be. */
export function sendsBytewise(mediaType: string, body: string): Play {
  return async (response) => {
    response.writeHead(200, { "content-type": mediaType });
    response.socket?.setNoDelay(true);
    for (const byte of Buffer.from(body, "utf8")) {
      response.write(Uint8Array.of(byte));
      await nextTurn();
    }
    response.end();
  };
}

/** Sends the first pieces and then nothing, with the connection open. */
export function hangsAfter(mediaType: string, pieces: readonly string[]): Play {
  return (response) => {
    response.writeHead(200, { "content-type": mediaType });
    response.flushHeaders();
    for (const piece of pieces) response.write(piece);
  };
}

/** Sends one piece again and again, as fast as it is read, and reports how many bytes went out before the reader left. */
export function sendsEndlessly(mediaType: string, piece: string): { readonly play: Play; readonly sent: () => number } {
  let sent = 0;
  async function play(response: ServerResponse): Promise<void> {
    response.writeHead(200, { "content-type": mediaType });
    const closed = new Promise((resolve) => response.once("close", resolve));
    while (!response.closed && sent < 512 * 1024 * 1024) {
      sent += piece.length;
      if (!response.write(piece))
        await Promise.race([new Promise((resolve) => response.once("drain", resolve)), closed]);
    }
    response.end();
  }
  return { play, sent: () => sent };
}

/** Cuts the connection with a reset, after what was given. */
export function resetsAfter(mediaType: string, pieces: readonly string[]): Play {
  return (response) => {
    if (pieces.length === 0) {
      response.socket?.resetAndDestroy();
      return;
    }
    response.writeHead(200, { "content-type": mediaType });
    response.write(pieces.join(""), () => response.socket?.resetAndDestroy());
  };
}
