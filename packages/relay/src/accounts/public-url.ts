// Remembers under which address the relay was last started, so that links made by the command line lead there.
import * as v from "valibot";
import type { Database } from "../store/database.ts";

/** Where a relay is when nobody says otherwise. */
export const DEFAULT_PUBLIC_URL = "http://127.0.0.1:4600";

const KEY = "public-url";
const rowSchema = v.object({ value: v.string() });

/** The address of the last start, or the default one. */
export function knownPublicUrl({ sqlite }: Database): string {
  const row = sqlite.prepare("SELECT value FROM meta WHERE key = ?").get(KEY);
  return row === undefined ? DEFAULT_PUBLIC_URL : v.parse(rowSchema, row).value;
}

/** Keeps the address of this start. */
export function rememberPublicUrl({ sqlite }: Database, publicUrl: string): void {
  sqlite
    .prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
    .run(KEY, publicUrl);
}

/** An address without a path or a slash at its end, or `null` when the text is none. */
export function parsePublicUrl(text: string): string | null {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  const isBare = address.pathname === "/" && address.search === "" && address.hash === "" && address.username === "";
  return isBare ? address.origin : null;
}
