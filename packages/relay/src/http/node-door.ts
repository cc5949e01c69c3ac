// Carries visitors' requests between Node's own server and the door, without a `Request` and a `Response` in between: those cost
// more than all that the relay does about a message. What is asked and answered is not its business.
import type { IncomingMessage, ServerResponse } from "node:http";
import { openStream, STREAM_HEADERS } from "../realtime/sse.ts";
import { JSON_HEADERS, type Answer } from "./answer.ts";
import { SenderLeft, type Ask } from "./ask.ts";

/** Answers one request. Never rejects: a sender who has left is nobody to answer to. */
export async function answerOnNode(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (ask: Ask) => Promise<Answer>,
): Promise<void> {
  try {
    carry(await answer(askOn(incoming, outgoing)), outgoing);
  } catch (error) {
    if (!(error instanceof SenderLeft)) throw error;
  }
}

function askOn(incoming: IncomingMessage, outgoing: ServerResponse): Ask {
  return {
    origin: incoming.headers.origin ?? null,
    // The relay asks itself by `fetch`, never over a socket.
    probePass: null,
    read: (bytesMax) => readAll(incoming, bytesMax),
    gone() {
      const leaving = new AbortController();
      if (outgoing.destroyed) leaving.abort();
      outgoing.on("close", () => leaving.abort());
      return leaving.signal;
    },
  };
}

function readAll(incoming: IncomingMessage, bytesMax: number): Promise<Uint8Array | null> {
  // An honest length is refused before a byte is read.
  if (Number(incoming.headers["content-length"] ?? 0) > bytesMax) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    let length = 0;
    // An open stream keeps its request, whose listeners would keep the body.
    const stop = (): void => {
      incoming.off("data", take).off("end", finish).off("error", leave).off("close", leave);
    };
    const take = (part: Buffer): void => {
      length += part.byteLength;
      parts.push(part);
      if (length <= bytesMax) return;
      stop();
      resolve(null);
    };
    const finish = (): void => {
      stop();
      resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    };
    const leave = (): void => reject(new SenderLeft());
    incoming.on("data", take).on("end", finish).on("error", leave).on("close", leave);
  });
}

function carry(answer: Answer, outgoing: ServerResponse): void {
  if (answer.type === "json") {
    const length = Buffer.byteLength(answer.body);
    // What is left of a body that was refused is not read: the connection ends with the answer.
    const last = outgoing.req.complete ? {} : { connection: "close" };
    outgoing.writeHead(answer.status, { ...JSON_HEADERS, "content-length": length, ...last });
    outgoing.end(answer.body);
    return;
  }
  outgoing.writeHead(200, { ...STREAM_HEADERS, "access-control-allow-origin": "*" });
  // By themselves: Node keeps the text of the headers, and in one piece it is a third as large.
  outgoing.flushHeaders();
  const leave = openStream(answer.start, {
    write: (text) => writePiece(outgoing, text),
    waiting: () => outgoing.writableLength,
    end: () => void outgoing.end(),
  });
  if (outgoing.destroyed) leave();
  else outgoing.on("close", leave);
}

// By Node's own hand a piece goes out as three, its length, itself and its end, each with its bookkeeping: in one it costs half as much.
function writePiece(outgoing: ServerResponse, text: string): void {
  const { socket } = outgoing;
  // Behind another answer on its connection it has none yet, and the oldest HTTP knows no pieces.
  if (!socket || !outgoing.chunkedEncoding) outgoing.write(text);
  else socket.write(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}
