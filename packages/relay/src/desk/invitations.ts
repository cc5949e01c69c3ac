// Lets an invited person see what the link is for and use it. The token is the credential: there is no session yet.
import type { InvitationFacts } from "@handrail/protocol";
import type { Account } from "../accounts/accounts.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import type { DeskDeps } from "./deps.ts";
import { meOf } from "./inbox.ts";

/** `GET /desk/api/invitations/:token`. */
export async function readInvitation({ people }: Pick<DeskDeps, "people">, token: string): Promise<Response> {
  const invitation = await people.invitations.find(token);
  if (!invitation) return refusal("unknown-invitation");
  const account = invitation.kind === "reset" ? await people.accounts.findByEmail(invitation.email) : null;
  const facts: InvitationFacts = {
    email: invitation.email,
    role: invitation.role,
    ...(account && { name: account.name }),
  };
  return answer(facts);
}

/** `POST /desk/api/invitations/:token`: the account is made, or has its new password, and is signed in. */
export async function useInvitation(
  deps: Pick<DeskDeps, "people" | "ably">,
  options: { readonly token: string; readonly body: unknown; readonly headers: Headers },
): Promise<Response> {
  const { accounts, invitations } = deps.people;
  const invitation = await invitations.find(options.token);
  const result = await invitations.accept(options.token, options.body);
  if (!result.ok) return errorResponse(result.error);
  const account: Account = result.value;
  // With a new password, every session has ended.
  if (invitation?.kind === "reset") deps.ably.signedOut(account.id);
  const password = passwordOf(options.body);
  const setCookie = await accounts.signIn({ email: account.email, password }, options.headers);
  return answer(meOf(deps, account), setCookie);
}

function passwordOf(body: unknown): string {
  return typeof body === "object" && body !== null && "password" in body && typeof body.password === "string"
    ? body.password
    : "";
}
