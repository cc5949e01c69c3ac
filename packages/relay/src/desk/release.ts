// Puts what an agent holds back into the queue: when they are removed, and when they have been gone for the whole lease.
import { commandId, type AgentId } from "@handrail/protocol";
import { randomName } from "../platform.ts";
import type { ConversationSummary } from "../store/log.ts";
import type { DeskDeps } from "./deps.ts";

type ReleaseDeps = Pick<DeskDeps, "authority" | "log" | "platform" | "people">;

/** Leaves every conversation that this agent holds. The visitors keep their waiting time (HG6). */
export async function releaseAll(deps: ReleaseDeps, agent: AgentId): Promise<void> {
  await Promise.all((await deps.log.heldBy(agent)).map((summary) => release(deps, summary)));
}

/** Leaves every conversation whose agent is not there: removed by the command line, or gone while the relay was down. */
export async function releaseOrphans(deps: ReleaseDeps): Promise<void> {
  const orphans = [...(await deps.log.holding()).keys()].filter((agent) => !deps.people.duty.isThere(agent));
  await Promise.all(orphans.map((agent) => releaseAll(deps, agent)));
}

async function release(deps: ReleaseDeps, { state }: ConversationSummary): Promise<void> {
  const { owner } = state;
  if (owner.type !== "agent") return;
  await deps.authority.submit({
    conversation: state.id,
    site: state.site,
    // The name as the visitor knows it: the account may be gone.
    author: { type: "agent", id: owner.agent.id, name: owner.agent.name },
    command: { type: "leave", id: commandId(randomName(deps.platform)) },
  });
}
