// Keeps the pictures that agents are seen by, and decides by its bytes what may be one. Whoever asks may see them: that is what they are for.
import { createHash } from "node:crypto";
import { LIMITS, type AgentId } from "@handrail/protocol";
import { kindOf } from "../files/kind.ts";
import { done, refused, type Result } from "../sites/result.ts";
import { changesOf, type Beside, type Work } from "../store/beside.ts";
import type { Accounts } from "./accounts.ts";

/** A picture as it is served. */
export interface Picture {
  /** The SHA-256 of its bytes, base64url. */
  readonly hash: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Pictures {
  of(agent: AgentId): Promise<Picture | null>;
  /**
   * Puts it in the place of the one before. `picture-refused` with `details.why`, or `not-found`.
   *
   * @param bytes `null` were more than {@link LIMITS.pictureBytesMax}
   */
  set(agent: AgentId, bytes: Uint8Array | null): Promise<Result<null>>;
  /** Takes it away, if there is one. */
  remove(agent: AgentId): Promise<void>;
}

/** What browsers scale and write everywhere; none of them can hold a script. */
const TYPES: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Opens those of a database. */
export function openPictures(beside: Beside, accounts: Pick<Accounts, "touched">): Pictures {
  const { db } = beside;
  const named = (agent: AgentId, image: string | null) =>
    changesOf(db.updateTable("user").set({ image }).where("id", "=", agent));

  function* write(agent: AgentId, { hash, type, bytes }: Picture): Work<boolean> {
    if ((yield* named(agent, hash)) === 0) return false;
    yield* changesOf(
      db
        .insertInto("agent_pictures")
        .values({ agent, type, bytes })
        .onConflict((conflict) => conflict.column("agent").doUpdateSet({ type, bytes })),
    );
    return true;
  }

  function* drop(agent: AgentId): Work<void> {
    yield* named(agent, null);
    yield* changesOf(db.deleteFrom("agent_pictures").where("agent", "=", agent));
  }

  return {
    async of(agent) {
      const row = await db
        .selectFrom("user")
        .innerJoin("agent_pictures", "agent_pictures.agent", "user.id")
        .select(["user.image as hash", "agent_pictures.type", "agent_pictures.bytes"])
        .where("user.id", "=", agent)
        .executeTakeFirst();
      return row?.hash ? { ...row, hash: row.hash } : null;
    },
    async set(agent, bytes) {
      const picture = await pictureOf(bytes);
      if ("why" in picture) return refused("picture-refused", picture);
      const isDone = await beside.transact(() => write(agent, picture));
      if (!isDone) return refused("not-found");
      await accounts.touched();
      return done(null);
    },
    async remove(agent) {
      await beside.transact(() => drop(agent));
      await accounts.touched();
    },
  };
}

async function pictureOf(bytes: Uint8Array | null): Promise<Picture | { readonly why: "bytes" | "type" | "size" }> {
  if (bytes === null) return { why: "bytes" };
  const kind = await kindOf(bytes);
  if (!kind || !TYPES.has(kind.type)) return { why: "type" };
  // A few bytes can unpack to more than a visitor's browser bears.
  const { width, height } = kind.size ?? { width: 0, height: 0 };
  if (width !== height || width < LIMITS.pictureSideMin || width > LIMITS.pictureSideMax) return { why: "size" };
  return { hash: createHash("sha256").update(bytes).digest("base64url"), type: kind.type, bytes };
}
