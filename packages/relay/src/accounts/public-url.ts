// Remembers under which address the relay was last started, so that links made by the command line lead there.
import type { Beside } from "../store/beside.ts";

/** Where a relay is when nobody says otherwise. */
export const DEFAULT_PUBLIC_URL = "http://127.0.0.1:4600";

const KEY = "public-url";

/** The address of the last start, or the default one. */
export async function knownPublicUrl({ db }: Pick<Beside, "db">): Promise<string> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", KEY).executeTakeFirst();
  return row?.value ?? DEFAULT_PUBLIC_URL;
}

/** Keeps the address of this start. */
export async function rememberPublicUrl({ db }: Pick<Beside, "db">, publicUrl: string): Promise<void> {
  await db
    .insertInto("meta")
    .values({ key: KEY, value: publicUrl })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: publicUrl }))
    .execute();
}

/** An address without a path or a slash at its end, or `null` when the text is none. */
export function parsePublicUrl(text: string): string | null {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  const isBare = address.pathname === "/" && address.search === "" && address.hash === "" && address.username === "";
  return isBare ? address.origin : null;
}
