// The replies that this agent can use, as the relay told them last: they are there at once when one is looked for, and read again then.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { SavedReply, SavedReplyInput } from "@handrail/protocol";
import type { Answer } from "../api/answer.ts";
import type { DeskApi } from "../api/desk-api.ts";
import type { Platform } from "../platform/platform.ts";

/** The saved replies of one page. */
export interface SavedReplies {
  /** `null`: not read yet. */
  readonly list: ReadonlySignal<readonly SavedReply[] | null>;
  /** Reads them. What was known stays when they cannot be read. */
  read(): Promise<Answer<readonly SavedReply[]>>;
  /** For a new one. */
  newId(): SavedReply["id"];
  /** Adds it, or changes the one of this id. */
  put(id: SavedReply["id"], reply: SavedReplyInput): Promise<Answer<SavedReply>>;
  delete(id: SavedReply["id"]): Promise<Answer<unknown>>;
  /** Somebody else may sign in. */
  forget(): void;
}

type Api = Pick<DeskApi, "savedReplies" | "putSavedReply" | "deleteSavedReply">;

export function createSavedReplies({ randomId }: Pick<Platform, "randomId">, api: Api): SavedReplies {
  const list = signal<readonly SavedReply[] | null>(null);
  // An answer from before a change, or for somebody else, must not come back after it.
  let stretch = 0;

  function without(id: SavedReply["id"]): readonly SavedReply[] {
    return (list.peek() ?? []).filter((reply) => reply.id !== id);
  }
  return {
    list,
    newId: randomId,
    async read() {
      const mine = stretch;
      const answer = await api.savedReplies();
      if (answer.type === "ok" && mine === stretch) list.value = answer.value;
      return answer;
    },
    async put(id, reply) {
      const answer = await api.putSavedReply(id, reply);
      stretch += 1;
      if (answer.type === "ok") list.value = [...without(id), answer.value];
      return answer;
    },
    async delete(id) {
      const answer = await api.deleteSavedReply(id);
      stretch += 1;
      if (answer.type === "ok") list.value = without(id);
      return answer;
    },
    forget() {
      stretch += 1;
      list.value = null;
    },
  };
}
