import { conversationId, type InboxItem, type PastRequest, type PastResponse } from "@handrail/protocol";
import { expect, it } from "vitest";
import type { Answer } from "../api/answer.ts";
import { createPast } from "./past.ts";

const place = (n: number) => ({ lastAtMs: 1_000 - n, conversation: conversationId(`c${n}`) });
// Only its name is looked at.
const item = (n: number) => ({ ...place(n) }) as InboxItem;

/** A relay that finds so many in each of its steps, and what it was asked. */
function relay(steps: readonly number[], lost = -1) {
  const asked: PastRequest[] = [];
  const past = (request: PastRequest): Promise<Answer<PastResponse>> => {
    asked.push(request);
    const at = request.behind === null ? 0 : 1_000 - request.behind.lastAtMs;
    if (at === lost) {
      lost = -1;
      return Promise.resolve({ type: "lost", why: "network" });
    }
    const found = Array.from({ length: steps[at] ?? 0 }, (_, n) => item(at * 100 + n));
    return Promise.resolve({ type: "ok", value: { found, next: at + 1 < steps.length ? place(at + 1) : null } });
  };
  return { asked, past };
}

it("asks until there is enough to see, and goes on from there", async () => {
  const { past, asked } = relay([3, 0, 18, 4]);
  const search = createPast({ past });
  await search.search(" lamp ");
  expect(search.view.value).toMatchObject({ words: "lamp", isLooking: false, next: place(3) });
  expect([search.view.value?.found.length, asked.length]).toEqual([21, 3]);
  await search.further();
  expect([search.view.value?.found.length, search.view.value?.next]).toEqual([25, null]);
});

it("keeps what was found when the relay cannot be reached, and goes on from there", async () => {
  const search = createPast({ past: relay([3, 2], 1).past });
  await search.search("lamp");
  expect(search.view.value).toMatchObject({ isLooking: false, trouble: expect.stringContaining("cannot be reached") });
  await search.further();
  expect([search.view.value?.found.length, search.view.value?.trouble]).toEqual([5, ""]);
});

it("shows no answer to what was looked for before, nor to whoever has left", async () => {
  const search = createPast({ past: relay([3]).past });
  const first = search.search("lamp");
  await Promise.all([first, search.search("tea")]);
  expect(search.view.value).toMatchObject({ words: "tea", isLooking: false });
  const last = search.search("tea");
  search.forget();
  await last;
  expect(search.view.value).toBeNull();
});
