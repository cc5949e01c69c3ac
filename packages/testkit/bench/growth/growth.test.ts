// A tiny sample of `npm run bench -- growth`: that what is filled in can be read and written on by a real relay. The figures are no test.
import { expect, it, vi } from "vitest";
import { runGrowth } from "./bench.ts";

vi.setConfig({ testTimeout: 120_000 });

it("reads old conversations and writes new ones beside them, in a small database and in a larger one", async () => {
  const size = { few: 20, many: 60, rounds: 1, conversations: 3, atATime: 2 };
  const found = await runGrowth(() => undefined, size);
  expect(found).toMatchObject({ few: { conversations: 20 }, many: { conversations: 60 } });
  expect(found.many.read.p50).toBeGreaterThan(0);
  expect(found.many.megabytes).toBeGreaterThanOrEqual(found.few.megabytes);
});
