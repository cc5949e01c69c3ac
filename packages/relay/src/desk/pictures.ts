// Sets and takes away the picture that visitors see of an agent. Each has their own; an admin may take away another's.
import { agentId } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import { activeAccount } from "./agents.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { meOf } from "./inbox.ts";

type Deps = Pick<DeskDeps, "people" | "ably">;

/** `PUT /desk/api/me/picture`. */
export async function setPicture(deps: Deps, { id }: Account, bytes: Uint8Array | null): Promise<Response> {
  const set = await deps.people.pictures.set(id, bytes);
  return set.ok ? meAgain(deps, id) : errorResponse(set.error);
}

/** `DELETE /desk/api/me/picture`. */
export async function removePicture(deps: Deps, { id }: Account): Promise<Response> {
  await deps.people.pictures.remove(id);
  return meAgain(deps, id);
}

/** `DELETE /desk/api/agents/:id/picture`. */
export async function removePictureOf({ people }: Deps, id: string): Promise<Response> {
  await people.pictures.remove(agentId(id));
  const account = await people.accounts.find(agentId(id));
  return account ? answer(activeAccount(account)) : refusal("not-found");
}

async function meAgain(deps: Deps, id: Account["id"]): Promise<Response> {
  const account = await deps.people.accounts.find(id);
  return account ? answer(meOf(deps, account)) : refusal("unauthenticated");
}
