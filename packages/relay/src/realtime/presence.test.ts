import { conversationId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { createPresence } from "./presence.ts";

const KIM = conversationId("kim");

describe("a visitor's presence", () => {
  it("lasts from the first reader to a few seconds after the last one", async () => {
    const platform = manualPlatform();
    const presence = createPresence(platform.clock);
    const changes: boolean[] = [];
    presence.onChange((conversation) => changes.push(presence.isVisitorPresent(conversation)));
    const [first, second] = [presence.enter(KIM, null), presence.enter(KIM, null)];
    first();
    await platform.advance(10_000);
    expect(presence.isVisitorPresent(KIM)).toBe(true);
    second();
    expect(presence.isVisitorPresent(KIM)).toBe(true);
    await platform.advance(4_000);
    expect(changes).toEqual([true, false]);
  });

  it("does not flicker between two polls", async () => {
    const platform = manualPlatform();
    const presence = createPresence(platform.clock);
    let changes = 0;
    presence.onChange(() => (changes += 1));
    for (let poll = 0; poll < 5; poll += 1) {
      const leave = presence.enter(KIM, null);
      await platform.advance(1_000);
      leave();
      await platform.advance(1_000);
    }
    expect(changes).toBe(1);
  });
});
