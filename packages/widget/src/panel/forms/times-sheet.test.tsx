import { wireError } from "@handrail/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { giveTime } from "../../testing/appointment-states.ts";
import { FREE_SLOTS, NOW_MS, slots, type FakeChat } from "../../testing/fake-chat.ts";
import { chatIn, openPanel } from "../../testing/open-panel.ts";

function open(name: string, set: (chat: FakeChat) => void = () => {}) {
  const chat = chatIn(name);
  set(chat);
  const { root, end } = openPanel(chat);
  onTestFinished(end);
  const press = async (label: string): Promise<void> => {
    const found = () => [...root.querySelectorAll("button")].find(({ textContent }) => textContent === label);
    await expect.poll(found).toBeDefined();
    found()?.click();
  };
  const times = (): HTMLButtonElement[] => [...root.querySelectorAll<HTMLButtonElement>(".times [role=group] button")];
  return { chat, root, press, times, text: () => root.textContent };
}

describe("the times", () => {
  it("are listed by day, taken by a press, and closed once the chosen one is promised", async () => {
    const { chat, root, press, times, text } = open("waiting-written-or-time");
    await press("Choose a time");
    await expect.poll(() => times().length).toBe(FREE_SLOTS.length);
    expect([...root.querySelectorAll(".times [role=group]")].map((day) => day.getAttribute("aria-label"))[0]).toBe(
      "Today",
    );
    times()[1]?.click();
    await expect.poll(() => chat.calls).toContain(`book ${FREE_SLOTS[1]}`);
    await expect.poll(() => times().every(({ disabled }) => disabled)).toBe(true);
    giveTime(chat, FREE_SLOTS[1] ?? NOW_MS);
    await expect.poll(() => root.querySelector(".times")).toBeNull();
    expect(text()).toContain("Your appointment: Today");
    expect(text()).toContain("Another time");
  });

  it("say that somebody was faster, and can be chosen from again", async () => {
    const { chat, press, times, text } = open("waiting-written-or-time");
    await press("Choose a time");
    await expect.poll(() => times().length).toBe(FREE_SLOTS.length);
    const [slotAtMs = 0] = FREE_SLOTS;
    times()[0]?.click();
    const id = chat.book(slotAtMs);
    const command = { type: "book", id, slotAtMs } as const;
    const error = wireError("slot-taken");
    chat.entries.value = [
      ...chat.entries.value,
      { type: "pending", id, command, state: "refused", error, atMs: NOW_MS },
    ];
    await expect.poll(text).toContain("Somebody has just taken that time");
    await expect.poll(() => times().some(({ disabled }) => !disabled)).toBe(true);
  });

  it("say so when they cannot be had", async () => {
    const failed = open(
      "waiting-written-or-time",
      (chat) => (chat.answer = () => Promise.resolve({ type: "unknown" })),
    );
    await failed.press("Choose a time");
    await expect.poll(failed.text).toContain("The free times could not be loaded.");
  });

  it("say so when none is free", async () => {
    const none = open("waiting-written-or-time", (chat) => (chat.answer = () => slots([])));
    await none.press("Choose a time");
    await expect.poll(none.text).toContain("No time is free at the moment");
  });
});
