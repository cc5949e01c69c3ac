// Lists, invites, resets and removes accounts for the desk's admin page.
import { agentId, type AgentAccount } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import { FIRST_TALENTS } from "../accounts/talents.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { releaseAll } from "./release.ts";

/** `GET /desk/api/agents`. */
export function listAgents({ people }: Pick<DeskDeps, "people">): Response {
  const active = people.accounts.list().map(activeAccount);
  const invited: AgentAccount[] = people.invitations
    .list()
    .filter(({ kind }) => kind === "invite")
    .map(({ email, role, expiresAtMs }) => ({
      ...FIRST_TALENTS,
      id: null,
      name: null,
      email,
      role,
      status: "invited",
      expiresAtMs,
    }));
  return answer([...active, ...invited]);
}

/** `POST /desk/api/agents`. */
export function inviteAgent({ people }: Pick<DeskDeps, "people">, body: unknown): Response {
  const link = people.invitations.invite(body);
  return link.ok ? answer(link.value) : errorResponse(link.error);
}

/** `PUT /desk/api/agents/:id`. */
export function changeAgent({ people }: Pick<DeskDeps, "people">, id: string, body: unknown): Response {
  const changed = people.accounts.change(agentId(id), body);
  return changed.ok ? answer(activeAccount(changed.value)) : errorResponse(changed.error);
}

/** `POST /desk/api/agents/:id/reset`. */
export function resetAgent({ people }: Pick<DeskDeps, "people">, id: string): Response {
  const account = people.accounts.find(agentId(id));
  return account ? answer(people.invitations.reset(account)) : refusal("not-found");
}

/** `DELETE /desk/api/agents/:id`: sessions end, what they hold goes back to the queue, the account is gone. */
export async function removeAgent(deps: DeskDeps, id: string, by: Account): Promise<Response> {
  const account = deps.people.accounts.find(agentId(id));
  if (!account) return refusal("not-found");
  // Whoever removes themselves may be the last one who could undo it.
  if (account.id === by.id) return refusal("forbidden", { why: "yourself" });
  deps.people.accounts.endSessions(account.id);
  deps.people.duty.set(account.id, false);
  await releaseAll(deps, account.id);
  deps.people.invitations.withdraw(account.email);
  deps.people.accounts.remove(account.id);
  // What was accepted in the moment between: nobody has the account any more, so nothing comes after this.
  await releaseAll(deps, account.id);
  return answer({});
}

function activeAccount(account: Account): AgentAccount {
  return { ...account, status: "active", expiresAtMs: null };
}
