import { wireError } from "@handrail/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { giveTime } from "../../testing/appointment-states.ts";
import { FREE_SLOTS, NOW_MS, slots, type FakeChat } from "../../testing/fake-chat.ts";
import { partsHere } from "../../testing/parts-here.ts";
import { STATES } from "../../testing/states.ts";
import { runPanel } from "../run-panel.tsx";

function open(name: string, set: (chat: FakeChat) => void = () => {}) {
  const chat = STATES[name]?.();
  if (!chat) throw new Error(`There is no state ${name}.`);
  set(chat);
  const host = document.createElement("div");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const panel = runPanel({
    shell: {
      root,
      relay: "https://relay.example",
      site: "shop",
      label: "Talk to a human",
      contact: { phone: null, email: null, humanUrl: "https://relay.example/human/shop" },
      takeUnkeptAsk: () => false,
      keepAlive: () => {},
      onOpenChange: () => {},
      status: () => {},
    },
    chat,
    source: partsHere,
  });
  panel.open();
  onTestFinished(() => {
    panel.destroy();
    document.body.replaceChildren();
  });
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

  it("say so when they cannot be had, or none is free", async () => {
    const failed = open(
      "waiting-written-or-time",
      (chat) => (chat.answer = () => Promise.resolve({ type: "unknown" })),
    );
    await failed.press("Choose a time");
    await expect.poll(failed.text).toContain("The free times could not be loaded.");
    const none = open("waiting-written-or-time", (chat) => (chat.answer = () => slots([])));
    await none.press("Choose a time");
    await expect.poll(none.text).toContain("No time is free at the moment");
  });
});
