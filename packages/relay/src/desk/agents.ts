// Lists, invites, resets and removes accounts for the desk's admin page.
import { agentId, type AgentAccount } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import { FIRST_TALENTS } from "../accounts/talents.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { releaseAll } from "./release.ts";

/** `GET /desk/api/agents`. */
export async function listAgents({ people }: Pick<DeskDeps, "people">): Promise<Response> {
  const active = (await people.accounts.list()).map(activeAccount);
  const invited: AgentAccount[] = (await people.invitations.list())
    .filter(({ kind }) => kind === "invite")
    .map(({ email, role, expiresAtMs }) => ({
      ...FIRST_TALENTS,
      picture: null,
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
export async function inviteAgent({ people }: Pick<DeskDeps, "people">, body: unknown): Promise<Response> {
  const link = await people.invitations.invite(body);
  return link.ok ? answer(link.value) : errorResponse(link.error);
}

/** `PUT /desk/api/agents/:id`. */
export async function changeAgent({ people }: Pick<DeskDeps, "people">, id: string, body: unknown): Promise<Response> {
  const changed = await people.accounts.change(agentId(id), body);
  return changed.ok ? answer(activeAccount(changed.value)) : errorResponse(changed.error);
}

/** `POST /desk/api/agents/:id/reset`. */
export async function resetAgent({ people }: Pick<DeskDeps, "people">, id: string): Promise<Response> {
  const account = await people.accounts.find(agentId(id));
  return account ? answer(await people.invitations.reset(account)) : refusal("not-found");
}

/** `DELETE /desk/api/agents/:id`: sessions end, what they hold goes back to the queue, the account is gone. */
export async function removeAgent(deps: DeskDeps, id: string, by: Account): Promise<Response> {
  const account = await deps.people.accounts.find(agentId(id));
  if (!account) return refusal("not-found");
  // Whoever removes themselves may be the last one who could undo it.
  if (account.id === by.id) return refusal("forbidden", { why: "yourself" });
  await deps.people.accounts.endSessions(account.id);
  deps.ably.signedOut(account.id);
  await deps.people.duty.set(account.id, false);
  await releaseAll(deps, account.id);
  await deps.people.invitations.withdraw(account.email);
  await deps.people.accounts.remove(account.id);
  // What was accepted in the moment between: nobody has the account any more, so nothing comes after this.
  await releaseAll(deps, account.id);
  return answer({});
}

/** An account as the admin page shows it. */
export function activeAccount(account: Account): AgentAccount {
  return { ...account, status: "active", expiresAtMs: null };
}
