// Agents who are always on duty, for nodes that have no accounts: what they do comes by the authority, as from a desk.
import { agentId, type AgentId } from "@handrail/protocol";
import type { Duty, DutyEntry } from "../../../duty/duty.ts";

export const TEAM: readonly DutyEntry[] = ["kari", "ola", "per"].map((name) => ({
  id: agentId(name),
  name,
  isOnDuty: true,
  capacity: 3,
  languages: [],
  skills: [],
  picture: null,
}));

/** `endOverOffers` is what dispatch does to an agent who lets offers run out; whoever of this team acts is back at once. */
export function teamDuty(now: () => number): Pick<Duty, "list" | "dutyUntilMs" | "isOnDuty" | "count" | "onChange"> & {
  endOverOffers(agent: AgentId): Promise<void>;
} {
  return {
    list: () => TEAM,
    dutyUntilMs: () => now() + 90_000,
    isOnDuty: () => true,
    count: () => TEAM.length,
    onChange: () => () => {},
    endOverOffers: () => Promise.resolve(),
  };
}
