import { describe, expect, it } from "vitest";
import { manualPlatform } from "../testing/manual-platform.ts";
import { RELAY, SITE } from "../testing/test-relay.ts";
import { probe } from "./probe.ts";

const pass = { issue: () => "pass", admits: () => true };
const accepted = { ok: true, id: "x", seq: 3 };

async function probing(answer: () => Promise<Response>) {
  const platform = manualPlatform();
  const outcome = probe({ fetch: answer, pass, platform, publicUrl: RELAY }, SITE);
  await platform.advance(10_000);
  return outcome;
}

describe("one probe", () => {
  it.each([
    ["no-answer", "a relay that is silent", () => new Promise<Response>(() => {})],
    ["no-answer", "a relay that fails", () => Promise.reject(new TypeError("no"))],
    ["no-answer", "an answer that is none", async () => Response.json({ verdicts: [] })],
    [
      "no-answer",
      "a mistake of the relay",
      async () => Response.json({ error: { code: "internal" } }, { status: 500 }),
    ],
    ["refused", "a closed door", async () => Response.json({ error: { code: "not-allowed" } }, { status: 403 })],
    [
      "refused",
      "a refusal",
      async () => Response.json({ verdicts: [{ ok: false, error: { code: "site-not-live" } }] }),
    ],
    [
      "storage",
      "a full disk",
      async () => Response.json({ verdicts: [{ ok: false, error: { code: "storage-failed" } }] }),
    ],
    ["receipt", "no receipt", async () => Response.json({ verdicts: [accepted], reach: { type: "offered" } })],
    [
      "receipt",
      "a receipt that nothing proves",
      async () => Response.json({ verdicts: [{ ...accepted, receipt: "e30.AA" }], reach: { type: "offered" } }),
    ],
  ] as const)("says %s of %s", async (outcome, _what, answer) => {
    expect(await probing(answer)).toBe(outcome);
  });
});
