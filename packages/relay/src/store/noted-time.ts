// What time it was when this store was last in use, to the minute: a start knows by it that the clock has gone back meanwhile.
import type { Beside } from "./beside.ts";

const KEY = "clock";

/** In ms since the epoch; `null` before anything was noted. */
export async function notedTime({ db }: Pick<Beside, "db">): Promise<number | null> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", KEY).executeTakeFirst();
  return row ? Number(row.value) : null;
}

/** Notes it. */
export async function noteTime({ db }: Pick<Beside, "db">, atMs: number): Promise<void> {
  const value = String(atMs);
  await db
    .insertInto("meta")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
