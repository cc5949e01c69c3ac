// What a desk needs whose news comes by Ably: what opens its channel, and its lists, asking for which is what keeps its agent there.
import type { DeskGrant, DeskInboxResponse } from "@handrail/protocol";
import type { Session } from "../accounts/accounts.ts";
import { answer, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { inboxBasis, inboxOf, meOf } from "./inbox.ts";

/** `POST /desk/api/realtime`. */
export function grantDesk({ ably }: Pick<DeskDeps, "ably">, { account }: Session): Response {
  const app = ably.forDesks();
  if (!app) return refusal("no-realtime");
  const grant: DeskGrant = { ably: app.grantDesk(account.id) };
  return answer(grant);
}

/** `POST /desk/api/inbox`. */
export async function readInbox(deps: DeskDeps, { account, setCookie }: Session): Promise<Response> {
  await deps.people.duty.renew(account.id);
  const inbox = await inboxOf(deps, await inboxBasis(deps), account.id);
  const lists: DeskInboxResponse = { inbox, me: meOf(deps, account) };
  return answer(lists, setCookie);
}
