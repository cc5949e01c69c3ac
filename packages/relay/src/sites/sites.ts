// Keeps the sites in the database. They are looked at several times with every command, so what was read is believed for a moment:
// a change by this process is seen at once, one by the command line that moment later.
import type { DatabaseSync } from "node:sqlite";
import { siteId, type SiteId } from "@handrail/protocol";
import * as v from "valibot";
import { createMemory } from "../store/memory.ts";
import { integer, text, type Row as StoredRow } from "../store/row.ts";
import { changed, changesPolicy } from "./change.ts";
import { done, refused, type Result } from "./result.ts";
import { defaultSettings, parsePatch, parseSiteId, settingsSchema, type Settings } from "./settings.ts";
import type { Site, Sites } from "./site.ts";

/** For so long what was read is believed, in ms. */
const MEMORY_MS = 250;

interface Row {
  readonly id: string;
  readonly settings: string;
  readonly policy_version: number;
}

/** Opens the sites of a database. `now` is the store's clock. */
export function openSites(options: { readonly sqlite: DatabaseSync; readonly now: () => number }): Sites {
  const { sqlite, now } = options;
  const one = sqlite.prepare("SELECT id, settings, policy_version FROM sites WHERE id = ?");
  const all = sqlite.prepare("SELECT id, settings, policy_version FROM sites ORDER BY id");
  const insert = sqlite.prepare(
    "INSERT INTO sites (id, settings, policy_version, created_at) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING",
  );
  const update = sqlite.prepare(
    "UPDATE sites SET settings = ?, policy_version = ? WHERE id = ? AND settings = ? AND policy_version = ?",
  );
  const signedIn = sqlite.prepare("SELECT 1 FROM user WHERE firstSignInAtMs IS NOT NULL LIMIT 1");
  const listeners = new Set<(id: SiteId) => void>();
  // Read with every command: the JSON is proven again only when the row has changed.
  const read = new Map<string, { readonly row: Row; readonly site: Site }>();
  const memory = createMemory(now, MEMORY_MS);
  const believed = new Map<SiteId, Site>();

  function siteOf(stored: StoredRow): Site {
    const row = {
      id: text(stored, "id"),
      settings: text(stored, "settings"),
      policy_version: integer(stored, "policy_version"),
    };
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
    const row = one.get(id);
    if (row === undefined) return null; // not believed: whoever adds it elsewhere need not wait
    const site = siteOf(row);
    believed.set(id, site);
    return site;
  }

  function add(input: unknown): Result<Site> {
    const id = parseSiteId(fieldOf(input, "site"));
    if (!id.ok) return id;
    const patch = parsePatch(input);
    if (!patch.ok) return patch;
    const settings = changed(defaultSettings(id.value), patch.value);
    if (!settings.ok) return settings;
    const { changes } = insert.run(id.value, JSON.stringify(settings.value), now());
    return Number(changes) === 0 ? refused("already-exists") : stored(id.value);
  }

  function set(id: SiteId, input: Readonly<Record<string, unknown>>): Result<Site> {
    const row = one.get(id);
    if (row === undefined) return refused("unknown-site");
    const patch = parsePatch(input);
    if (!patch.ok) return patch;
    const before = settingsOf(siteOf(row));
    const after = changed(before, patch.value);
    if (!after.ok) return after;
    const known = { settings: text(row, "settings"), policy_version: integer(row, "policy_version") };
    const version = known.policy_version + (changesPolicy(before, after.value) ? 1 : 0);
    const { changes } = update.run(JSON.stringify(after.value), version, id, known.settings, known.policy_version);
    // Another process was faster: the change is decided again on what it left.
    return Number(changes) === 0 ? set(id, input) : stored(id);
  }

  function stored(id: SiteId): Result<Site> {
    believed.delete(id);
    const site = get(id);
    if (!site) return refused("unknown-site");
    for (const listener of listeners) listener(id);
    return done(site);
  }

  return {
    get,
    list: () => all.all().map(siteOf),
    add,
    set,
    isLive: (id) => get(id) !== null && signedIn.get() !== undefined,
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
