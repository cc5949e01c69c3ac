// Lists, keeps and takes away saved replies for the desk.
import type { Account } from "../accounts/accounts.ts";
import { answer, errorResponse } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";

type Deps = Pick<DeskDeps, "savedReplies">;

/** `GET /desk/api/saved-replies`. */
export async function listSavedReplies({ savedReplies }: Deps, { id }: Account): Promise<Response> {
  return answer(await savedReplies.list(id));
}

/** `PUT /desk/api/saved-replies/:id`. */
export async function putSavedReply(
  { savedReplies }: Deps,
  { id, account, body }: { readonly id: string; readonly account: Account; readonly body: unknown },
): Promise<Response> {
  const saved = await savedReplies.put(account, id, body);
  return saved.ok ? answer(saved.value) : errorResponse(saved.error);
}

/** `DELETE /desk/api/saved-replies/:id`. */
export async function removeSavedReply({ savedReplies }: Deps, id: string, account: Account): Promise<Response> {
  const removed = await savedReplies.remove(account, id);
  return removed.ok ? answer({}) : errorResponse(removed.error);
}
