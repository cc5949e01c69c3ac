import { conversationId, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { hrefOf, parseRoute, type Route } from "./route.ts";

const ROUTES: readonly Route[] = [
  { type: "inbox" },
  { type: "conversation", conversation: conversationId("x".repeat(43)) },
  { type: "team" },
  { type: "record" },
  { type: "invitation", token: "tok/en+1" },
  { type: "sign-in" },
  { type: "sites" },
  { type: "new-site" },
  { type: "site", site: siteId("new") },
  { type: "agents" },
  { type: "account" },
];

describe("routes", () => {
  it.each(ROUTES)("finds the way back to $type", (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it.each(["", "#", "#/c/short", "#/nowhere", "#/c/%E0%A4%A"])("leads %j to the inbox", (hash) => {
    expect(parseRoute(hash)).toEqual({ type: "inbox" });
  });
});
