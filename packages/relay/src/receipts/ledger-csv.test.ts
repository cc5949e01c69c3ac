import { conversationId, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { LEDGER_HEAD, ledgerLine } from "./ledger-csv.ts";
import type { RequestRecord } from "./request-record.ts";

const record: RequestRecord = {
  conversation: conversationId("c".repeat(43)),
  seq: 2,
  site: siteId("shop"),
  askedAtMs: Date.UTC(2026, 10, 22, 9),
  clickedAtMs: null,
  why: "button",
  dueAtMs: null,
  rungs: "live",
  answeredAtMs: Date.UTC(2026, 10, 22, 9, 1, 30),
  deliveredAtMs: null,
  isOpen: true,
  kept: 0,
  broken: 0,
  settled: 0,
  withdrawn: 0,
  unanswered: 0,
  erasedAtMs: null,
  endedAtMs: null,
};

describe("the ledger as CSV", () => {
  it("has as many cells in each line as there are columns", () => {
    const cells = ledgerLine(record).split(",");
    expect(cells).toHaveLength(LEDGER_HEAD.split(",").length);
    expect(cells).toContain("2026-11-22T09:00:00.000Z");
    expect(cells).toContain("90");
  });

  it("gives a spreadsheet no formula to reckon, and no cell that is two", () => {
    const line = (id: string): string => ledgerLine({ ...record, conversation: conversationId(id) });
    for (const sign of ["=", "+", "-", "@", "\t"]) expect(line(`${sign}1+cmd`).startsWith("'")).toBe(true);
    expect(line('=a,"b"').startsWith(`"'=a,""b"""`)).toBe(true);
    expect(line("a\r\nb").startsWith('"a\r\nb"')).toBe(true);
  });

  it("leaves a time empty that no calendar has", () => {
    expect(ledgerLine({ ...record, clickedAtMs: Number.MAX_SAFE_INTEGER })).toBe(ledgerLine(record));
  });
});
