// Keeps the duty roster in the database and ends leases as they lapse.
import { agentId, type AgentId } from "@handrail/protocol";
import * as v from "valibot";
import { TALENT_COLUMNS, talentColumns } from "../accounts/talents.ts";
import type { Clock, Timer } from "../platform.ts";
import type { Database } from "../store/database.ts";
import { createMemory } from "../store/memory.ts";
import { DUTY_LEASE_MS, type Duty } from "./duty.ts";

/** How often lapsed leases are looked for, in ms. */
const SWEEP_MS = 5_000;
/** A lease with this much left, in ms, is not written anew: each write waits for the disk. */
const ENOUGH_LEFT_MS = DUTY_LEASE_MS - 30_000;
/** Leases are asked for with everything that a visitor is told: what was read is believed for so long, in ms. */
const MEMORY_MS = 250;
/** Agents whose lease had lapsed no longer ago than this when the relay starts were there when it stopped, in ms. */
const RESTART_MS = 10 * 60_000;

const lapsedSchema = v.object({ agent: v.string(), is_on_duty: v.number() });
const leaseSchema = v.object({ agent: v.string(), is_on_duty: v.number(), lease_until: v.number() });
type Lease = v.InferOutput<typeof leaseSchema>;
const entrySchema = v.pipe(
  v.object({ id: v.string(), name: v.string(), is_on_duty: v.number(), ...talentColumns }),
  v.transform(({ is_on_duty: duty, ...row }) => ({ ...row, id: agentId(row.id), isOnDuty: duty === 1 })),
);

/** Opens the roster. A running relay sweeps it; the command line, which only reads, does not. */
export function openDuty(options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly sweeps: boolean;
}): Duty {
  const { clock } = options;
  const { sqlite } = options.database;
  const attendance = sqlite.prepare("SELECT agent, is_on_duty, lease_until FROM attendance");
  const everybody = sqlite.prepare(
    `SELECT user.id AS id, user.name AS name, coalesce(is_on_duty AND lease_until > ?, 0) AS is_on_duty, ${TALENT_COLUMNS}
     FROM user LEFT JOIN attendance ON agent = user.id ORDER BY user.name, user.id`,
  );
  // Whoever has no account any more is not taken up again.
  const write = sqlite.prepare(
    `INSERT INTO attendance (agent, is_on_duty, lease_until) SELECT id, ?, ? FROM user WHERE id = ?
     ON CONFLICT (agent) DO UPDATE SET is_on_duty = excluded.is_on_duty, lease_until = excluded.lease_until`,
  );
  const lapsed = sqlite.prepare("DELETE FROM attendance WHERE lease_until <= ? RETURNING agent, is_on_duty");
  const restart = sqlite.prepare("UPDATE attendance SET lease_until = max(lease_until, ?) WHERE lease_until > ?");
  const version = sqlite.prepare("PRAGMA data_version");
  let seen = JSON.stringify(version.get());
  const changed = new Set<() => void>();
  const gone = new Set<(agent: AgentId) => void>();
  // In memory: whoever comes back after a restart sees that they are off duty, and no more.
  const lostOverOffers = new Set<AgentId>();
  let sweeping: Timer | null = null;

  const tell = (): void => {
    for (const listener of changed) listener();
  };
  const memory = createMemory(() => clock.now(), MEMORY_MS);
  let known: ReadonlyMap<string, Lease> = new Map();
  const leases = (): ReadonlyMap<string, Lease> => {
    if (!memory.isFresh()) {
      known = new Map(
        attendance
          .all()
          .map((row) => v.parse(leaseSchema, row))
          .map((lease) => [lease.agent, lease]),
      );
    }
    return known;
  };
  const isHeld = (lease: Lease): boolean => lease.lease_until > clock.now();
  const leaseOf = (agent: AgentId): Lease | null => {
    const found = leases().get(agent);
    return found && isHeld(found) ? found : null;
  };
  const put = (agent: AgentId, isOnDuty: 0 | 1): void => {
    write.run(isOnDuty, clock.now() + DUTY_LEASE_MS, agent);
    memory.forget();
  };
  const sweep = (): void => {
    memory.forget();
    const ended = lapsed.all(clock.now()).map((row) => v.parse(lapsedSchema, row));
    for (const row of ended) for (const listener of gone) listener(agentId(row.agent));
    // It grows when another process (the command line) has written: accounts may have come and gone.
    const now = JSON.stringify(version.get());
    if (ended.length > 0 || now !== seen) tell();
    seen = now;
    sweeping = clock.setTimeout(sweep, SWEEP_MS);
  };
  if (options.sweeps) {
    // A restart is not the agents' fault: each has a whole lease to dial again.
    restart.run(clock.now() + DUTY_LEASE_MS, clock.now() - RESTART_MS);
    sweeping = clock.setTimeout(sweep, SWEEP_MS);
  }

  return {
    isOnDuty: (agent) => leaseOf(agent)?.is_on_duty === 1,
    dutyUntilMs(agent) {
      const now = leaseOf(agent);
      return now?.is_on_duty === 1 ? now.lease_until : 0;
    },
    isThere: (agent) => leaseOf(agent) !== null,
    count: () => [...leases().values()].filter((lease) => lease.is_on_duty === 1 && isHeld(lease)).length,
    list: () => everybody.all(clock.now()).map((row) => v.parse(entrySchema, row)),
    set(agent, isOnDuty) {
      lostOverOffers.delete(agent);
      put(agent, isOnDuty ? 1 : 0);
      tell();
    },
    endOverOffers(agent) {
      lostOverOffers.add(agent);
      put(agent, 0);
      tell();
    },
    offDutyWhy: (agent) => (lostOverOffers.has(agent) ? "offers-expired" : null),
    renew(agent) {
      const now = leaseOf(agent);
      if (now && now.lease_until - clock.now() >= ENOUGH_LEFT_MS) return;
      put(agent, now?.is_on_duty === 1 ? 1 : 0);
    },
    onChange: (listener) => listen(changed, listener),
    onGone: (listener) => listen(gone, listener),
    stop() {
      if (sweeping !== null) clock.clearTimeout(sweeping);
      changed.clear();
      gone.clear();
    },
  };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
