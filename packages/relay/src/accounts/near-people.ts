// What is known at once of sites, accounts and duty: the law and the dispatcher ask for it where nobody may wait. In SQLite it is read when
// it is asked for; a store that is far away keeps a copy (`store/postgres/near-people.ts`). It only reads.
import type { DatabaseSync } from "node:sqlite";
import { agentId, type AgentId, type AgentTalents, type Me, type Pictured, type SiteId } from "@handrail/protocol";
import * as v from "valibot";
import type { Awaitable } from "../domain/awaitable.ts";
import { createMemory } from "../store/memory.ts";
import { TALENT_COLUMNS, talentColumns } from "./talents.ts";

/** A site as it is stored: `settings` is JSON. */
export interface SiteRow {
  readonly id: string;
  readonly settings: string;
  readonly policy_version: number;
}

/** For how long an agent counts as there, and whether they have said that they are on duty. */
export interface Lease {
  readonly agent: string;
  readonly is_on_duty: number;
  readonly lease_until: number;
}

/** Somebody with an account. */
export interface Colleague extends AgentTalents, Pictured {
  readonly id: AgentId;
  readonly name: string;
  readonly offDutyWhy: Me["offDutyWhy"];
}

export interface NearPeople {
  site(id: SiteId): SiteRow | null;
  sites(): readonly SiteRow[];
  hasSomebodySignedIn(): boolean;
  leases(): readonly Lease[];
  colleagues(): readonly Colleague[];
  /** This process has written: what is known holds no more. */
  changed(): Awaitable<void>;
  /** Looks whether others have written, and answers whether they may have since the last look. */
  look(): Awaitable<boolean>;
  /** Others have written, as far as that is heard of by itself. */
  onOthers(listener: () => void): () => void;
}

/** Leases are asked for with everything that a visitor is told: what was read is believed for so long, in ms. */
const MEMORY_MS = 250;

const siteSchema = v.object({ id: v.string(), settings: v.string(), policy_version: v.number() });
const leaseSchema = v.object({ agent: v.string(), is_on_duty: v.number(), lease_until: v.number() });
export const colleagueSchema = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    image: v.nullable(v.string()),
    offDutyWhy: v.nullable(v.literal("offers-expired")),
    ...talentColumns,
  }),
  v.transform(({ image, ...row }): Colleague => ({ ...row, id: agentId(row.id), picture: image })),
);

/** Reads it in SQLite. */
export function nearPeople(sqlite: DatabaseSync, now: () => number): NearPeople {
  const one = sqlite.prepare("SELECT id, settings, policy_version FROM sites WHERE id = ?");
  const all = sqlite.prepare("SELECT id, settings, policy_version FROM sites ORDER BY id");
  const signedIn = sqlite.prepare("SELECT 1 FROM user WHERE firstSignInAtMs IS NOT NULL LIMIT 1");
  const leases = sqlite.prepare("SELECT agent, is_on_duty, lease_until FROM attendance");
  const colleagues = sqlite.prepare(`SELECT id, name, image, offDutyWhy, ${TALENT_COLUMNS} FROM user`);
  // It grows when another process (the command line) has written.
  const version = sqlite.prepare("PRAGMA data_version");
  let seen = JSON.stringify(version.get());
  const memory = createMemory(now, MEMORY_MS);
  let known: readonly Lease[] = [];
  return {
    site(id) {
      const row = one.get(id);
      return row === undefined ? null : v.parse(siteSchema, row);
    },
    sites: () => all.all().map((row) => v.parse(siteSchema, row)),
    hasSomebodySignedIn: () => signedIn.get() !== undefined,
    leases() {
      if (!memory.isFresh()) known = leases.all().map((row) => v.parse(leaseSchema, row));
      return known;
    },
    colleagues: () => colleagues.all().map((row) => v.parse(colleagueSchema, row)),
    changed: () => memory.forget(),
    look() {
      memory.forget();
      const before = seen;
      seen = JSON.stringify(version.get());
      return seen !== before;
    },
    onOthers: () => () => {},
  };
}
