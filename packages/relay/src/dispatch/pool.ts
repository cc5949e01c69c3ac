// Decides which agents may be offered a visitor now: those who know them, then those who match, then everyone on duty. It
// widens by fixed shares of the due time, and at once past a step with nobody there, so that absent agents use up no time.
import type { AgentId, SearchStep } from "@handrail/protocol";
import type { DispatchRules, RosterAgent, Waiting } from "./situation.ts";

/** Who may take one visitor at one moment. */
export interface Pool {
  readonly step: SearchStep;
  /** Whether this agent, who is on duty, may be offered the visitor; capacity is not looked at. */
  has(agent: RosterAgent): boolean;
}

interface PoolFacts {
  /** Everyone on duty, full or not. */
  readonly onDuty: readonly RosterAgent[];
  readonly rules: DispatchRules;
  readonly nowMs: number;
}

/** The pool of one visitor at `nowMs`. An agent who has just refused them is not in it. */
export function poolOf(visitor: Waiting, { onDuty, rules, nowMs }: PoolFacts): Pool {
  const isThere = (agent: RosterAgent): boolean => !isResting(visitor, agent.id, { rules, nowMs });
  const steps = stepTimes(visitor, rules);
  const isMatchingOpen =
    nowMs >= steps.matchingAtMs || !onDuty.some((agent) => knows(agent, visitor) && isThere(agent));
  if (!isMatchingOpen) return { step: "known", has: (agent) => knows(agent, visitor) && isThere(agent) };
  const isIn = (agent: RosterAgent): boolean => knows(agent, visitor) || matches(agent, visitor);
  const isEveryoneOpen = nowMs >= steps.everyoneAtMs || !onDuty.some((agent) => isIn(agent) && isThere(agent));
  return {
    step: isEveryoneOpen ? "everyone" : "matching",
    has: (agent) => (isEveryoneOpen || isIn(agent)) && isThere(agent),
  };
}

/** How long the visitor may be kept waiting as far as shares of it go, in ms. */
export function spanMs(visitor: Waiting, rules: DispatchRules): number {
  const dueAtMs = visitor.dueAtMs ?? visitor.askedAtMs + rules.widenWithinMsMax;
  return Math.max(0, Math.min(dueAtMs - visitor.askedAtMs, rules.widenWithinMsMax));
}

/** When the pool widens by time alone, in ms since the epoch. */
export function stepTimes(visitor: Waiting, rules: DispatchRules): { matchingAtMs: number; everyoneAtMs: number } {
  const span = spanMs(visitor, rules);
  return {
    matchingAtMs: visitor.askedAtMs + Math.round(span * rules.matchingFrom),
    everyoneAtMs: visitor.askedAtMs + Math.round(span * rules.everyoneFrom),
  };
}

/** Whether the agent has held the visitor or was handed them. */
export function knows(agent: RosterAgent, visitor: Waiting): boolean {
  return agent.id === visitor.preferred || agent.id === visitor.knownBy;
}

/** Whether the agent speaks the visitor's language and has every skill asked for. */
export function matches(agent: RosterAgent, visitor: Waiting): boolean {
  return speaks(agent, visitor.language) && visitor.skills.every((skill) => agent.skills.includes(skill));
}

/** When an agent who refused this visitor may be offered them again; 0 if they did not refuse. */
export function restsUntilMs(visitor: Waiting, agent: AgentId, facts: Pick<PoolFacts, "rules" | "nowMs">): number {
  const { offer, refusals } = visitor;
  let lastAtMs = -Infinity;
  for (const refusal of refusals) if (refusal.agent === agent) lastAtMs = Math.max(lastAtMs, refusal.atMs);
  // An offer that has run out and was not cleared away yet is a refusal.
  if (offer?.agent === agent && offer.expiresAtMs <= facts.nowMs) lastAtMs = Math.max(lastAtMs, offer.expiresAtMs);
  return lastAtMs === -Infinity ? 0 : lastAtMs + facts.rules.refusalMs;
}

function isResting(visitor: Waiting, agent: AgentId, facts: Pick<PoolFacts, "rules" | "nowMs">): boolean {
  return restsUntilMs(visitor, agent, facts) > facts.nowMs;
}

// Only the language itself is compared: whoever answers in Portuguese is a better answer to pt-BR than nobody.
function speaks(agent: RosterAgent, language: string | null): boolean {
  if (language === null || agent.languages.length === 0) return true;
  const wanted = primary(language);
  return agent.languages.some((tag) => primary(tag) === wanted);
}

function primary(tag: string): string {
  return (tag.split("-", 1)[0] ?? tag).toLowerCase();
}
