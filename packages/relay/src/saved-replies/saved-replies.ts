// Keeps replies that are written once and sent often, and decides who may write them: a site's are for admins, everybody has their own. Knows
// nothing of how they are found and filled in: that is the desk's.
import { LIMITS, siteId, type SavedReply } from "@handrail/protocol";
import { savedReplyIdSchema, savedReplySchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import type { Account } from "../accounts/accounts.ts";
import { done, refused, type Result } from "../sites/result.ts";
import { parse } from "../sites/settings.ts";
import type { Sites } from "../sites/site.ts";
import { changesOf, rowOf, rowsOf, type Beside, type Work } from "../store/beside.ts";

type Writer = Pick<Account, "id" | "role">;

export interface SavedReplies {
  /** Every site's and the agent's own, in an order that says nothing. */
  list(agent: Account["id"]): Promise<readonly SavedReply[]>;
  /**
   * Adds it, or changes the one of this id as a whole. `invalid-input` with `details.field`, `unknown-site`, `forbidden`,
   * `too-many-saved-replies`.
   */
  put(writer: Writer, id: string, body: unknown): Promise<Result<SavedReply>>;
  /** Takes it away, if it is there. `forbidden`. */
  remove(writer: Writer, id: string): Promise<Result<null>>;
}

interface Owner {
  readonly site: string | null;
  readonly agent: string | null;
}

/** Opens those of a database. */
export function openSavedReplies(beside: Beside, sites: Pick<Sites, "get">): SavedReplies {
  const { db } = beside;
  const ownerOf = (id: string) => db.selectFrom("saved_replies").select(["site", "agent"]).where("id", "=", id);

  // Whoever adds beside another may come one over the limit with them: it is there against scripts, not to the last one.
  function* write(writer: Writer, reply: SavedReply): Work<Result<SavedReply>> {
    const { id, site, ...rest } = reply;
    const owner = { site, agent: site === null ? writer.id : null };
    const before = yield* rowOf(ownerOf(id));
    if (![before, owner].every((each) => mayWrite(writer, each))) return refused("forbidden");
    const owned = db.selectFrom("saved_replies").select("id");
    const theirs = yield* rowsOf(site === null ? owned.where("agent", "=", writer.id) : owned.where("site", "=", site));
    if (theirs.length >= LIMITS.savedRepliesMax && !theirs.some((row) => row.id === id))
      return refused("too-many-saved-replies", { max: String(LIMITS.savedRepliesMax) });
    const values = { ...rest, ...owner };
    yield* changesOf(
      db
        .insertInto("saved_replies")
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values)),
    );
    return done(reply);
  }

  function* drop(writer: Writer, id: string): Work<Result<null>> {
    if (!mayWrite(writer, yield* rowOf(ownerOf(id)))) return refused("forbidden");
    yield* changesOf(db.deleteFrom("saved_replies").where("id", "=", id));
    return done(null);
  }

  return {
    async list(agent) {
      const rows = await db
        .selectFrom("saved_replies")
        .select(["id", "site", "title", "text", "language", "shortcut"])
        .where((either) => either.or([either("site", "is not", null), either("agent", "=", agent)]))
        .orderBy("id")
        .execute();
      return rows.map((row) => ({ ...row, site: row.site === null ? null : siteId(row.site) }));
    },
    async put(writer, id, body) {
      if (!v.is(savedReplyIdSchema, id)) return refused("invalid-input", { field: "id" });
      const input = parse(savedReplySchema, body);
      if (!input.ok) return input;
      const { site } = input.value;
      if (site !== null && !sites.get(site)) return refused("unknown-site");
      return beside.transact(() => write(writer, { id, ...input.value }));
    },
    remove: (writer, id) => beside.transact(() => drop(writer, id)),
  };
}

// `null`: there is none, and nobody's is anybody's.
function mayWrite({ id, role }: Writer, owner: Owner | null): boolean {
  if (owner === null) return true;
  return owner.site === null ? owner.agent === id : role === "admin";
}
