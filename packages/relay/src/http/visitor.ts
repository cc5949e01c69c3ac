// Proves who a visitor's request comes from: the body's shape, the site, the page's origin, the conversation that the secret opens.
import { hash } from "node:crypto";
import { conversationId, LIMITS, type ConversationId, type Credentials, type SiteId } from "@handrail/protocol";
import * as v from "valibot";
import type { Site, Sites } from "../sites/site.ts";
import type { Refusal } from "./answer-error.ts";
import type { Ask } from "./ask.ts";
import type { OnForeignPage } from "./foreign-pages.ts";
import { parseJson } from "./read-json.ts";

/** A request whose sender is known. */
export interface Visit<Body> {
  readonly body: Body;
  readonly site: Site;
  readonly conversation: ConversationId;
}

export interface VisitorGate {
  readonly sites: Pick<Sites, "get">;
  /** The relay's own origin: its pages may open conversations of every site. */
  readonly ownOrigin: string;
  readonly onForeignPage: OnForeignPage;
}

/** Reads a visitor's request, or says why not. Nothing is stored either way. */
export async function readVisit<Body extends Credentials>(
  ask: Ask,
  schema: v.GenericSchema<unknown, Body>,
  gate: VisitorGate,
): Promise<Visit<Body> | Refusal> {
  const json = parseJson(await ask.read(LIMITS.bodyBytesMax));
  return "code" in json ? json : admit({ value: json.value, origin: ask.origin }, schema, gate);
}

/** Proves what has been read already. */
export function admit<Body extends Credentials>(
  { value, origin }: Pick<Ask, "origin"> & { readonly value: unknown },
  schema: v.GenericSchema<unknown, Body>,
  gate: VisitorGate,
): Visit<Body> | Refusal {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (!parsed.success) return unread(parsed.issues);
  const body = parsed.output;
  const site = siteOf(body.site, origin, gate);
  if ("code" in site) return site;
  const conversation = conversationOf(body.secret);
  if (body.conversation !== undefined && body.conversation !== conversation) return { code: "wrong-secret" };
  return { body, site, conversation };
}

/** Why what is no request of its kind is refused. */
export function unread(issues: readonly v.BaseIssue<unknown>[]): Refusal {
  const path = pathOf(issues);
  // What no site's key can be, `Shop` for `shop`, is the page's mistake and not what the visitor wrote.
  return path === "site" ? { code: "unknown-site" } : { code: "malformed", details: { path } };
}

/** The site, if a page of this origin may speak to it. */
export function siteOf(
  named: SiteId,
  origin: string | null,
  { sites, ownOrigin, onForeignPage }: VisitorGate,
): Site | Refusal {
  const site = sites.get(named);
  if (!site) return { code: "unknown-site" };
  // No origin: not a page of a browser. The secret is what opens a conversation; the origin only keeps other shops' pages out.
  if (origin !== null && origin !== ownOrigin && !site.origins.includes(origin)) {
    onForeignPage(site.id, origin);
    return { code: "origin-not-allowed" };
  }
  return site;
}

/** A conversation's id is the hash of its secret, so that nobody can squat on it and the secret is stored nowhere in clear. */
export function conversationOf(secret: Credentials["secret"]): ConversationId {
  return conversationId(hash("sha256", secret, "base64url"));
}

/** Where the first issue lies, as `commands.0.text`: names of fields, never their content. */
export function pathOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues[0] ? (v.getDotPath(issues[0]) ?? "") : "";
}
