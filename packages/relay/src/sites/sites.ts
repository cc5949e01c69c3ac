// Keeps the sites in the database. They are looked at several times with every command, so what was read is believed for a moment:
// a change by this process is seen at once, one by the command line that moment later.
import { siteId, type SiteId } from "@handrail/protocol";
import * as v from "valibot";
import type { NearPeople, SiteRow } from "../accounts/near-people.ts";
import { changesOf, rowOf, type Beside, type Work } from "../store/beside.ts";
import { createMemory } from "../store/memory.ts";
import { changed, changesPolicy } from "./change.ts";
import { done, refused, type Result } from "./result.ts";
import { defaultSettings, parsePatch, parseSiteId, settingsSchema, type Settings } from "./settings.ts";
import type { Site, Sites } from "./site.ts";

/** For so long what was read is believed, in ms. */
const MEMORY_MS = 250;

/** What the sites stand on. `now` is the store's clock. */
export interface SitesOptions {
  readonly beside: Beside;
  readonly near: NearPeople;
  readonly now: () => number;
}

/** Opens the sites of a database. */
export function openSites({ beside, near, now }: SitesOptions): Sites {
  const { db } = beside;
  const listeners = new Set<(id: SiteId) => void>();
  // Read with every command: the JSON is proven again only when the row has changed.
  const read = new Map<string, { readonly row: SiteRow; readonly site: Site }>();
  const memory = createMemory(now, MEMORY_MS);
  const believed = new Map<SiteId, Site>();

  function siteOf(row: SiteRow): Site {
    const known = read.get(row.id);
    if (known && known.row.settings === row.settings && known.row.policy_version === row.policy_version) {
      return known.site;
    }
    const settings = v.parse(settingsSchema, JSON.parse(row.settings));
    const site = { id: siteId(row.id), policyVersion: row.policy_version, ...settings };
    read.set(row.id, { row, site });
    return site;
  }

  function get(id: SiteId): Site | null {
    if (!memory.isFresh()) believed.clear();
    const known = believed.get(id);
    if (known) return known;
    const row = near.site(id);
    if (!row) return null; // not believed: whoever adds it elsewhere need not wait
    const site = siteOf(row);
    believed.set(id, site);
    return site;
  }

  async function add(input: unknown): Promise<Result<Site>> {
    const id = parseSiteId(fieldOf(input, "site"));
    if (!id.ok) return id;
    const patch = parsePatch(input);
    if (!patch.ok) return patch;
    const settings = changed(defaultSettings(id.value), patch.value);
    if (!settings.ok) return settings;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("sites")
      .values({ id: id.value, settings: JSON.stringify(settings.value), policy_version: 1, created_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n ? stored(id.value) : refused("already-exists");
  }

  async function set(id: SiteId, input: Readonly<Record<string, unknown>>): Promise<Result<Site>> {
    const row = await db
      .selectFrom("sites")
      .select(["id", "settings", "policy_version"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row) return refused("unknown-site");
    const patch = parsePatch(input);
    if (!patch.ok) return patch;
    const before = settingsOf(siteOf(row));
    const after = changed(before, patch.value);
    if (!after.ok) return after;
    const { numUpdatedRows } = await db
      .updateTable("sites")
      .set({
        settings: JSON.stringify(after.value),
        policy_version: row.policy_version + (changesPolicy(before, after.value) ? 1 : 0),
      })
      .where("id", "=", id)
      .where("settings", "=", row.settings)
      .where("policy_version", "=", row.policy_version)
      .executeTakeFirst();
    // Another process was faster: the change is decided again on what it left.
    return numUpdatedRows === 1n ? stored(id) : set(id, input);
  }

  // No index has the site of every conversation: they are read through once (0.6 to 1 s for 200,000 of them, 2026-11-27, on a busy machine).
  // Whoever else has not heard of it yet, a moment later, may still take a first message: whoever adds the key again has it all.
  function* drop(id: SiteId): Work<"removed" | "unknown" | "used"> {
    if (!(yield* rowOf(beside.locked(db.selectFrom("sites").select("id").where("id", "=", id))))) return "unknown";
    for (const table of ["ledger_chain", "erasures", "conversations"] as const)
      if (yield* rowOf(db.selectFrom(table).select("site").where("site", "=", id).limit(1))) return "used";
    for (const table of ["probes", "alarms"] as const) yield* changesOf(db.deleteFrom(table).where("site", "=", id));
    yield* changesOf(db.deleteFrom("sites").where("id", "=", id));
    return "removed";
  }

  async function remove(id: SiteId): Promise<Result<null>> {
    const became = await beside.transact(() => drop(id));
    if (became === "unknown") return refused("unknown-site");
    if (became === "used") return refused("site-has-conversations");
    believed.delete(id);
    read.delete(id);
    await near.changed();
    for (const listener of listeners) listener(id);
    return done(null);
  }

  async function stored(id: SiteId): Promise<Result<Site>> {
    await near.changed();
    believed.delete(id);
    const site = get(id);
    if (!site) return refused("unknown-site");
    for (const listener of listeners) listener(id);
    return done(site);
  }

  return {
    get,
    list: () => near.sites().map(siteOf),
    add,
    set,
    remove,
    isLive: (id) => get(id) !== null && near.hasSomebodySignedIn(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function settingsOf(site: Site): Settings {
  return v.parse(settingsSchema, site);
}

function fieldOf(input: unknown, name: string): unknown {
  return v.parse(v.fallback(v.record(v.string(), v.unknown()), {}), input)[name];
}
