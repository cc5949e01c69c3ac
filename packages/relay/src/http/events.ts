// `POST /v1/events`: the log after a `seq`, at once, waiting, or as a stream.
import { LIMITS, type EventsResponse } from "@handrail/protocol";
import { eventsRequestSchema } from "@handrail/protocol/wire";
import { answerError } from "./answer-error.ts";
import { streamEvents } from "./event-stream.ts";
import { waitForEvents } from "./long-poll.ts";
import { readEvents, type Reader } from "./read-events.ts";
import type { Seats } from "./seats.ts";
import { readVisit, type VisitorGate } from "./visitor.ts";
import type { WaitDeps } from "./wait-deps.ts";

export interface EventsDeps extends VisitorGate, WaitDeps {
  readonly seats: Seats;
}

export async function postEvents(request: Request, deps: EventsDeps): Promise<Response> {
  const visit = await readVisit(request, eventsRequestSchema, deps);
  if ("code" in visit) return answerError(visit);
  const { body, site, conversation } = visit;
  // Another site's page learns nothing of this conversation, not even that it is there.
  if (deps.log.conversation(conversation)?.state.site !== site.id) return answerError({ code: "unknown-conversation" });
  const reader: Reader = { conversation, site: site.id, after: body.after };
  if (body.wait === "none") return json(readEvents(deps, reader));
  const leave = deps.seats.take();
  if (!leave) return answerError({ code: "too-many-streams" });
  if (body.wait === "stream") return streamEvents(deps, reader, leave);
  try {
    return json(
      await waitForEvents(deps, reader, { waitMs: body.waitMs ?? LIMITS.pollWaitMsMax, gone: request.signal }),
    );
  } finally {
    leave();
  }
}

function json(answer: EventsResponse): Response {
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}
