import { conversationId, conversationSecret, eventId, siteId, type Event } from "@handrail/protocol";
import { expect, it } from "vitest";
import type { Wire } from "../backend.ts";
import type { Clock } from "../platform.ts";
import type { Line } from "../tabs/line.ts";
import { carriedStream } from "./carried-stream.ts";

// Found by the world of the real code, with a disk that loses an event: the page read without a pause, as fast as the relay answered.
it("[HG9] does not ask again at once for what did not go on from the log that it has", async () => {
  const asked: number[] = [];
  const read: Wire["read"] = ({ after }) => {
    asked.push(after);
    if (asked.length === 10) return Promise.resolve({ type: "unknown" }); // as it would go on for ever
    // Two pages; in the second one, the fourth event is missing.
    const events = after === 0 ? [said(1), said(2)] : after === 2 ? [said(3)] : [said(5)];
    return Promise.resolve({ type: "ok", value: { ...REPORT, events } });
  };
  const call = new AbortController();
  const stream = carriedStream(
    { line: STILL, read, clock: STOPPED },
    { site: siteId("shop"), secret: conversationSecret("s".repeat(43)), after: 0, wait: "stream" },
    { onFrame: () => {}, signal: call.signal },
  );
  // More turns than it would take.
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  expect(asked).toEqual([0, 2, 3]);
  call.abort();
  await stream;
});

const REPORT = {
  conversation: conversationId("c".repeat(43)),
  generation: "g1",
  head: 5,
  nowMs: 0,
  run: null,
  live: { asOfMs: 0, place: null, waiting: 0, agentsOnDuty: 0, expectedWaitMs: null, step: null },
};

const STOPPED: Clock = { now: () => 0, setTimeout: () => null, clearTimeout: () => {} };
const STILL: Line = { isUp: true, listen: () => () => {}, close: () => {} };

function said(seq: number): Event {
  return {
    type: "message.sent",
    id: eventId(`v.command-${seq}.0`),
    seq,
    atMs: 0,
    from: { type: "visitor" },
    text: `word ${seq}`,
  };
}
