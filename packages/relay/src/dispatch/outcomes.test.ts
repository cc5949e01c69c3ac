import { conversationId, promiseId, siteId, type Event } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { createOutcomes } from "./outcomes.ts";

const conversation = conversationId("c".repeat(43));
const promise = promiseId("v.click.1");
const broken: Event = {
  id: "r.due.0" as Event["id"],
  seq: 4,
  atMs: 60_000,
  from: { type: "relay" },
  type: "promise.broken",
  promise,
};

function learnt(hasCome: boolean): readonly boolean[] {
  const seen: boolean[] = [];
  const outcomes = createOutcomes({ sawOutcome: ({ wasInTime }) => seen.push(wasInTime) }, () => hasCome);
  outcomes.promised({ conversation, promise, class: "click", dueAtMs: 60_000 });
  outcomes.hear({ type: "log", conversation, site: siteId("shop"), head: 4, events: [broken] });
  return seen;
}

describe("what promises teach", () => {
  it("is that a wait was longer than was thought, where one was broken", () => {
    expect(learnt(true)).toEqual([false]);
  });

  it("[HG12] is nothing where nobody ever came to the page, so that fakes make no promise longer", () => {
    expect(learnt(false)).toEqual([]);
  });
});
