// Commits in groups: one transaction for each turn of the event loop, so that a thousand visitors share one sync of the disk. One group
// at a time: whoever comes while the store is far away and busy is in the next.
import type { ErrorCode } from "@handrail/protocol";
import { skillsOfPage } from "../sites/page-skills.ts";
import { policyAt } from "../sites/policy.ts";
import type { Sites } from "../sites/site.ts";
import { offersSlot } from "../sites/slots.ts";
import { authorKey } from "../domain/command-key.ts";
import { groupBy } from "../domain/group-by.ts";
import { nextTurn, splitTurn } from "../domain/turn.ts";
import type { Platform } from "../platform.ts";
import type { RequestClass } from "../dispatch/estimate.ts";
import type { Newcomers } from "../dispatch/newcomers.ts";
import type { EstimatedPromise } from "../dispatch/outcomes.ts";
import type { Network } from "../dispatch/shares.ts";
import type { News } from "../realtime/news.ts";
import type { Registrar } from "../receipts/registrar.ts";
import { ClockJumped } from "../store/clock-guard.ts";
import type { Need, Transactions } from "../store/transactions.ts";
import type { ReachOf } from "../watch/reach.ts";
import type { Authority, Outcome, Submission } from "./authority.ts";
import { judge, refused, type Bench, type Entry, type Judgement } from "./judge.ts";
import { rehearse } from "./rehearse.ts";

/** Commands in one transaction: more would let a click wait for a flood's disk time. */
const TURN_MAX = 1_000;

export interface AuthorityDeps {
  readonly transactions: Transactions;
  readonly registrar: Registrar;
  readonly sites: Sites;
  readonly news: News;
  readonly platform: Pick<Platform, "defer">;
  readonly reachOf: ReachOf;
  /** Those who come to the queue as it is now. */
  newcomersAt(nowMs: number): Newcomers;
  /** The network that somebody asks from; `null` when it is not known. */
  networkOf(conversation: Submission["conversation"]): Network;
  /** A promise was stored whose due time was an estimate. */
  onEstimated(promise: EstimatedPromise): void;
  /** Due work was stored. */
  onJobs(): void;
  /** A conversation was erased: its text is to go from the files. */
  onErased(): void;
  /** A command could not be stored. */
  onFault(fault: { readonly code: ErrorCode; readonly command: string; readonly error: unknown }): void;
}

interface Pending extends Submission {
  readonly resolve: (outcome: Outcome) => void;
}

interface Settled {
  readonly pending: Pending;
  readonly judgement: Judgement;
}

export function createAuthority(deps: AuthorityDeps): Authority {
  const { transactions, registrar, news, platform } = deps;
  let waiting: Pending[] = [];
  let isScheduled = false;
  let isStopped = false;
  let flushing: Promise<void> | null = null;

  const schedule = (): void => {
    // Whoever flushes looks again at the end.
    if (isScheduled || flushing) return;
    isScheduled = true;
    platform.defer(() => {
      isScheduled = false;
      void flush();
    });
  };
  const flush = (): Promise<void> => {
    flushing ??= flushOnce().finally(() => {
      flushing = null;
      if (waiting.length > 0) schedule();
    });
    return flushing;
  };
  const flushOnce = async (): Promise<void> => {
    const [turn, rest] = nextTurn(waiting, TURN_MAX);
    waiting = rest;
    if (turn.length > 0) tell(await settle(turn));
  };
  // Everything here happens after the commit: nobody hears of what could still be undone.
  const tell = (settled: readonly Settled[]): void => {
    for (const { judgement } of settled) if (judgement.estimated) deps.onEstimated(judgement.estimated);
    const entries = settled.flatMap(entriesOf);
    for (const [conversation, parts] of groupBy(entries, (entry) => entry.conversation)) {
      const all = parts.flatMap((entry) => entry.events);
      // HG14: what was said and erased in one commit is told to nobody.
      const tombstone = all.findLastIndex(({ type }) => type === "conversation.erased");
      const events = all.slice(Math.max(0, tombstone));
      if (tombstone >= 0) deps.onErased();
      const internal = tombstone >= 0 ? [] : parts.flatMap((entry) => entry.internal);
      const last = parts.at(-1);
      if (!last) continue;
      if (events.length > 0) news.publish({ conversation, site: last.site, head: last.head, events });
      if (internal.length > 0) news.publishInternal({ conversation, site: last.site, events: internal });
    }
    if (entries.some(({ hasJobs }) => hasJobs)) deps.onJobs();
    for (const { pending, judgement } of settled) {
      const { head, events, reach } = judgement;
      pending.resolve({ verdict: proved(judgement), head, events, ...(reach && { reach }) });
    }
    if (settled.some(({ judgement }) => judgement.receipt !== null)) registrar.wakeSealer();
  };

  // HG10: what was acknowledged is signed, now that it cannot be undone.
  const proved = ({ verdict, receipt: stored }: Judgement): Judgement["verdict"] => {
    const receipt = verdict.ok && stored ? registrar.proof(stored) : null;
    return verdict.ok && receipt !== null ? { ...verdict, receipt } : verdict;
  };

  const settle = async (turn: readonly Pending[]): Promise<readonly Settled[]> => {
    try {
      return await transactions.commit(turn.map(needOf), (append, nowMs) => {
        const bench = benchOf(deps, { append, nowMs });
        return turn.map((pending) => ({ pending, judgement: decided(bench, pending) }));
      });
    } catch (error) {
      const [first, second] = turn;
      if (!first) return [];
      if (transactions.faultOf(error) === "all")
        return turn.map((pending) => ({ pending, judgement: fault(pending, error) }));
      if (!second) return [{ pending: first, judgement: fault(first, error) }];
      // One bad command cannot spoil a stranger's (HG3): the group is tried again in parts, down to the culprit.
      const settled: Settled[] = [];
      for (const part of splitTurn(turn)) settled.push(...(await settle(part)));
      return settled;
    }
  };
  const fault = (pending: Pending, error: unknown): Judgement => {
    const code = codeOf(error, transactions);
    deps.onFault({ code, command: pending.command.type, error });
    return refused(pending, 0, code);
  };

  return {
    submit(submission) {
      if (isStopped) return Promise.resolve(refused(submission, 0, "shutting-down"));
      return new Promise((resolve) => {
        waiting.push({ ...submission, resolve });
        schedule();
      });
    },
    async stop() {
      isStopped = true;
      while (flushing || waiting.length > 0) await flush();
    },
  };
}

