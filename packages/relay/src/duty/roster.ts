// Keeps the duty roster in the database and ends leases as they lapse.
import { agentId, type AgentId, type Me } from "@handrail/protocol";
import { sql } from "kysely";
import type { Lease, NearPeople } from "../accounts/near-people.ts";
import type { Clock, Timer } from "../platform.ts";
import type { Beside } from "../store/beside.ts";
import { DUTY_LEASE_MS, SIGNED_OUT_MS, type Duty, type DutyEntry } from "./duty.ts";

/** How often lapsed leases are looked for, in ms. */
const SWEEP_MS = 5_000;
/** A lease with this much left, in ms, is not written anew: each write waits for the disk. */
const ENOUGH_LEFT_MS = DUTY_LEASE_MS - 30_000;
/** Agents whose lease had lapsed no longer ago than this when the relay starts were there when it stopped, in ms. */
const RESTART_MS = 10 * 60_000;

export interface DutyOptions {
  readonly beside: Beside;
  readonly near: NearPeople;
  readonly clock: Clock;
  /** A running relay sweeps; the command line, which only reads, does not. */
  readonly sweeps: boolean;
  onFault(error: unknown): void;
}

/** Opens the roster. */
export async function openDuty({ beside: { db }, near, clock, sweeps, onFault }: DutyOptions): Promise<Duty> {
  const changed = new Set<() => void>();
  const gone = new Set<(agent: AgentId) => void>();
  let sweeping: Timer | null = null;
  let isStopped = false;

  const tell = (): void => {
    for (const listener of changed) listener();
  };
  const isHeld = (lease: Lease): boolean => lease.lease_until > clock.now();
  const isServing = (lease: Lease): boolean => lease.is_on_duty === 1 && isHeld(lease);
  const leaseOf = (agent: AgentId): Lease | null => {
    const found = near.leases().find((lease) => lease.agent === agent);
    return found && isHeld(found) ? found : null;
  };
  const put = async (agent: AgentId, isOnDuty: 0 | 1): Promise<void> => {
    const untilMs = clock.now() + DUTY_LEASE_MS;
    await db
      .insertInto("attendance")
      .columns(["agent", "is_on_duty", "lease_until"])
      // Whoever has no account any more is not taken up again.
      .expression((row) =>
        row
          .selectFrom("user")
          .select(["id", row.lit(isOnDuty).as("is_on_duty"), sql<number>`${untilMs}`.as("lease_until")])
          .where("id", "=", agent),
      )
      .onConflict((conflict) =>
        conflict.column("agent").doUpdateSet((row) => ({
          is_on_duty: row.ref("excluded.is_on_duty"),
          lease_until: row.ref("excluded.lease_until"),
        })),
      )
      .execute();
    await near.changed();
  };
  const whyOff = (agent: AgentId): Me["offDutyWhy"] =>
    near.colleagues().find(({ id }) => id === agent)?.offDutyWhy ?? null;
  // Asked of the database and not of the copy, which may not know yet what another node has ended.
  const note = async (agent: AgentId, offDutyWhy: Me["offDutyWhy"]): Promise<void> => {
    const account = db.updateTable("user").set({ offDutyWhy }).where("id", "=", agent);
    await account.where("offDutyWhy", "is distinct from", offDutyWhy).execute();
  };
  const sweep = async (): Promise<void> => {
    try {
      const isOther = await near.look();
      const nowMs = clock.now();
      const ended = near.leases().some((lease) => !isHeld(lease))
        ? await db.deleteFrom("attendance").where("lease_until", "<=", nowMs).returning("agent").execute()
        : [];
      if (ended.length > 0) await near.changed();
      for (const { agent } of ended) for (const listener of gone) listener(agentId(agent));
      // Accounts may have come and gone.
      if (ended.length > 0 || isOther) tell();
    } catch (error) {
      if (!isStopped) onFault(error);
    }
    if (!isStopped) sweeping = clock.setTimeout(() => void sweep(), SWEEP_MS);
  };
  const reported = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      onFault(error);
    }
  };
  if (sweeps) {
    // A restart is not the agents' fault: each has a whole lease to dial again.
    await db
      .updateTable("attendance")
      .set({ lease_until: clock.now() + DUTY_LEASE_MS })
      .where("lease_until", ">", clock.now() - RESTART_MS)
      .where("lease_until", "<", clock.now() + DUTY_LEASE_MS)
      .execute();
    await near.changed();
    sweeping = clock.setTimeout(() => void sweep(), SWEEP_MS);
  }
  const stopHearing = near.onOthers(tell);

  return {
    isOnDuty: (agent) => leaseOf(agent)?.is_on_duty === 1,
    dutyUntilMs(agent) {
      const now = leaseOf(agent);
      return now?.is_on_duty === 1 ? now.lease_until : 0;
    },
    isThere: (agent) => leaseOf(agent) !== null,
    count: () => near.leases().filter(isServing).length,
    list() {
      const serving = new Set<string>(
        near
          .leases()
          .filter(isServing)
          .map(({ agent }) => agent),
      );
      return near
        .colleagues()
        .map(({ offDutyWhy: _, ...one }): DutyEntry => ({ ...one, isOnDuty: serving.has(one.id) }))
        .toSorted(byName);
    },
    async set(agent, isOnDuty) {
      await note(agent, null);
      await put(agent, isOnDuty ? 1 : 0);
      tell();
    },
    async endOverOffers(agent) {
      // Nobody was heard of: the lease runs on as it stands, and what they hold goes back when it ends.
      const held = db.updateTable("attendance").set({ is_on_duty: 0 }).where("agent", "=", agent);
      await reported(
        note(agent, "offers-expired")
          .then(() => held.execute())
          .then(() => near.changed()),
      );
      tell();
    },
    offDutyWhy: whyOff,
    async renew(agent) {
      const now = leaseOf(agent);
      if (now && now.lease_until - clock.now() >= ENOUGH_LEFT_MS) return;
      await reported(put(agent, now?.is_on_duty === 1 ? 1 : 0));
    },
    async signedOut(agent) {
      const untilMs = clock.now() + SIGNED_OUT_MS;
      const held = db.updateTable("attendance").set({ lease_until: untilMs }).where("agent", "=", agent);
      await reported(
        held
          .where("lease_until", ">", untilMs)
          .execute()
          .then(() => near.changed()),
      );
    },
    onChange: (listener) => listen(changed, listener),
    onGone: (listener) => listen(gone, listener),
    stop() {
      isStopped = true;
      stopHearing();
      if (sweeping !== null) clock.clearTimeout(sweeping);
      changed.clear();
      gone.clear();
    },
  };
}

/** By name, and whoever has the same name in a fixed order: the same in every database. */
export function byName(
  a: { readonly id: string; readonly name: string },
  b: { readonly id: string; readonly name: string },
): number {
  if (a.name === b.name) return a.id < b.id ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
