// Makes of a Postgres database that was put back from a dump one of now: under a new name, with nobody signed in and no invitation open,
// and no work in anybody's hands. No node may run on it meanwhile.
import { randomName, type Platform } from "../platform.ts";
import { changesOf, type Beside } from "../store/beside.ts";

export async function makeAnewOnPostgres({ db, transact }: Beside, platform: Pick<Platform, "random">): Promise<void> {
  const value = randomName(platform);
  await transact(function* () {
    yield* changesOf(db.updateTable("meta").set({ value }).where("key", "=", "generation"));
    yield* changesOf(db.deleteFrom("session"));
    yield* changesOf(db.deleteFrom("verification"));
    yield* changesOf(db.deleteFrom("invitations"));
    yield* changesOf(db.updateTable("jobs").set({ lease_until: 0 }));
  });
}
