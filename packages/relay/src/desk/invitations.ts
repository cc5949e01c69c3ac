// Lets an invited person see what the link is for and use it. The token is the credential: there is no session yet, and it is never part
// of an address, which proxies write down.
import type { InvitationFacts } from "@handrail/protocol";
import * as v from "valibot";
import type { Account } from "../accounts/accounts.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { meOf } from "./inbox.ts";

/** `POST /desk/api/invitations/look`. */
export async function readInvitation({ people }: Pick<DeskDeps, "people">, body: unknown): Promise<Response> {
  const invitation = await people.invitations.find(textOf(body, "token"));
  if (!invitation) return refusal("unknown-invitation");
  const account = invitation.kind === "reset" ? await people.accounts.findByEmail(invitation.email) : null;
  const facts: InvitationFacts = {
    email: invitation.email,
    role: invitation.role,
    ...(account && { name: account.name }),
  };
  return answer(facts);
}

/** `POST /desk/api/invitations`: the account is made, or has its new password, and is signed in. */
export async function useInvitation(
  deps: Pick<DeskDeps, "people" | "ably">,
  body: unknown,
  headers: Headers,
): Promise<Response> {
  const { accounts, invitations } = deps.people;
  const token = textOf(body, "token");
  const invitation = await invitations.find(token);
  const result = await invitations.accept(token, body);
  if (!result.ok) return errorResponse(result.error);
  const account: Account = result.value;
  // With a new password, every session has ended.
  if (invitation?.kind === "reset") deps.ably.signedOut(account.id);
  const password = textOf(body, "password");
  const setCookie = await accounts.signIn({ email: account.email, password }, headers);
  return answer(meOf(deps, account), setCookie);
}

const bodySchema = v.record(v.string(), v.unknown());

// Whether it is one is for the accounts to say.
function textOf(body: unknown, name: "token" | "password"): string {
  const value = v.is(bodySchema, body) ? body[name] : null;
  return typeof value === "string" ? value : "";
}
