// Receipts for clicks (HG10). Each is signed, so it says the same to a relay that has forgotten what it is about: no crash and no
// restored back-up takes anything from what stands here.
import type { Command, CommandId } from "@handrail/protocol";
import type { Readmission } from "@handrail/protocol/law";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";

export class Receipts {
  readonly #relay: Relay;
  readonly #signed = new Map<string, Readmission & { readonly command: CommandId }>();
  #count = 0;

  constructor(relay: Relay) {
    this.#relay = relay;
  }

  /** What a receipt of this relay's own says of a click that the log knows nothing of (HG10). */
  forgotten(command: Command): Readmission | null {
    if (command.type !== "ask-human" || command.receipt === undefined) return null;
    const said = this.#signed.get(command.receipt);
    return said?.command === command.id ? said : null;
  }

  // A number in the place of a signature: no two receipts that are made are the same, so that one made twice is noticed.
  of(command: Command, { conversation }: Stored): string | undefined {
    if (command.type !== "ask-human") return undefined;
    // The same click is told the same again.
    if (command.receipt !== undefined && this.forgotten(command)) return command.receipt;
    this.#count += 1;
    const receipt = `receipt-${this.#count}`;
    const askedAtMs = conversation?.request?.atMs ?? this.#relay.parts.loop.nowMs;
    this.#signed.set(receipt, { command: command.id, askedAtMs, promise: conversation?.promise ?? null });
    return receipt;
  }
}
