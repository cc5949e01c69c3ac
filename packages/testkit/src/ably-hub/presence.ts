// Turns what a client says of presence into changes of a set, each under the client's own id, and a set into SYNC pages.
// Knows nothing of capabilities and of who is attached.
import { readPayload } from "./codec.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import { ACTION, PRESENCE } from "./words.ts";
import type { HubPresence, PresenceWord, ServerWord } from "./words.ts";

/** Who says it. */
export interface Speaker {
  readonly connectionId: string;
  readonly clientId: string | undefined;
  maySpeakAs(clientId: string): boolean;
  readonly nowMs: number;
}

/** Reads the changes of one protocol message: all of them, or none. */
export function presenceChanges(word: PresenceWord, by: Speaker): readonly HubPresence[] | Refusal {
  const changes: HubPresence[] = [];
  for (const [index, draft] of word.presence.entries()) {
    const clientId = draft.clientId ?? by.clientId;
    if (clientId === undefined) return refuse(91000);
    if (draft.clientId !== undefined && !by.maySpeakAs(draft.clientId)) return refuse(40012);
    if (draft.action < PRESENCE.enter || draft.action > PRESENCE.update) return refuse(40003, "presence action");
    const payload = readPayload(draft.data, draft.encoding);
    if (payload === undefined) return refuse(40013);
    changes.push({
      id: draft.id ?? `${by.connectionId}:${word.msgSerial}:${index}`,
      action: draft.action,
      timestamp: by.nowMs,
      clientId,
      connectionId: by.connectionId,
      ...payload,
    });
  }
  return changes;
}

/** Members on one page: few enough that a full set takes several, as on Ably. */
const MEMBERS_PER_PAGE = 100;

/** A set as SYNC pages; each serial names the sync and how far it is, the last one that it is over. */
export function syncWords(channel: string, members: readonly HubPresence[]): readonly ServerWord[] {
  const pages: ServerWord[] = [];
  for (let from = 0; from < members.length; from += MEMBERS_PER_PAGE) {
    const to = from + MEMBERS_PER_PAGE;
    const channelSerial = `sync:${to < members.length ? to : ""}`;
    pages.push({ action: ACTION.sync, channel, channelSerial, presence: members.slice(from, to) });
  }
  return pages;
}
