// Keeps which conversations a signed-in visitor has, with what opens them, and finds them again for whoever proves to be the same (decision 0025).
import { conversationId, LIMITS, type ConversationSecret, type OwnConversation, type SiteId } from "@handrail/protocol";
import { faultLine, type Logger } from "../logger.ts";
import type { Platform } from "../platform.ts";
import { changesOf, rowOf, rowsOf, type Beside, type Work } from "../store/beside.ts";
import { NONCE_BYTES, secretSeal, type Owned } from "./sealed-secret.ts";

export interface OwnConversations {
  /** Notes whose it is; does nothing for one that is noted or erased. Never throws: the next page's token is another chance. */
  keep(owned: Owned, secret: ConversationSecret): Promise<void>;
  /** Newest first, one more than `LIMITS.earlierConversationsMax` at most. */
  of(site: SiteId, sub: string): Promise<readonly OwnConversation[]>;
}

export interface OwnConversationsDeps {
  readonly beside: Beside;
  readonly platform: Pick<Platform, "random">;
  /** The relay's own. */
  readonly secret: string;
  readonly logger: Pick<Logger, "warn" | "error">;
}

/** Remembered as noted, so that each page that identifies its visitor anew writes nothing. */
const NOTED_MAX = 10_000;
/**
 * Rows of one visitor's: what is told several times over, for some cannot be opened, and some go on after long. A `sub` that a shop gives
 * everybody has no more, so that no lookup holds the relay up.
 */
const KEPT_MAX = 100;
const TOLD_MAX = LIMITS.earlierConversationsMax + 1;

/** Opens those of a database. */
export function openOwnConversations({
  beside,
  platform,
  secret: own,
  logger,
}: OwnConversationsDeps): OwnConversations {
  const { db } = beside;
  const { seal, open } = secretSeal(own);
  const noted = new Set<string>();
  let hasWarned = false;

  const ofVisitor = (site: SiteId, sub: string) =>
    db
      .selectFrom("own_conversations as own")
      .innerJoin("conversations", "conversations.id", "own.conversation")
      .where("own.site", "=", site)
      .where("own.sub", "=", sub)
      .orderBy("conversations.last_at", "desc")
      .orderBy("own.conversation")
      .limit(KEPT_MAX);

  // Answers which are not kept any more: it may be the same, where that is older than all the others.
  function* note({ conversation, site, sub }: Owned, sealed: string): Work<readonly string[]> {
    // Held until the end: an erasure that comes between would leave this behind (HG14).
    const ids = db.selectFrom("conversations").select("id").where("id", "=", conversation);
    if (!(yield* rowOf(beside.locked(ids)))) return [];
    if (yield* rowOf(db.selectFrom("erasures").select("n").where("conversation", "=", conversation))) return [];
    yield* changesOf(
      db
        .insertInto("own_conversations")
        .values({ conversation, site, sub, sealed })
        // Also what was sealed under another secret of the relay's.
        .onConflict((conflict) => conflict.column("conversation").doUpdateSet({ sub, sealed })),
    );
    const beyond = ofVisitor(site, sub).select("own.conversation").offset(KEPT_MAX);
    const dropped = yield* rowsOf(
      db.deleteFrom("own_conversations").where("conversation", "in", beyond).returning("conversation"),
    );
    return dropped.map((row) => row.conversation);
  }

  return {
    async keep(owned, secret) {
      const { conversation } = owned;
      if (noted.has(conversation)) return;
      const sealed = seal(secret, owned, platform.random.bytes(NONCE_BYTES));
      try {
        const dropped = await beside.transact(() => note(owned, sealed));
        noted.add(conversation);
        for (const one of dropped) noted.delete(one);
      } catch (error) {
        return logger.error(faultLine(error), "whose a conversation is could not be noted");
      }
      for (const oldest of noted) {
        if (noted.size <= NOTED_MAX) break;
        noted.delete(oldest);
      }
    },
    async of(site, sub) {
      const rows = await ofVisitor(site, sub)
        .leftJoin("user", "user.id", "conversations.last_agent")
        .select(["own.conversation", "own.sealed", "conversations.head", "conversations.last_at", "user.name as agent"])
        .execute();
      const found: OwnConversation[] = [];
      let unopened = 0;
      for (const { conversation, sealed, head, last_at: lastAtMs, agent } of rows) {
        if (found.length === TOLD_MAX) break;
        const secret = open(sealed, { site, sub, conversation: conversationId(conversation) });
        if (secret) found.push({ secret, head, lastAtMs, agent });
        else unopened += 1;
      }
      if (unopened > 0 && !hasWarned) {
        hasWarned = true;
        logger.warn(
          {},
          "conversations of signed-in visitors were sealed under another secret of the relay's, and are not found again",
        );
      }
      return found;
    },
  };
}
