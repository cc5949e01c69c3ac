import { conversationId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { createPresence } from "../realtime/presence.ts";
import { manualPlatform } from "../testing/manual-platform.ts";
import { createStays } from "./stays.ts";

const KIM = conversationId("kim");

it("counts a visitor as present who comes back now and then, however often they say so", async () => {
  const platform = manualPlatform();
  const presence = createPresence(platform.clock);
  const stopping = new AbortController();
  const stay = createStays({ presence, clock: platform.clock, stopping: stopping.signal });
  let changes = 0;
  presence.onChange(() => (changes += 1));
  for (let reading = 0; reading < 5; reading += 1) {
    stay(KIM, null, 15_000);
    await platform.advance(5_000);
  }
  expect([presence.isVisitorPresent(KIM), changes]).toEqual([true, 1]);
  await platform.advance(14_001);
  expect(presence.isVisitorPresent(KIM)).toBe(false);
  stay(KIM, null, 15_000);
  stopping.abort();
  await platform.advance(4_001);
  expect(presence.isVisitorPresent(KIM)).toBe(false);
});
