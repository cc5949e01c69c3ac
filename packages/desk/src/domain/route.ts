// Reads and writes the address after the `#`. Knows nothing of the browser's history.
import { conversationId, siteId, type ConversationId, type SiteId } from "@handrail/protocol";

/** A screen of the console. */
export type Route =
  | { readonly type: "inbox" }
  | { readonly type: "conversation"; readonly conversation: ConversationId }
  | { readonly type: "team" }
  | { readonly type: "record" }
  | { readonly type: "invitation"; readonly token: string }
  | { readonly type: "sign-in" }
  | { readonly type: "sites" }
  | { readonly type: "new-site" }
  | { readonly type: "site"; readonly site: SiteId }
  | { readonly type: "agents" }
  | { readonly type: "saved-replies" }
  | { readonly type: "past" }
  | { readonly type: "account" };

/** The screen that a hash names; anything unknown is the inbox. */
export function parseRoute(hash: string): Route {
  const [first = "", second = "", third = ""] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decode);
  switch (first) {
    case "c":
      return /^[A-Za-z0-9_-]{43}$/.test(second)
        ? { type: "conversation", conversation: conversationId(second) }
        : { type: "inbox" };
    case "invitation":
      return second === "" ? { type: "sign-in" } : { type: "invitation", token: second };
    case "sign-in":
      return { type: "sign-in" };
    case "team":
      return { type: "team" };
    case "record":
      return { type: "record" };
    case "account":
      return { type: "account" };
    case "saved-replies":
      return { type: "saved-replies" };
    case "past":
      return { type: "past" };
    case "admin":
      return parseAdmin(second, third);
    default:
      return { type: "inbox" };
  }
}

/** The address of a screen. */
export function hrefOf(route: Route): string {
  switch (route.type) {
    case "inbox":
      return "#/";
    case "conversation":
      return `#/c/${route.conversation}`;
    case "invitation":
      return `#/invitation/${encodeURIComponent(route.token)}`;
    case "sites":
      return "#/admin/sites";
    case "new-site":
      return "#/admin/sites/+";
    case "site":
      return `#/admin/sites/${route.site}`;
    case "agents":
      return "#/admin/agents";
    case "team":
    case "record":
    case "sign-in":
    case "account":
    case "saved-replies":
    case "past":
      return `#/${route.type}`;
  }
}

function parseAdmin(part: string, site: string): Route {
  if (part === "agents") return { type: "agents" };
  if (part !== "sites" || site === "") return { type: "sites" };
  // No site's key can hold a plus, so the new one's address is nobody else's.
  return site === "+" ? { type: "new-site" } : { type: "site", site: siteId(site) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
