import { describe, expect, it } from "vitest";
import { texts, Visit } from "../testing/visit.ts";

/** What news was asked for since `from` requests ago. */
const asked = ({ server }: Visit, from: number): readonly (string | undefined)[] =>
  server.seen.slice(from).flatMap(({ path, body }) => (path === "/v1/events" ? [body.wait] : []));

async function talking(visit: Visit) {
  const tab = await visit.opened();
  void tab.chat.talkToHuman();
  await visit.clock.advance(1_000);
  visit.server.agentJoins();
  return tab;
}

describe("a page that can share its stream with nobody", () => {
  it("[HG3] holds no connection while it is hidden, hears all the same, and counts as present", async () => {
    const visit = new Visit();
    const { chat, hide, show } = await talking(visit);
    const before = visit.server.seen.length;
    hide();
    visit.server.agentSays("behind another page");
    await visit.clock.advance(5_100);
    expect(texts(chat)).toEqual(["behind another page"]);
    await visit.clock.advance(20_000);
    expect(new Set(asked(visit, before))).toEqual(new Set(["none"]));
    // At once, and at every beat; what else was read is what an acknowledgement had told of.
    const here = visit.server.seen.slice(before).flatMap(({ body }) => body.hereMs ?? []);
    expect(here).toEqual([15_000, 15_000, 15_000, 15_000, 15_000, 15_000]);
    show();
    await visit.clock.advance(100);
    expect(asked(visit, before)).toContain("stream");
    visit.server.agentSays("in sight again");
    await visit.clock.advance(0);
    expect(texts(chat)).toEqual(["behind another page", "in sight again"]);
    expect(chat.connection.value).toBe("online");
  });

  it("asks now and then where streams do not get through, and waits again once it is seen", async () => {
    const visit = new Visit();
    visit.server.fault = ({ body }) => (body.wait === "stream" ? "lose" : null);
    const { chat, hide, show } = await talking(visit);
    await visit.clock.advance(30_000);
    hide();
    await visit.clock.advance(26_000);
    const before = visit.server.seen.length;
    visit.server.agentSays("behind another page");
    await visit.clock.advance(6_000);
    expect(texts(chat)).toEqual(["behind another page"]);
    expect(asked(visit, before)).not.toContain("poll");
    show();
    await visit.clock.advance(6_000);
    expect(asked(visit, before)).toContain("poll");
  });
});
