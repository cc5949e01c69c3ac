// What an agent does with a conversation, carried out until the relay has said what became of it, then told in a sentence.
import { signal, type ReadonlySignal } from "@preact/signals";
import {
  commandId,
  type AgentCommand,
  type ConversationId,
  type RosterEntry,
  type Verdict,
  type WireError,
} from "@handrail/protocol";
import { troubleText } from "../api/answer.ts";
import type { DeskApi } from "../api/desk-api.ts";
import { backoffMs } from "../domain/backoff.ts";
import type { Platform } from "../platform/platform.ts";
import { DONE, TROUBLE, WHY_NOT } from "../texts.ts";
import type { Notices } from "./notices.ts";

/** The acts. Each answers whether it was done. */
export interface Acts {
  /** The conversations that an act is under way for: one at a time for each. */
  readonly busy: ReadonlySignal<ReadonlySet<ConversationId>>;
  accept(conversation: ConversationId): Promise<boolean>;
  /** Says no to an offer. */
  decline(conversation: ConversationId): Promise<boolean>;
  leave(conversation: ConversationId): Promise<boolean>;
  handOver(conversation: ConversationId, to: RosterEntry): Promise<boolean>;
  settle(conversation: ConversationId): Promise<boolean>;
  close(conversation: ConversationId): Promise<boolean>;
  /** Leaves words for colleagues. */
  note(conversation: ConversationId, text: string): Promise<boolean>;
}

interface Surroundings {
  readonly platform: Platform;
  readonly api: DeskApi;
  readonly notices: Notices;
  /** Hears how far the log goes after an act. */
  readonly onHead: (conversation: ConversationId, head: number) => void;
}

type Act = AgentCommand extends infer Command ? (Command extends { id: unknown } ? Omit<Command, "id"> : never) : never;

const ATTEMPTS_MAX = 4;

/** Makes the acts. */
export function createActs({ platform, api, notices, onHead }: Surroundings): Acts {
  const busy = signal<ReadonlySet<ConversationId>>(new Set());

  async function carryOut(conversation: ConversationId, command: AgentCommand, done: string | null): Promise<boolean> {
    if (busy.value.has(conversation)) return false;
    busy.value = new Set([...busy.value, conversation]);
    const verdict = await ask(conversation, command);
    busy.value = new Set([...busy.value].filter((other) => other !== conversation));
    if (verdict === null) return false;
    if (!verdict.ok) {
      notices.trouble(refusalText(verdict.error));
      return false;
    }
    if (done !== null) notices.done(done);
    return true;
  }

  // The same id in each attempt: however many arrive, one is carried out.
  async function ask(conversation: ConversationId, command: AgentCommand): Promise<Verdict | null> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await api.command(conversation, { commands: [command] });
      if (answer.type === "ok") {
        onHead(conversation, answer.value.head);
        const verdict = answer.value.verdicts.find(({ id }) => id === command.id);
        if (verdict) return verdict;
      } else if (answer.type === "refused" && answer.error.retry === "never") {
        return { id: command.id, ok: false, error: answer.error };
      }
      if (attempt + 1 === ATTEMPTS_MAX) {
        notices.trouble(answer.type === "ok" ? TROUBLE.unreadable : troubleText(answer));
        return null;
      }
      await new Promise<void>((resolve) => {
        platform.after(backoffMs(attempt, platform.dice()), resolve);
      });
    }
  }

  const command = <Type extends Act>(act: Type): Type & { id: ReturnType<typeof commandId> } => ({
    ...act,
    id: commandId(platform.randomId()),
  });

  return {
    busy,
    accept: (conversation) => carryOut(conversation, command({ type: "accept" }), null),
    decline: (conversation) => carryOut(conversation, command({ type: "decline" }), DONE.declined),
    leave: (conversation) => carryOut(conversation, command({ type: "leave" }), DONE.left),
    handOver: (conversation, to) =>
      carryOut(conversation, command({ type: "hand-over", to: to.id }), DONE.handedOver(to.name)),
    settle: (conversation) => carryOut(conversation, command({ type: "settle" }), DONE.settled),
    close: (conversation) => carryOut(conversation, command({ type: "close" }), DONE.closed),
    note: (conversation, text) => carryOut(conversation, command({ type: "note", text }), null),
  };
}

// A lost race is no fault of the agent's: it is told as what happened.
function refusalText(error: WireError): string {
  switch (error.code) {
    case "taken":
      return error.details?.["by"] ? TROUBLE.takenBy(error.details["by"]) : TROUBLE.taken;
    case "offered":
      return WHY_NOT.offered(error.details?.["to"] ?? "A colleague");
    case "nothing-to-accept":
      return TROUBLE.gone;
    default:
      return `${error.message} ${error.next}`;
  }
}
