// Writes down what the relay says to a visitor, where it says it: an acknowledgement counts although it never arrives.
import { createHash } from "node:crypto";
import {
  conversationId,
  type CommandsRequest,
  type CommandsResponse,
  type ConversationId,
  type ConversationSecret,
  type EventsRequest,
  type EventsResponse,
  type Frame,
  type LiveFacts,
} from "@handrail/protocol";
import type { StreamStart } from "@handrail/relay";
import { opensAnother, tokenOpensItsOwn } from "../invariants/token-opens-its-own.ts";
import type { Evidence, Stay, VisitorEvidence } from "./evidence.ts";
import type { Asked, Server } from "./network.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

export interface WitnessParts {
  readonly visitor: VisitorEvidence;
  readonly evidence: Evidence;
  readonly loop: VirtualLoop;
}

/** The server, with somebody at its door. */
export function witness(server: Server, parts: WitnessParts): Server {
  const { visitor, evidence, loop } = parts;
  const watch = new Watch(parts);
  return {
    onKill: (listener) => server.onKill(listener),
    answer: async (asked) => {
      const askedAtMs = loop.now();
      const answer = await server.answer(asked);
      evidence.note(
        loop.now(),
        `${visitor.name} ${asked.path} ${answer.type === "json" ? answer.status : answer.type}`,
      );
      if (asked.path === "/v1/commands") {
        if (answer.type === "json" && answer.status === 200) watch.commands(asked, JSON.parse(answer.body));
      } else if (asked.path === "/v1/events") {
        if (answer.type === "stream") return { type: "stream", start: watch.stream(asked, answer.start) };
        if (answer.status === 200) watch.events(asked, JSON.parse(answer.body), askedAtMs);
      }
      return answer;
    },
  };
}

class Watch {
  readonly #parts: WitnessParts;
  #place: number | null | undefined = undefined;

  constructor(parts: WitnessParts) {
    this.#parts = parts;
  }

  commands({ body }: Asked, { conversation, verdicts }: CommandsResponse): void {
    const { visitor, evidence, loop } = this.#parts;
    const { secret, commands }: CommandsRequest = JSON.parse(body ?? "");
    this.#opened(secret, conversation);
    for (const verdict of verdicts) {
      const command = commands.find(({ id }) => id === verdict.id);
      if (command) evidence.commands.set(command.id, command);
      if (command?.type === "ask-human") evidence.clicks.push({ atMs: loop.now(), conversation, command, verdict });
      if (verdict.ok) visitor.acknowledged.set(verdict.id, verdict.seq);
      else if (verdict.error.retry === "never") visitor.refused.set(verdict.id, verdict.error.code);
    }
  }

  events({ body }: Asked, { conversation, live }: EventsResponse, fromMs: number): void {
    const { evidence, loop } = this.#parts;
    const { secret, wait, hereMs }: EventsRequest = JSON.parse(body ?? "");
    this.#opened(secret, conversation);
    this.#told(conversation, live);
    if (wait === "poll") evidence.stays.push({ conversation, fromMs, toMs: loop.now() });
    else if (hereMs) evidence.stays.push({ conversation, fromMs, toMs: fromMs + hereMs });
  }

  stream({ body }: Asked, start: StreamStart): StreamStart {
    const { evidence, loop } = this.#parts;
    const { secret }: EventsRequest = JSON.parse(body ?? "");
    let conversation: ConversationId | null = null;
    const hear = (frame: Frame): void => {
      if (frame.type === "log") {
        ({ conversation } = frame);
        this.#opened(secret, conversation);
      }
      if (conversation !== null && (frame.type === "log" || frame.type === "beat"))
        this.#told(conversation, frame.live);
    };
    return (send) => {
      const stay: Stay = { conversation: openedBy(secret), fromMs: loop.now(), toMs: Infinity };
      evidence.stays.push(stay);
      const leave = start((frame) => {
        // A visitor's stream carries nothing else.
        hear(frame as Frame);
        send(frame);
      });
      return () => {
        stay.toMs = loop.now();
        leave();
      };
    };
  }

  // The same place again says nothing new, unless somebody has come or gone: a beat is as true as what it repeats.
  #told(conversation: ConversationId, { asOfMs, place }: LiveFacts): void {
    if (place === null && this.#place === null) return;
    this.#place = place;
    this.#parts.evidence.places.push({ atMs: asOfMs, conversation, place });
  }

  #opened(secret: ConversationSecret, conversation: ConversationId): void {
    const { visitor, evidence } = this.#parts;
    visitor.secret = secret;
    if (visitor.conversations.has(conversation)) return;
    visitor.conversations.add(conversation);
    const what = opensAnother(conversation, secret, openedBy);
    if (what !== null) evidence.violations.push({ invariant: tokenOpensItsOwn.name, who: visitor.name, what });
  }
}

function openedBy(secret: ConversationSecret): ConversationId {
  return conversationId(createHash("sha256").update(secret).digest("base64url"));
}
