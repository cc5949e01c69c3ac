// Sends a batch of commands until each has its verdict: the same ids again, whatever becomes of the answers.
import type { AgentCommand, ConversationId, Verdict, VisitorCommand } from "@handrail/protocol";
import type { Entry, Ledger, Sender } from "./ledger.ts";
import { pause } from "./until.ts";

/** A batch on its way. */
export interface Parcel<Command extends VisitorCommand | AgentCommand> {
  readonly conversation: ConversationId;
  readonly sender: Sender;
  readonly commands: readonly Command[];
  /** Sends them once. Anything but a well-formed answer rejects. */
  readonly send: (commands: readonly Command[]) => Promise<readonly Verdict[]>;
  /** The same request so many times at once: an impatient finger, or a network that repeats. */
  readonly copies: number;
}

/** How long nothing is asked after an answer that did not come, in ms. */
const PAUSE_MS = 60;

/** Sends until every command has a verdict that is final, or until `givenUp`. Never rejects. */
export async function deliver<Command extends VisitorCommand | AgentCommand>(
  parcel: Parcel<Command>,
  { ledger, givenUp }: { readonly ledger: Ledger; readonly givenUp: AbortSignal },
): Promise<void> {
  const { conversation, sender, copies } = parcel;
  let open = parcel.commands.map((command) => ({ command, entry: ledger.sending(conversation, sender, command) }));
  while (open.length > 0 && !givenUp.aborted) {
    const commands = open.map(({ command }) => command);
    const answers = await Promise.allSettled(Array.from({ length: copies }, () => parcel.send(commands)));
    for (const answer of answers) {
      if (answer.status === "fulfilled") hear(answer.value, { open, ledger });
    }
    open = open.filter(({ entry }) => entry.verdict === null);
    if (open.length > 0) await pause(PAUSE_MS);
  }
}

function hear(
  verdicts: readonly Verdict[],
  { open, ledger }: { readonly open: readonly { readonly entry: Entry }[]; readonly ledger: Ledger },
): void {
  for (const verdict of verdicts) {
    const entry = open.find((one) => one.entry.id === verdict.id)?.entry;
    if (entry) ledger.heard(entry, verdict);
  }
}
