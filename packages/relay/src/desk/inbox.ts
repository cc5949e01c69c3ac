// Builds what the desk's left side shows, from the columns of the log and never by folding it.
import type { AgentId, Conversation, Inbox, InboxItem, Me, RosterEntry } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import type { ConversationSummary } from "../store/log.ts";
import type { DeskDeps } from "./deps.ts";

/** Closed conversations in the list. */
const CLOSED_MAX = 20;

type InboxDeps = Pick<DeskDeps, "log" | "people" | "presence" | "platform">;

/** Everything, as this agent sees it. */
export function inboxOf(deps: InboxDeps, agent: AgentId): Inbox {
  const { log, platform } = deps;
  const itemOf = (summary: ConversationSummary): InboxItem => inboxItem(deps, summary);
  const held = log.held();
  return {
    asOfMs: platform.clock.now(),
    queue: log.queued().map(itemOf),
    mine: held.filter(({ state }) => isHeldBy(state, agent)).map(itemOf),
    others: held.filter(({ state }) => !isHeldBy(state, agent)).map(itemOf),
    closed: log.closedBy(agent, CLOSED_MAX).map(itemOf),
    roster: roster(deps),
  };
}

/** One row. */
export function inboxItem(deps: Pick<InboxDeps, "people" | "presence">, summary: ConversationSummary): InboxItem {
  const { state } = summary;
  return {
    conversation: state.id,
    site: state.site,
    siteName: deps.people.sites.get(state.site)?.name ?? state.site,
    head: state.head,
    owner: state.owner,
    why: state.request?.why ?? null,
    requestedAtMs: state.request?.atMs ?? state.startedAtMs,
    awaitingSinceMs: summary.awaitingSinceMs,
    lastAtMs: state.lastAtMs,
    promise: state.promise,
    preview: summary.preview,
    contact: state.contact,
    isVisitorPresent: deps.presence.isVisitorPresent(state.id),
    rating: state.rating?.score ?? null,
  };
}

/** What an account is told of itself. */
export function meOf(deps: Pick<InboxDeps, "people">, account: Account): Me {
  const { id, name, email, role } = account;
  return { id, name, email, role, isOnDuty: deps.people.duty.isOnDuty(id) };
}

/** Agents see what has ever been put into human hands; what is between a visitor and the bot is not theirs to read. */
export function mayRead(state: Conversation): boolean {
  return (
    state.owner.type === "queue" ||
    state.owner.type === "agent" ||
    state.request !== null ||
    state.promise !== null ||
    state.lastPromise !== null
  );
}

/** Whether this agent has the conversation now. */
export function isHeldBy(state: Conversation, agent: AgentId): boolean {
  return state.owner.type === "agent" && state.owner.agent.id === agent;
}

function roster(deps: InboxDeps): readonly RosterEntry[] {
  const holding = deps.log.holding();
  return deps.people.duty.list().map((entry) => ({ ...entry, holding: holding.get(entry.id) ?? 0 }));
}
