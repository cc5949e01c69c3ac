// Keeps who is present on one channel, and for how long whoever has lost their socket still is. Knows nothing of capabilities
// and of who is told.
import type { HubLimits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import { PRESENCE } from "./words.ts";
import type { HubPresence } from "./words.ts";

/** One channel's members, by client and connection. */
export interface PresenceSet {
  /** Applies a change; answers what is news to those who watch, which a repeat is not. */
  apply(change: HubPresence): HubPresence | undefined | Refusal;
  /** Whoever is there through that connection leaves; answers their leaving. */
  leaveAll(connectionId: string, nowMs: number): readonly HubPresence[];
  members(): readonly HubPresence[];
  /** What has happened, oldest first. */
  history(): readonly HubPresence[];
}

export function createPresenceSet(limits: HubLimits): PresenceSet {
  const present = new Map<string, HubPresence>();
  const past: HubPresence[] = [];
  const told = (change: HubPresence): HubPresence => {
    past.push(change);
    return change;
  };
  return {
    apply(change) {
      const member = memberName(change);
      const before = present.get(member);
      if (change.action === PRESENCE.leave) return present.delete(member) ? told(change) : undefined;
      // A client that comes back enters again under the id that it had; that is news only where it was missed meanwhile.
      if (before?.id === change.id) return undefined;
      if (before === undefined && present.size >= limits.membersMax) return refuse(91003);
      present.set(member, { ...change, action: PRESENCE.present });
      return told(change);
    },
    leaveAll(connectionId, nowMs) {
      const gone = [...present.values()].filter((member) => member.connectionId === connectionId);
      return gone.map((member) => {
        present.delete(memberName(member));
        return told({ ...member, action: PRESENCE.leave, timestamp: nowMs, id: synthesized(member.id) });
      });
    },
    members: () => [...present.values()],
    history: () => past,
  };
}

function memberName({ clientId, connectionId }: HubPresence): string {
  return `${connectionId} ${clientId}`;
}

/** An id that does not begin with the connection's says that the hub, not the member, said it (RTP2b1). */
function synthesized(id: string): string {
  return `hub:${id}`;
}