function codeOf(error: unknown, { faultOf }: Pick<Transactions, "faultOf">): ErrorCode {
  if (error instanceof ClockJumped) return "clock-jumped";
  return faultOf(error) ? "storage-failed" : "internal";
}

function decided(bench: Bench, pending: Pending): Judgement {
  return pending.isProbe === true ? rehearse(bench, pending) : judge(bench, pending);
}

function entriesOf({ pending: { conversation, site }, judgement }: Settled): readonly Entry[] {
  return [{ ...judgement, conversation, site }, ...judgement.others];
}

function needOf({ conversation, site, author, command }: Pending): Need {
  return {
    conversation,
    author: authorKey(author),
    command: command.id,
    isClick: command.type === "ask-human",
    files: (command.type === "say" || command.type === "reply" ? command.files : undefined) ?? [],
    slot: command.type === "book" ? { site, slotAtMs: command.slotAtMs } : null,
  };
}

// One clock reading and one policy for each site: a turn is one moment.
function benchOf(
  { registrar, sites, reachOf, newcomersAt, networkOf }: AuthorityDeps,
  { append, nowMs }: Pick<Bench, "append" | "nowMs">,
): Bench {
  const newcomers = newcomersAt(nowMs);
  const policies = new Map<
    Submission["site"],
    { readonly policy: ReturnType<Bench["policyOf"]>; readonly count: number; readonly origin: string }
  >();
  return {
    append,
    registrar,
    reachOf,
    nowMs,
    newcomers,
    slotOf(id, slotAtMs, besides) {
      const site = sites.get(id);
      if (!site?.appointments || !offersSlot(site, slotAtMs, nowMs)) return null;
      const isFree = append.booked({ site: id, slotAtMs, besides }) < site.appointments.perSlot;
      return isFree ? { slotAtMs, dueAtMs: slotAtMs + site.answerWithinMs } : null;
    },
    skillsAt: (id, url) => skillsOfPage(sites.get(id)?.pageSkills ?? [], url),
    originOf: (conversation, state) => (state?.identity ? "signed" : { network: networkOf(conversation) }),
    policyOf(id, asker) {
      const known = policies.get(id);
      const origin = asker === "signed" ? "signed" : `from ${asker.network}`;
      if (known?.count === newcomers.count() && known.origin === origin) return known.policy;
      const site = sites.get(id);
      const estimateOf = (requestClass: RequestClass) => newcomers.estimateOf(requestClass, asker);
      const policy = site ? policyAt(site, { nowMs, isLive: sites.isLive(id), estimateOf }) : null;
      policies.set(id, { policy, count: newcomers.count(), origin });
      return policy;
    },
  };
}
