// Takes a reply's body apart: as one JSON value, or as the data of its events. Knows no bot protocol.
import { createParser } from "eventsource-parser";
import * as v from "valibot";
import { BotError } from "./bot-error.ts";
import type { Reply } from "./post.ts";

/** The whole body as JSON. @throws BotError `malformed` when it is none, and whatever reading throws */
export async function readJson(reply: Reply): Promise<unknown> {
  const pieces: string[] = [];
  for await (const piece of reply.pieces) pieces.push(piece);
  return parseJson(pieces.join(""));
}

/** The data of each event, as it is complete. Events that carry another name than `message` are skipped: a framework's pings. */
export async function* readEvents(reply: Reply): AsyncGenerator<string, void, undefined> {
  const ready: string[] = [];
  const parser = createParser({
    // One event may be as large as the body, which is limited where it is read.
    onEvent: ({ event, data }) => {
      if (event === undefined || event === "" || event === "message") ready.push(data);
    },
  });
  for await (const piece of reply.pieces) {
    parser.feed(piece);
    yield* ready.splice(0);
  }
}

/** @throws BotError `malformed` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BotError("malformed", { detail: "not JSON" });
  }
}

/** What a schema makes of a value. @throws BotError `malformed`, which names the field and never its content */
export function expect<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]);
  throw new BotError("malformed", {
    detail: path === null ? "JSON of another shape" : `the field ${path} is of another type`,
  });
}
