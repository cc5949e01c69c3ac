// `POST /v1/events`: the log after a `seq`, at once, waiting, or as a stream.
import { LIMITS } from "@handrail/protocol";
import { eventsRequestSchema } from "@handrail/protocol/wire";
import { refusedAnswer, told, type Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { visitorStream } from "./event-stream.ts";
import { waitForEvents } from "./long-poll.ts";
import { readEvents, type Reader } from "./read-events.ts";
import type { Seats } from "./seats.ts";
import type { Stay } from "../ably/stays.ts";
import { readVisit, type VisitorGate } from "./visitor.ts";
import type { WaitDeps } from "./wait-deps.ts";

export interface EventsDeps extends VisitorGate, WaitDeps {
  readonly seats: Seats;
  readonly stay: Stay;
}

export async function answerEvents(ask: Ask, network: string | null, deps: EventsDeps): Promise<Answer> {
  const visit = await readVisit(ask, eventsRequestSchema, deps);
  if ("code" in visit) return refusedAnswer(visit);
  const { body, site, conversation } = visit;
  // Another site's page learns nothing of this conversation, not even that it is there.
  if ((await deps.log.whereabouts(conversation))?.site !== site.id)
    return refusedAnswer({ code: "unknown-conversation" });
  const reader: Reader = { conversation, site: site.id, after: body.after, network };
  if (body.wait === "none") {
    // Whoever hears of news another way reads now and then, and is here in between.
    if (body.hereMs) deps.stay(conversation, network, body.hereMs);
    return told(await readEvents(deps, reader));
  }
  const leave = deps.seats.take(network);
  if (!leave) return refusedAnswer({ code: "too-many-streams" });
  if (body.wait === "stream") return { type: "stream", start: visitorStream(deps, reader, leave) };
  try {
    return told(await waitForEvents(deps, reader, { waitMs: body.waitMs ?? LIMITS.pollWaitMsMax, gone: ask.gone() }));
  } finally {
    leave();
  }
}
