// What every view of a log is: whole.
import { expect } from "vitest";
import { eventsOf, type Page } from "./realtime-world.ts";

/** No gap, no repeat. */
export function expectWhole(page: Page): void {
  const seqs = eventsOf(page).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, place) => place + 1));
}
