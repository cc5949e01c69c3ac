import { conversationId, EMPTY_INTERNAL, emptyConversation, siteId } from "@handrail/protocol";
import { expect, it } from "vitest";
import type { Summary } from "../domain/summary.ts";
import { createSummaryMemory } from "./summary-memory.ts";

function summaryOf(name: string, preview = ""): Summary {
  const state = emptyConversation(conversationId(name.padEnd(43, "-")), siteId("shop"));
  return { state, internal: EMPTY_INTERNAL, awaitingSinceMs: null, lastAgent: null, preview };
}

it("remembers the last of each conversation, and forgets first who has been silent for longest", () => {
  const memory = createSummaryMemory();
  const [kim, ola] = [summaryOf("kim"), summaryOf("ola")];
  for (const one of [kim, ola, summaryOf("kim", "again")]) memory.put(one);
  expect(memory.get(kim.state.id)?.preview).toBe("again");
  for (let index = 0; index < 1_999; index += 1) memory.put(summaryOf(`crowd-${index}`));
  expect(memory.get(ola.state.id)).toBeNull();
  expect(memory.get(kim.state.id)?.preview).toBe("again");
  memory.forgetAll();
  expect(memory.get(kim.state.id)).toBeNull();
});
