import { siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { siteFacts } from "./facts.ts";
import { policyAt } from "./policy.ts";
import { defaultSettings } from "./settings.ts";
import type { Site } from "./site.ts";
import { snippetOf } from "./snippet.ts";

const HOUR = 3_600_000;
const site: Site = { id: siteId("shop"), policyVersion: 3, ...defaultSettings("Shop") };
const week = [[["09:00", "17:00"] as const], [], [], [], [], [], []];
const mondays: Site = { ...site, hours: { timeZone: "Europe/Oslo", week, holidays: [] } };
const monday = Date.parse("2026-11-23T10:00:00Z");
const nothingSeen = () => null;

describe("the policy of a moment", () => {
  it("[HG6] promises from now on while the site is open, the site's latest before enough was seen", () => {
    const live = { dueAtMs: monday + 120_000, rung: "live", channel: "chat" };
    const { live: made, ...policy } = policyAt(mondays, { nowMs: monday, isLive: true, estimateOf: nothingSeen });
    expect({ ...policy, live: { click: made.click, automatic: made.automatic } }).toEqual({
      version: 3,
      hasBot: false,
      isLive: true,
      botFailuresMax: 2,
      live: { click: live, automatic: live },
      reply: live,
      written: { dueAtMs: monday + 24 * HOUR, rung: "written", channel: "chat" },
    });
  });

  it("[HG6] promises from the next opening on while it is closed", () => {
    const saturday = Date.parse("2026-11-21T10:00:00Z");
    const policy = policyAt(mondays, { nowMs: saturday, isLive: false, estimateOf: nothingSeen });
    expect(policy.live.click.dueAtMs).toBe(Date.parse("2026-11-23T08:02:00Z"));
    expect(policy.written.dueAtMs).toBe(Date.parse("2026-11-24T08:00:00Z"));
    expect(policy.isLive).toBe(false);
  });

  it("[HG6] promises by the dispatcher's estimate, and the written rung where it is over the site's latest", () => {
    const waits = { click: 80_000, automatic: 130_000 };
    const policy = policyAt(mondays, {
      nowMs: monday,
      isLive: true,
      estimateOf: (requestClass) => ({ expectedMs: 0, p90Ms: waits[requestClass] }),
    });
    expect(policy.live.click).toMatchObject({ dueAtMs: monday + 90_000, rung: "live" });
    expect(policy.live.automatic).toMatchObject({ dueAtMs: monday + 24 * HOUR, rung: "written" });
    expect(policy.reply).toMatchObject({ dueAtMs: monday + 120_000, rung: "live" });
  });

  it("[HG6] does not take today's queue for the one after the next opening", () => {
    const saturday = Date.parse("2026-11-21T10:00:00Z");
    const estimateOf = () => ({ expectedMs: Infinity, p90Ms: Infinity });
    const policy = policyAt(mondays, { nowMs: saturday, isLive: true, estimateOf });
    expect(policy.live.click).toMatchObject({ dueAtMs: Date.parse("2026-11-23T08:02:00Z"), rung: "live" });
  });

  it("[HG6] caps both at 72 hours, also for a site that never opens", () => {
    const never: Site = {
      ...mondays,
      hours: { timeZone: "Europe/Oslo", week: [[], [], [], [], [], [], []], holidays: [] },
    };
    const policy = policyAt(never, { nowMs: monday, isLive: true, estimateOf: nothingSeen });
    expect([policy.live.click.dueAtMs, policy.written.dueAtMs]).toEqual([monday + 72 * HOUR, monday + 72 * HOUR]);
  });
});

describe("what anybody may know of a site", () => {
  it("says when it opens, and nothing of its bot's address", () => {
    const bot = { type: "handrail", url: "https://bot.example/ask", secret: "s3cret" } as const;
    const nowMs = monday + 12 * HOUR;
    const facts = siteFacts(
      { ...mondays, bot },
      { nowMs, isLive: true, agentsOnDuty: 2, usuallyWithinMinutes: 4, canMail: false, hasAbly: false },
    );
    expect(facts).toMatchObject({
      isOpen: false,
      agentsOnDuty: 2,
      usuallyWithinMs: 240_000,
      bot: { name: "Assistant" },
    });
    expect(facts.opensAtMs).toBe(Date.parse("2026-11-30T08:00:00Z"));
    expect(JSON.stringify(facts)).not.toContain("bot.example");
    expect(JSON.stringify(facts)).not.toContain("s3cret");
  });
});

describe("the snippet", () => {
  it("is a plain link and a script tag", () => {
    expect(snippetOf(site, "https://relay.example")).toBe(
      '<a href="https://relay.example/human/shop" data-handrail>Talk to a human</a>\n' +
        '<script async src="https://relay.example/handrail.js" data-site="shop"></script>',
    );
  });

  it("names the build that a page is pinned to, with the hash that the browser checks", () => {
    const pinned = { src: "widget/pinned-6fd3ac53.js", integrity: "sha256-b9Os=" };
    expect(snippetOf(site, "https://relay.example", { pinned })).toContain(
      '<script async src="https://relay.example/widget/pinned-6fd3ac53.js" integrity="sha256-b9Os=" crossorigin data-site="shop"></script>',
    );
  });

  it("is in the language of the pages that it is for: the link's words and its page, the panel, and what the loader says", () => {
    const [link, script] = snippetOf(site, "https://relay.example", { lang: "nb-NO" }).split("\n");
    expect(link).toBe('<a href="https://relay.example/human/shop?lang=nb" data-handrail>Snakk med et menneske</a>');
    expect(script).toContain('data-site="shop" data-locale="nb" data-words="Åpne chatten|');
    const [, words = ""] = /data-words="([^"]*)"/.exec(script ?? "") ?? [];
    expect(words.split("|")).toHaveLength(6);
    expect(snippetOf(site, "https://relay.example", { lang: "en-GB" })).toBe(
      '<a href="https://relay.example/human/shop?lang=en" data-handrail>Talk to a human</a>\n' +
        '<script async src="https://relay.example/handrail.js" data-site="shop" data-locale="en"></script>',
    );
  });

  it("[HG2] carries the merchant's phone and e-mail, escaped", () => {
    const contact = { phone: '+47 "55"', email: "a&b@shop.example" };
    expect(snippetOf({ ...site, contact }, "https://relay.example")).toContain(
      'data-site="shop" data-phone="+47 &quot;55&quot;" data-email="a&amp;b@shop.example"></script>',
    );
  });
});
