// Tries to hold a lease for as long as the node lives: takes it when nobody has it, and renews it in good time.
import type { Lease } from "../../domain/lease.ts";
import type { Clock, Timer } from "../../platform.ts";
import type { LeaseName, Leases } from "./leases.ts";

/** How long the others wait for a node that has died, in ms. */
export const LEASE_MS = 6_000;
/** How often it is renewed, or asked for, in ms. */
const RENEW_MS = 1_500;

export interface HeldLease extends Lease {
  /** Gives it back. */
  stop(): Promise<void>;
}

export interface HoldOptions {
  readonly leases: Leases;
  readonly name: LeaseName;
  readonly clock: Clock;
  /** The database could not be asked; it is asked again. */
  onFault(error: unknown): void;
}

/** Has asked once when it resolves. */
export async function holdLease({ leases, name, clock, onFault }: HoldOptions): Promise<HeldLease> {
  const listeners = new Set<() => void>();
  let untilMs = -Infinity;
  let isStopped = false;
  let timer: Timer | null = null;
  const isHeld = (): boolean => !isStopped && clock.now() < untilMs;
  const ask = async (): Promise<void> => {
    // Counted from before it was asked for, so that this node lets go first.
    const askedAtMs = clock.now();
    try {
      const isTaken = await leases.take(name, LEASE_MS);
      const wasHeld = isHeld();
      untilMs = isTaken ? askedAtMs + LEASE_MS : -Infinity;
      if (!wasHeld && isHeld()) for (const listener of listeners) listener();
    } catch (error) {
      onFault(error);
    }
    if (!isStopped) timer = clock.setTimeout(() => void (asking = ask()), RENEW_MS);
  };
  let asking = ask();
  await asking;
  return {
    isHeld,
    onTaken: (listener) => void listeners.add(listener),
    async stop() {
      isStopped = true;
      if (timer !== null) clock.clearTimeout(timer);
      await asking;
      await leases.give(name).catch(onFault);
    },
  };
}
