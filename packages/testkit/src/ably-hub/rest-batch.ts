// Answers what is asked of several channels at once: each has its own outcome, and one refusal spoils no other.
import * as v from "valibot";
import { payloadFor } from "./codec.ts";
import type { Answer } from "./http-edge.ts";
import { Refusal, refuse } from "./refusal.ts";
import { openFor, publish } from "./rest-channels.ts";
import type { GrantedRequest, RestParts } from "./rest-channels.ts";

const texts = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (typeof value === "string" ? [value] : value)),
);
const SpecSchema = v.object({ channels: texts, messages: v.unknown() });
const BatchSchema = v.array(SpecSchema);

/** Publishes each order's messages on each of its channels. */
export async function batchPublish(parts: RestParts, granted: GrantedRequest): Promise<Answer | Refusal> {
  const { body } = granted.request;
  const read = v.safeParse(BatchSchema, Array.isArray(body) ? body : [body]);
  if (!read.success) return refuse(40001, v.summarize(read.issues));
  const answers: unknown[] = [];
  for (const { channels, messages } of read.output) {
    const outcomes: Outcome[] = [];
    for (const name of channels) outcomes.push(outcome(name, await publish(parts, granted, { name, body: messages })));
    answers.push(summary(outcomes));
  }
  return { status: 201, body: Array.isArray(body) ? answers : answers[0] };
}

/** Who is present on each channel. */
export function batchPresence(parts: RestParts, { request, grant }: GrantedRequest): Answer {
  const names = (request.query.get("channels") ?? "").split(",").filter((name) => name !== "");
  const outcomes = names.map((name) => {
    const channel = openFor(parts, grant, { name, operation: "subscribe" });
    if (channel instanceof Refusal) return outcome(name, channel);
    const presence = channel.presence.members().map((one) => payloadFor(one, request.format));
    return outcome(name, { channel: name, presence });
  });
  return { status: 200, body: summary(outcomes) };
}

interface Outcome {
  readonly isFailure: boolean;
  readonly result: unknown;
}

function outcome(channel: string, result: object): Outcome {
  if (result instanceof Refusal) return { isFailure: true, result: { channel, error: result.error } };
  return { isFailure: false, result };
}

function summary(outcomes: readonly Outcome[]): unknown {
  const failureCount = outcomes.filter(({ isFailure }) => isFailure).length;
  return {
    successCount: outcomes.length - failureCount,
    failureCount,
    results: outcomes.map(({ result }) => result),
  };
}
