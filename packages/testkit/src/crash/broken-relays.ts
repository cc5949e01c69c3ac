// Names the faults that a relay can be given on purpose, and how such a relay is started.
import { join } from "node:path";
import type { RelayProcessOptions } from "../processes/relay-process.ts";

/**
 * `early-ack`: says yes, and stores it a moment later. `reversed`: takes the commands of a batch from the back.
 * `relaxed`: does not wait for the disk.
 */
export type Fault = "early-ack" | "reversed" | "relaxed";

/** What to start instead of the real relay. */
export type RelayFault = Pick<RelayProcessOptions, "program" | "env">;

/** A relay with that fault. */
export function brokenRelay(fault: Fault): RelayFault {
  return { program: join(import.meta.dirname, "broken-relay.ts"), env: { HANDRAIL_TEST_FAULT: fault } };
}
