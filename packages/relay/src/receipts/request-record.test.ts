import {
  agentId,
  conversationId,
  eventId,
  promiseId,
  siteId,
  type Author,
  type Event,
  type EventBody,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { endOf, isAutomatic, recordRequests, type RequestRecord } from "./request-record.ts";

const beginning = { conversation: conversationId("c".repeat(43)), site: siteId("shop"), clickedAtMs: 990 };
const promise = promiseId("v.one.1");
const KARI: Author = { type: "agent", id: agentId("kari"), name: "Kari" };

/** A log, one event a second, beginning with the request. */
function log(...bodies: readonly (EventBody & { readonly from?: Author })[]): readonly Event[] {
  return bodies.map(({ from = { type: "visitor" }, ...body }, index) => ({
    ...body,
    id: eventId(`v.e.${index}`),
    seq: index + 1,
    atMs: (index + 1) * 1_000,
    from,
  }));
}

const asked = { type: "human.requested", why: "button" } as const;
const live = {
  type: "promise.made",
  promise,
  dueAtMs: 9_000,
  rung: "live",
  channel: "chat",
  policyVersion: 1,
} as const;
const written = { ...live, dueAtMs: 90_000, rung: "written" } as const;
const reply = { type: "message.sent", text: "hello", from: KARI } as const;
const savedReply = { ...reply, isSaved: true } as const;
const end = (name: "kept" | "broken" | "settled" | "withdrawn" | "unanswered") =>
  ({ type: `promise.${name}`, promise }) as const;

function only(events: readonly Event[]): RequestRecord {
  const records = recordRequests(null, events, beginning);
  expect(records).toHaveLength(1);
  const [record] = records;
  if (!record) throw new Error("no record");
  return record;
}

describe("the ledger's row of a request", () => {
  it("[HG7] is answered by a human's own words, not by a saved reply as it stands", () => {
    expect(only(log(asked, live, savedReply))).toMatchObject({ answeredAtMs: null });
    expect(only(log(asked, live, savedReply, reply))).toMatchObject({ answeredAtMs: 4_000 });
  });

  it("[HG12] counts a bot's request with the clicks once the visitor clicks, from when it was first asked for", () => {
    const forThem = { ...asked, why: "bot" } as const;
    const sooner = { ...live, promise: promiseId("v.two.1"), dueAtMs: 20_000 } as const;
    const record = only(
      log(
        forThem,
        written,
        { ...asked, takesOver: true },
        { type: "promise.withdrawn", promise, why: "asked" },
        sooner,
        reply,
        {
          ...end("kept"),
          promise: sooner.promise,
        },
      ),
    );
    expect(record).toMatchObject({ seq: 1, why: "button", askedAtMs: 1_000, clickedAtMs: 990, rungs: "written>live" });
    expect(record).toMatchObject({ withdrawn: 0, kept: 1, isOpen: false });
    expect(isAutomatic(record)).toBe(false);
    expect(endOf(record)).toBe("kept");
  });

  it("[HG10] tells who was asked for when, by both clocks, what was promised, and when a human came", () => {
    expect(only(log(asked, live, reply, end("kept")))).toMatchObject({
      askedAtMs: 1_000,
      clickedAtMs: 990,
      why: "button",
      dueAtMs: 9_000,
      rungs: "live",
      answeredAtMs: 3_000,
      deliveredAtMs: 4_000,
      kept: 1,
      endedAtMs: 4_000,
      isOpen: false,
    });
  });

  it("[HG7] never lets a kept promise outweigh a broken one", () => {
    const record = only(log(asked, live, end("broken"), written, reply, end("kept"), live, end("kept")));
    expect(record).toMatchObject({ kept: 2, broken: 1, rungs: "live>written", dueAtMs: 9_000 });
    expect(endOf(record)).toBe("broken");
  });

  it("[HG7] has one word for each end", () => {
    expect(endOf(only(log(asked)))).toBe("open");
    expect(endOf(only(log(asked, live)))).toBe("open");
    expect(endOf(only(log(asked, live, reply, end("kept"), live)))).toBe("kept");
    expect(endOf(only(log(asked, live, end("settled"))))).toBe("settled");
    expect(endOf(only(log(asked, live, end("settled"), live)))).toBe("open");
    expect(endOf(only(log(asked, live, end("withdrawn"))))).toBe("withdrawn");
    expect(endOf(only(log(asked, live, end("broken"), written, end("unanswered"))))).toBe("unanswered");
    expect(endOf({ ...only(log(asked, live, end("broken"))), erasedAtMs: 9 })).toBe("erased");
  });

  it("counts no bot's and no visitor's words as a human's answer", () => {
    const said = { type: "message.sent", text: "hello" } as const;
    const record = only(log(asked, live, said, { ...said, from: { type: "bot" } }));
    expect(record.answeredAtMs).toBeNull();
  });

  it("begins anew with each stretch, and a request that was admitted again keeps its time", () => {
    const reopened = { type: "conversation.reopened", to: "queue" } as const;
    const records = recordRequests(null, log(asked, live, end("withdrawn"), reopened, live), beginning);
    expect(records).toMatchObject([
      { seq: 1, withdrawn: 1 },
      { seq: 4, why: "reopened", askedAtMs: 4_000, isOpen: true },
    ]);
    expect(only(log({ ...asked, askedAtMs: 7 }))).toMatchObject({ askedAtMs: 7 });
  });

  it("keeps clicks apart from what nobody clicked", () => {
    const automatic = ["bot", "rule", "bot-failed"] as const;
    expect(automatic.map((why) => isAutomatic({ why }))).toEqual([true, true, true]);
    expect((["button", "typed", "reopened"] as const).map((why) => isAutomatic({ why }))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
