// Keeps the roster in memory as dispatch wants it: who is on duty until when, what they are good at, whose offers ran out.
import type { AgentId } from "@handrail/protocol";
import type { Duty } from "../duty/duty.ts";
import type { RosterAgent } from "./situation.ts";

/** An agent as far as the roster tells: what they hold is for the log to say. */
export type OnRoster = Omit<RosterAgent, "holding" | "idleSinceMs">;

export interface LiveRoster {
  at(nowMs: number): readonly OnRoster[];
  /** HG12: whoever lets too many offers in a row run out goes off duty, where they and everybody can see it. */
  offerEnded(agent: AgentId, end: "expired" | "answered"): void;
  /** It may have changed. */
  forget(): void;
}

/** Reads it when it is first asked for, and again after each change or when a lease that was read has ended. */
export function openLiveRoster(
  duty: Pick<Duty, "list" | "dutyUntilMs" | "endOverOffers">,
  { expiredOffersMax }: { readonly expiredOffersMax: number },
): LiveRoster {
  const expired = new Map<AgentId, number>();
  let known: readonly OnRoster[] | null = null;
  let endsAtMs = 0;

  const read = (): readonly OnRoster[] => {
    const before = new Map(known?.map((agent) => [agent.id, agent]));
    const agents = duty.list().map(({ id, capacity, languages, skills }) => {
      const dutyUntilMs = duty.dutyUntilMs(id);
      // Whoever goes on duty anew begins anew.
      if (dutyUntilMs > 0 && (before.get(id)?.dutyUntilMs ?? 0) === 0) expired.delete(id);
      return { id, dutyUntilMs, capacity, languages, skills, offersExpired: expired.get(id) ?? 0 };
    });
    endsAtMs = Math.min(...agents.flatMap(({ dutyUntilMs }) => (dutyUntilMs > 0 ? [dutyUntilMs] : [])), Infinity);
    return agents;
  };
  let isStale = true;
  return {
    at(nowMs) {
      if (known === null || isStale || nowMs >= endsAtMs) known = read();
      isStale = false;
      return known;
    },
    offerEnded(agent, end) {
      isStale = true;
      if (end === "answered") return void expired.delete(agent);
      const inARow = (expired.get(agent) ?? 0) + 1;
      expired.set(agent, inARow);
      if (inARow < expiredOffersMax) return;
      expired.delete(agent);
      if (duty.dutyUntilMs(agent) > 0) void duty.endOverOffers(agent);
    },
    forget() {
      isStale = true;
    },
  };
}
