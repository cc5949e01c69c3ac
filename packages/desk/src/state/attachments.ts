// Files that an agent attaches, by conversation: they go up at once, and the reply that they belong to is sent when they are there.
// They live with the page; neither a reload nor a sign-out keeps them.
import { createUploads, type Uploads } from "@handrail/core/uploads";
import { fileId, type ConversationId, type FileRef } from "@handrail/protocol";
import type { DeskApi } from "../api/desk-api.ts";
import type { Platform } from "../platform/platform.ts";

/** What the composer and the transcript work with. */
export interface Attachments {
  /** The files of a conversation. */
  of(conversation: ConversationId): Uploads;
  /** Whether files are chosen, or a reply waits for its own: they would go with the page. */
  areWaiting(): boolean;
  /** The network is back: goes on where nobody answered. */
  wake(): void;
  /** Forgets everything. */
  forget(): void;
}

/** Makes them. `onReply` hears what is to be sent now. */
export function createAttachments(
  platform: Platform,
  api: DeskApi,
  onReply: (conversation: ConversationId, text: string, files: readonly FileRef[]) => void,
): Attachments {
  const all = new Map<ConversationId, Uploads>();
  const listeners = new Set<() => void>();

  function make(conversation: ConversationId): Uploads {
    return createUploads({
      clock: {
        now: () => platform.now(),
        setTimeout: (run, ms) => platform.after(ms, run),
        clearTimeout: (callOff) => void (typeof callOff === "function" && callOff()),
      },
      network: {
        isOnline: () => true,
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      dice: () => platform.dice(),
      newId: () => fileId(platform.randomId()),
      send: async (file, part, signal) => {
        const answer = await api.upload(conversation, { file, part, signal });
        // A session that is lost comes back, and so does the network: nobody knows yet what becomes of the file.
        const isOpen = answer.type === "lost" || (answer.type === "refused" && answer.error.code === "unauthenticated");
        return isOpen ? { type: "unknown" } : answer;
      },
      say: (text, files) => onReply(conversation, text, files),
    });
  }

  return {
    of: (conversation) => {
      const known = all.get(conversation);
      if (known) return known;
      const made = make(conversation);
      all.set(conversation, made);
      return made;
    },
    areWaiting: () => [...all.values()].some(({ messages, hasFiles }) => messages.value.length > 0 || hasFiles.value),
    wake: () => listeners.forEach((listen) => listen()),
    forget: () => {
      for (const uploads of all.values()) uploads.stop();
      all.clear();
    },
  };
}
