// One customer's conversation, from the first question to the end, over the plain wire protocol with a stream held open.
import { randomBytes } from "node:crypto";
import {
  commandId,
  conversationSecret,
  type CommandsRequest,
  type CommandsResponse,
  type Frame,
  type VisitorCommand,
} from "@handrail/protocol";
import type { Ledger } from "../../src/crash/ledger.ts";
import { conversationOf, SITE } from "../../src/crash/visitor.ts";
import type { HttpLine } from "../relay/http-line.ts";

/** What a customer is going to do. */
export interface Errand {
  /** Questions to the bot, 1 or more. */
  readonly questions: number;
  /** Then a human is asked for, and thanked. */
  readonly wantsHuman: boolean;
}

/** What a customer needs. */
export interface CustomerParts {
  readonly line: HttpLine;
  readonly ledger: Ledger;
  /** Told how long each acknowledgement took, in ms. */
  readonly acknowledged: (ms: number) => void;
}

/** An answer that takes longer ends the run: in ms. */
const PATIENCE_MS = 60_000;

/** Resolves when the customer has what they came for, and has closed. @throws Error when an answer does not come */
export async function beServed({ line, ledger, acknowledged }: CustomerParts, errand: Errand): Promise<void> {
  const secret = conversationSecret(randomBytes(32).toString("base64url"));
  const conversation = conversationOf(secret);
  const answers = answerCounter();
  const send = async (command: VisitorCommand): Promise<void> => {
    const entry = ledger.sending(conversation, "visitor", command);
    const body: CommandsRequest = { site: SITE, secret, conversation, commands: [command] };
    const sentAtMs = performance.now();
    const { verdicts }: CommandsResponse = JSON.parse(await line.post("/v1/commands", JSON.stringify(body)));
    acknowledged(performance.now() - sentAtMs);
    for (const verdict of verdicts) ledger.heard(entry, verdict);
    if (verdicts[0]?.ok !== true) throw new Error(`${command.type} was refused: ${JSON.stringify(verdicts[0])}`);
  };
  const newId = () => commandId(randomBytes(12).toString("base64url"));
  const say = (text: string): Promise<void> => send({ type: "say", id: newId(), text });

  await say("Where is my parcel?");
  const leave = await line.stream(
    { path: "/v1/events", body: JSON.stringify({ site: SITE, secret, after: 0, wait: "stream" }) },
    (data) => answers.hear(JSON.parse(data)),
  );
  try {
    await answers.of("bot", 1);
    for (let asked = 1; asked < errand.questions; asked += 1) {
      await say(`And what about parcel ${asked}?`);
      await answers.of("bot", asked + 1);
    }
    if (errand.wantsHuman) {
      await send({ type: "ask-human", id: newId(), why: "button", epoch: null, seen: null });
      await answers.of("agent", 1);
      await say("Thank you!");
    }
    await send({ type: "close", id: newId() });
  } finally {
    await leave();
  }
}

// Counts whole messages by who wrote them.
function answerCounter() {
  const counts = { bot: 0, agent: 0 };
  let waiting: (() => void) | null = null;
  return {
    hear(frame: Frame): void {
      if (frame.type !== "log") return;
      for (const { type, from } of frame.events)
        if (type === "message.sent" && (from.type === "bot" || from.type === "agent")) counts[from.type] += 1;
      waiting?.();
    },
    of: (who: keyof typeof counts, count: number): Promise<void> =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no answer ${count} of the ${who}`)), PATIENCE_MS);
        waiting = () => {
          if (counts[who] < count) return;
          clearTimeout(late);
          waiting = null;
          resolve();
        };
        waiting();
      }),
  };
}
