// A node's copy of sites, accounts and duty, read whole: at the start, after each change of its own, when another node tells of one, and
// every few seconds, because notices can be missed. It is as old as a notice takes, and at most as old as those seconds.
import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import {
  colleagueSchema,
  type Colleague,
  type Lease,
  type NearPeople,
  type SiteRow,
} from "../../accounts/near-people.ts";
import type { Clock, Timer } from "../../platform.ts";
import type { Tables } from "../all-tables.ts";
import { PEOPLE_PAYLOAD, type Notices } from "./notices.ts";
import { CHANNEL } from "./channels.ts";

/** The copy is no older than this, in ms, whatever was missed. */
const READ_EVERY_MS = 5_000;

export interface PostgresPeople extends NearPeople {
  stop(): Promise<void>;
}

interface Copy {
  readonly sites: ReadonlyMap<string, SiteRow>;
  readonly leases: readonly Lease[];
  readonly colleagues: readonly Colleague[];
  readonly hasSomebodySignedIn: boolean;
}

export interface PostgresPeopleDeps {
  readonly db: Kysely<Tables>;
  readonly notices: Pick<Notices, "listen">;
  readonly clock: Clock;
  /** The copy could not be read, and is read again. */
  onFault(error: unknown): void;
}

/** @throws what the first reading threw */
export async function copyPeople({ db, notices, clock, onFault }: PostgresPeopleDeps): Promise<PostgresPeople> {
  const others = new Set<() => void>();
  let [copy, text] = await read(db);
  let reading: Promise<boolean> | null = null;
  let isStale = false;
  let timer: Timer | null = null;
  let isStopped = false;

  const readOnce = async (): Promise<boolean> => {
    const [next, nextText] = await read(db);
    const isOther = nextText !== text;
    [copy, text] = [next, nextText];
    return isOther;
  };
  // What was written while it was being read may not be in it: then it is read once more, for however many who ask.
  const look = async (): Promise<boolean> => {
    if (reading) {
      isStale = true;
      return reading;
    }
    reading = (async () => {
      let isOther = false;
      do {
        isStale = false;
        isOther = (await readOnce()) || isOther;
      } while (isStale && !isStopped);
      return isOther;
    })();
    try {
      return await reading;
    } finally {
      reading = null;
    }
  };
  const hear = (): void => {
    if (isStopped) return;
    void look().then((isOther) => {
      if (isOther && !isStopped) for (const listener of others) listener();
    }, onFault);
  };
  const again = (): void => {
    hear();
    timer = clock.setTimeout(again, READ_EVERY_MS);
  };
  timer = clock.setTimeout(again, READ_EVERY_MS);
  const stopListening = notices.listen((notice) => {
    if (notice.type !== "moved") hear();
  });

  return {
    site: (id) => copy.sites.get(id) ?? null,
    sites: () => [...copy.sites.values()],
    hasSomebodySignedIn: () => copy.hasSomebodySignedIn,
    leases: () => copy.leases,
    colleagues: () => copy.colleagues,
    async changed() {
      await sql`SELECT pg_notify(${CHANNEL}, ${PEOPLE_PAYLOAD})`.execute(db);
      await look();
    },
    look,
    onOthers(listener) {
      others.add(listener);
      return () => void others.delete(listener);
    },
    async stop() {
      isStopped = true;
      stopListening();
      if (timer !== null) clock.clearTimeout(timer);
      await reading?.catch(() => {});
    },
  };
}

async function read(db: Kysely<Tables>): Promise<[Copy, string]> {
  const [sites, users, leases] = await Promise.all([
    db.selectFrom("sites").select(["id", "settings", "policy_version"]).execute(),
    db
      .selectFrom("user")
      .select(["id", "name", "image", "offDutyWhy", "capacity", "languages", "skills", "firstSignInAtMs"])
      .execute(),
    db.selectFrom("attendance").select(["agent", "is_on_duty", "lease_until"]).execute(),
  ]);
  const sorted = sites.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const copy = {
    sites: new Map(sorted.map((row) => [row.id, row])),
    leases,
    colleagues: users.map((row) => v.parse(colleagueSchema, row)),
    hasSomebodySignedIn: users.some(({ firstSignInAtMs }) => firstSignInAtMs !== null),
  };
  // A lease that is only prolonged is no news.
  const held = leases.map(({ agent, is_on_duty: isOnDuty }) => `${agent} ${isOnDuty}`).toSorted();
  return [copy, JSON.stringify([sorted, users.map((row) => JSON.stringify(row)).toSorted(), held])];
}
