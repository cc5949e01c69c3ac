// Keeps which browsers of which agents are rung. All of them are in memory as well: most of what is asked concerns nobody who has one.
import { agentId, type AgentId, type RingDevice } from "@handrail/protocol";
import type { Clock } from "../platform.ts";
import { changesOf, rowsOf, type Beside, type Work } from "../store/beside.ts";

/** A browser and whose it is. */
export interface Device extends RingDevice {
  readonly agent: AgentId;
}

export interface DeviceStore {
  /** As read or changed last. */
  all(): readonly Device[];
  /** The same endpoint again changes what it is rung for, and whose it is: the last one who signed in on that browser. */
  keep(device: Device): Promise<void>;
  /** `agent: null`: the push service does not know it any more. */
  drop(endpoint: string, agent: AgentId | null): Promise<void>;
  /** What another node or the command line has changed. @throws what the database threw; what was known stays */
  read(): Promise<void>;
}

/** A phone, a desk, and some that were forgotten: the oldest makes room. */
const PER_AGENT_MAX = 10;

/** Knows of none until it has read. */
export function createDeviceStore({ db, transact }: Beside, clock: Pick<Clock, "now">): DeviceStore {
  let known: readonly Device[] = [];
  const read = async (): Promise<void> => {
    const rows = await db.selectFrom("ring_devices").selectAll().orderBy("at").execute();
    known = rows.map(({ endpoint, agent, p256dh, auth, is_rung_off_duty }) => ({
      endpoint,
      agent: agentId(agent),
      keys: { p256dh, auth },
      isRungOffDuty: is_rung_off_duty === 1,
    }));
  };
  function* put({ endpoint, agent, keys, isRungOffDuty }: Device): Work<void> {
    const values = { agent, ...keys, is_rung_off_duty: isRungOffDuty ? 1 : 0, at: clock.now() };
    yield* changesOf(
      db
        .insertInto("ring_devices")
        .values({ endpoint, ...values })
        .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(values)),
    );
    const mine = yield* rowsOf(
      db.selectFrom("ring_devices").select("endpoint").where("agent", "=", agent).orderBy("at", "desc"),
    );
    const over = mine.slice(PER_AGENT_MAX).map((row) => row.endpoint);
    if (over.length > 0) yield* changesOf(db.deleteFrom("ring_devices").where("endpoint", "in", over));
  }
  return {
    all: () => known,
    async keep(device) {
      await transact(() => put(device));
      await read();
    },
    async drop(endpoint, agent) {
      const named = db.deleteFrom("ring_devices").where("endpoint", "=", endpoint);
      await (agent === null ? named : named.where("agent", "=", agent)).execute();
      await read();
    },
    read,
  };
}
