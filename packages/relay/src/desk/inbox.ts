// Builds what the desk's left side shows, from the columns of the log and never by folding it.
import type { AgentId, Conversation, Inbox, InboxItem, Internal, Me, RosterEntry } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import type { ConversationSummary } from "../store/log.ts";
import type { DeskDeps } from "./deps.ts";

/** Closed conversations in the list. */
const CLOSED_MAX = 20;

type InboxDeps = Pick<DeskDeps, "log" | "people" | "presence" | "platform">;

/** What all agents see alike: read once for however many desks are open. */
export interface InboxBasis {
  readonly asOfMs: number;
  readonly queue: readonly InboxItem[];
  readonly held: readonly InboxItem[];
  readonly roster: readonly RosterEntry[];
}

/** Reads it. */
export async function inboxBasis(deps: InboxDeps): Promise<InboxBasis> {
  const itemOf = (summary: ConversationSummary): InboxItem => inboxItem(deps, summary);
  return {
    asOfMs: deps.platform.clock.now(),
    queue: (await deps.log.queued()).map(itemOf),
    held: (await deps.log.held()).map(itemOf),
    roster: await roster(deps),
  };
}

/** The same, as this agent sees it. */
export async function inboxOf(deps: InboxDeps, basis: InboxBasis, agent: AgentId): Promise<Inbox> {
  const { asOfMs, queue, held, roster: colleagues } = basis;
  return {
    asOfMs,
    queue,
    mine: held.filter((item) => isHeldBy(item, agent)),
    others: held.filter((item) => !isHeldBy(item, agent)),
    closed: (await deps.log.closedBy(agent, CLOSED_MAX)).map((summary) => inboxItem(deps, summary)),
    roster: colleagues,
  };
}

/** One row. */
export function inboxItem(deps: Pick<InboxDeps, "people" | "presence">, summary: ConversationSummary): InboxItem {
  const { state, internal } = summary;
  return {
    conversation: state.id,
    site: state.site,
    siteName: deps.people.sites.get(state.site)?.name ?? state.site,
    head: state.head,
    internalHead: internal.head,
    owner: state.owner,
    why: state.request?.why ?? null,
    requestedAtMs: state.request?.atMs ?? state.startedAtMs,
    awaitingSinceMs: summary.awaitingSinceMs,
    lastAtMs: state.lastAtMs,
    promise: state.promise,
    preview: summary.preview,
    contact: state.contact,
    identity: state.identity,
    isVisitorPresent: deps.presence.isVisitorPresent(state.id),
    offer: offerOf(internal),
    // A state from before languages were kept has none.
    language: state.locale ?? null,
    rating: state.rating?.score ?? null,
  };
}

function offerOf({ offer }: Internal): InboxItem["offer"] {
  return offer && { agent: offer.agent, madeAtMs: offer.madeAtMs, expiresAtMs: offer.expiresAtMs };
}

/** What an account is told of itself. */
export function meOf({ people, ably }: Pick<DeskDeps, "people" | "ably">, account: Account): Me {
  const { duty } = people;
  return {
    ...account,
    isOnDuty: duty.isOnDuty(account.id),
    offDutyWhy: duty.offDutyWhy(account.id),
    ...(ably.forDesks() && { realtime: "ably" }),
  };
}

/** Whether this agent has the conversation now. */
export function isHeldBy({ owner }: Pick<Conversation, "owner">, agent: AgentId): boolean {
  return owner.type === "agent" && owner.agent.id === agent;
}

async function roster(deps: InboxDeps): Promise<readonly RosterEntry[]> {
  const holding = await deps.log.holding();
  return deps.people.duty.list().map((entry) => ({ ...entry, holding: holding.get(entry.id) ?? 0 }));
}
