// What every way of news keeps, whatever carries it. A way is left to lose, repeat and delay; the log is whole all the same.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectWhole } from "./expect-whole.ts";
import { eventsOf, idOf, openRealtimeWorld, type Page, type RealtimeWorld, type Way } from "./realtime-world.ts";

/** What a way adds of its own: how its connection is lost at once, for whom there is one. */
export interface WayUnderTest {
  readonly way: Way;
  lose(world: RealtimeWorld, page: Page): void;
}

/** Runs the suite on one way. */
export function realtimeConformance({ way, lose }: WayUnderTest): void {
  describe(`news by ${way}`, { timeout: 30_000 }, () => {
    let world: RealtimeWorld;
    beforeAll(async () => {
      world = await openRealtimeWorld();
    });
    afterAll(() => world.close());

    it("[HG9] brings everything, in order and once", async () => {
      const page = await world.talking(way);
      const texts = Array.from({ length: 12 }, (_, place) => `answer ${place}`);
      for (const text of texts) await world.agentSays(page, text);
      await page.hears("answer 11");
      expect(page.texts()).toEqual(texts);
      expectWhole(page);
    });

    it("[HG9] fills the gap of a connection that was lost, whatever was said meanwhile", async () => {
      const page = await world.talking(way);
      await world.agentSays(page, "before");
      await page.hears("before");
      lose(world, page);
      await world.agentSays(page, "meanwhile");
      await world.agentSays(page, "and then");
      await page.hears("and then");
      expect(page.texts()).toEqual(["before", "meanwhile", "and then"]);
      expectWhole(page);
    });

    it("[HG9] is whole again after the page was offline", async () => {
      const page = await world.talking(way);
      page.network(false);
      world.hub.faults.cut();
      page.chat.send("written offline");
      await world.agentSays(page, "are you there?");
      page.network(true);
      await page.until(() => page.texts().length === 2);
      expect(page.texts()).toEqual(["are you there?", "written offline"]);
      expectWhole(page);
    });

    it("[HG8] counts the visitor as present, and brings the place in the queue", async () => {
      const page = await world.page(way);
      await page.chat.talkToHuman();
      await page.until(() => page.chat.live.value?.place === 1);
      const other = await world.page("stream");
      await other.chat.talkToHuman();
      await other.until(() => other.chat.live.value?.place === 2);
      await expect.poll(() => world.isPresent(page)).toBe(true);
      page.chat.withdraw();
      await other.until(() => other.chat.live.value?.place === 1);
    });

    it("[HG14] shows nothing of an erased conversation any more", async () => {
      const page = await world.talking(way);
      const id = idOf(page);
      await page.chat.erase();
      await page.until(() => page.chat.erasure.value === "done");
      expect(eventsOf(page)).toEqual([]);
      page.chat.send("a new beginning");
      await page.until(() => page.texts().at(-1) === "a new beginning");
      expect(idOf(page)).not.toBe(id);
    });

    // The last: from here on the hub takes every token for expired.
    it("[HG9] is whole again after an hour in a frozen tab", async () => {
      const page = await world.talking(way);
      const thaw = page.freeze();
      world.hub.clock.move(60 * 60_000);
      lose(world, page);
      for (const text of ["hello?", "anybody?", "goodbye"]) await world.agentSays(page, text);
      thaw();
      await page.hears("goodbye");
      expect(page.texts()).toEqual(["hello?", "anybody?", "goodbye"]);
      expectWhole(page);
    });
  });
}
