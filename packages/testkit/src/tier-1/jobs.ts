// The relay's due jobs: stored with the events that they follow from, claimed with a lease, run again when the lease is over
// or the relay has been away. Every job is safe to run twice, and here it does.
import { commandId, type CommandId } from "@handrail/protocol";
import type { Job } from "@handrail/protocol/law";
import { askBot } from "./bot.ts";
import type { Relay } from "./relay.ts";
import { isAsked, LEASE_MS, type Stored, type StoredJob } from "./stored.ts";

export class Jobs {
  /** What is on the disk. */
  readonly waiting = new Set<StoredJob>();
  #count = 0;
  readonly #relay: Relay;

  constructor(relay: Relay) {
    this.#relay = relay;
  }

  add(stored: Stored, job: Job): void {
    const { faults } = this.#relay.parts;
    // Who is alarmed, who gets mail, and how, is tried with the relay itself.
    if (job.type === "alarm" || job.type === "notify" || job.type === "on-call") return;
    if (job.type === "promise-due" && faults.storesNoPromiseJobs) return;
    if (job.type === "offer-expired" && faults.storesNoOfferJobs) return;
    const one: StoredJob = { stored, job, attempts: 0, entry: null };
    this.waiting.add(one);
    this.#wake(one, job.dueAtMs);
  }

  complete(one: StoredJob): void {
    this.waiting.delete(one);
    if (one.entry) one.entry.run = null;
  }

  /** After a start: whatever an earlier life had claimed is given back. */
  resume(): void {
    for (const one of this.waiting) this.#wake(one, one.job.dueAtMs);
  }

  forgetRuns(isAll: boolean): void {
    if (isAll) this.waiting.clear();
  }

  /** Nothing is to be done any more about a conversation. */
  forget(stored: Stored): void {
    for (const one of this.waiting) if (one.stored === stored) this.complete(one);
  }

  /** The disk was put back to an earlier state. */
  replace(jobs: readonly StoredJob[]): void {
    this.waiting.clear();
    for (const one of jobs) this.waiting.add(one);
  }

  newId(prefix: string): CommandId {
    this.#count += 1;
    return commandId(`${prefix}-${this.#count}`);
  }

  #wake(one: StoredJob, atMs: number): void {
    const { loop } = this.#relay.parts;
    const { life } = this.#relay;
    one.entry = loop.at(atMs, () => {
      if (life === this.#relay.life && this.#relay.isUp && this.waiting.has(one)) this.#run(one);
    });
  }

  #run(one: StoredJob): void {
    const { stored, job } = one;
    const { loop } = this.#relay.parts;
    one.attempts += 1;
    switch (job.type) {
      case "ask-bot":
        if (!isAsked(stored, job.askSeq)) return this.complete(one);
        this.#wake(one, loop.nowMs + LEASE_MS);
        return askBot(this.#relay, one, job);
      case "promise-due": {
        if (stored.conversation?.promise?.id !== job.promise) return this.complete(one);
        this.#wake(one, loop.nowMs + LEASE_MS);
        const command = { type: "promise-due", id: this.newId("due") } as const;
        return this.#relay.commits.submit({
          stored,
          author: { type: "relay" },
          command,
          done: () => {
            if (stored.conversation?.promise?.id !== job.promise) this.complete(one);
          },
        });
      }
      case "offer-expired": {
        const isOver = () => (stored.internal.offer?.expiresAtMs ?? Infinity) > loop.nowMs;
        if (isOver()) return this.complete(one);
        this.#wake(one, loop.nowMs + LEASE_MS);
        const command = { type: "offer-expired", id: this.newId("expired") } as const;
        const done = () => {
          if (isOver()) this.complete(one);
        };
        return this.#relay.commits.submit({ stored, author: { type: "relay" }, command, done });
      }
      case "alarm":
      case "notify":
      case "on-call":
        return this.complete(one);
    }
  }
}
