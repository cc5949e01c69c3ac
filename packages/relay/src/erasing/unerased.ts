// Says whether something may still be stored beside a conversation's log: nothing may once it is erased (HG14).
import type { ConversationId } from "@handrail/protocol";
import { rowOf, type Beside, type Work } from "../store/beside.ts";

/**
 * Whether a conversation is not erased, nor will be before this transaction ends: an erasure waits for it, and takes along what it has
 * stored. One that has not begun is held by nobody.
 */
export function* isUnerased({ db, locked }: Beside, conversation: ConversationId): Work<boolean> {
  // The lock is a statement of its own: what follows it sees what was committed before it was given.
  yield* rowOf(locked(db.selectFrom("conversations").select("id").where("id", "=", conversation)));
  return (yield* rowOf(db.selectFrom("erasures").select("n").where("conversation", "=", conversation))) === null;
}
