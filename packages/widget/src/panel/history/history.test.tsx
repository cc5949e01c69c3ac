import { describe, expect, it, onTestFinished } from "vitest";
import type { Kept } from "@handrail/core";
import { SITE, tell, type FakeChat } from "../../testing/fake-chat.ts";
import { chatIn, openPanel } from "../../testing/open-panel.ts";

function open(name: string) {
  const { chat, root, end } = openPanel(chatIn(name));
  onTestFinished(end);
  const buttons = (): HTMLButtonElement[] => [...root.querySelectorAll("button")];
  const find = (words: string) =>
    buttons().find((button) => (button.getAttribute("aria-label") ?? button.textContent ?? "").includes(words));
  const press = async (words: string): Promise<void> => {
    await expect.poll(() => find(words)).toBeDefined();
    find(words)?.click();
  };
  const menu = (): string[] => [...root.querySelectorAll(".menu li")].map(({ textContent }) => textContent ?? "");
  return { chat, root, press, find, menu, text: () => root.textContent ?? "" };
}

const kept = async ({ lent }: FakeChat): Promise<Kept | null> => lent.platform.storage.load(SITE.site);

describe("a new conversation", () => {
  it("is offered once one has ended, and begins with a press", async () => {
    const { chat, root, press } = open("earlier-closed");
    await press("New conversation");
    await expect.poll(() => kept(chat)).toMatchObject({ isFresh: true, earlier: [{}, {}, {}] });
    expect(root.querySelector(".sheet")).toBeNull();
  });

  it("is asked about first while the present one is open, and the draft stays", async () => {
    const { chat, root, press, text } = open("earlier-menu");
    // As the machine does when another secret lies on the disk.
    Object.assign(chat.lent, { told: async () => void (chat.session.value += 1) });
    const area = (): HTMLTextAreaElement | null => root.querySelector("textarea");
    await expect.poll(area).not.toBeNull();
    Object.assign(area() ?? {}, { value: "Half a question" });
    area()?.dispatchEvent(new Event("input"));
    await press("More");
    await press("New conversation");
    await expect.poll(text).toContain("This one stays in this browser, under “Earlier conversations”.");
    expect(await kept(chat)).toMatchObject({ earlier: [{}, {}] });
    await press("Start new");
    await expect.poll(() => kept(chat)).toMatchObject({ earlier: [{}, {}, {}] });
    await expect.poll(() => [chat.session.value, area()?.value]).toEqual([1, "Half a question"]);
  });

  it("[HG3] is not offered while a human is awaited, a message waits, or the disk keeps nothing", async () => {
    for (const name of ["waiting", "talking", "offline", "memory-only"]) {
      const { press, menu } = open(name);
      await press("More");
      await expect.poll(menu).toContain("Download transcript");
      expect(menu(), name).not.toContain("New conversation");
    }
  });
});

describe("earlier conversations", () => {
  it("are listed newest first, with whom, when and what was said last, and read by a press", async () => {
    const { root, press, text } = open("earlier-list");
    await press("More");
    await press("Earlier conversations");
    const rows = (): string[] => [...root.querySelectorAll(".past li")].map(({ textContent }) => textContent ?? "");
    await expect.poll(() => rows()[0]).toMatch(/Maya Lind Yesterday.* Great, thank you!/);
    expect(rows()[1]).toContain("M for a close fit");
    expect(root.querySelector("textarea")).toBeNull();
    await press("Maya Lind");
    await expect.poll(text).toContain("Hello, I am Maya. I have asked the driver");
    await press("Back");
    await expect.poll(() => rows().length).toBe(2);
    await press("Back");
    await expect.poll(() => root.querySelector("textarea")).not.toBeNull();
  });

  it("[HG1] [HG11] have the human button beside them, which leads back to the present one", async () => {
    const { chat, root, press, find } = open("earlier-list");
    await press("More");
    await press("Earlier conversations");
    await press("Maya Lind");
    expect(find("Talk to a human")).toBeDefined();
    chat.human.value = { type: "keeping", atMs: 0 };
    await expect.poll(() => root.querySelector(".past")).toBeNull();
    expect(root.querySelector("textarea")).not.toBeNull();
  });

  it("can be gone on with", async () => {
    const { chat, press } = open("earlier-list");
    await press("More");
    await press("Earlier conversations");
    await press("Pine");
    await press("Continue this conversation");
    await expect.poll(() => kept(chat)).toMatchObject({ secret: "1".repeat(43), earlier: [{ agent: "Maya Lind" }] });
  });

  it("[HG3] can be read and not gone on with while a human is awaited", async () => {
    const { chat, press, find, text } = open("earlier-list");
    tell(chat, [["visitor", 9, { type: "human.requested", why: "button" }]]);
    chat.human.value = { type: "waiting", sinceMs: 0, promise: null, isBotBack: false, lastEnd: null };
    await press("More");
    await press("Earlier conversations");
    await press("Maya Lind");
    await expect.poll(text).toContain("I have asked the driver");
    expect(find("Continue this conversation")).toBeUndefined();
    expect(find("Erase conversation")).toBeDefined();
  });

  it("[HG14] are erased one by one, after a question", async () => {
    const { chat, root, press, text } = open("earlier-list");
    await press("More");
    await press("Earlier conversations");
    await press("Maya Lind");
    await press("Erase conversation");
    await expect.poll(text).toContain("Erase this conversation?");
    await press("Erase for good");
    await expect.poll(() => root.querySelectorAll(".past li").length).toBe(1);
    expect(await kept(chat)).toMatchObject({ earlier: [{}], erasing: [{ secret: "0".repeat(43) }] });
  });
});

describe("a visitor who is signed in", () => {
  it("[HG13] is asked about while the panel is open, and not before", async () => {
    // Something was said: the part that asks for this one is there at once.
    const { chat, panel, end } = openPanel(chatIn("bot-suggests"));
    onTestFinished(end);
    const other = { secret: "b".repeat(43), lastAtMs: 1, head: 3, agent: "Maya Lind" };
    const asked: string[] = [];
    chat.answer = async (path, body) => {
      asked.push(`${path} ${String(body)}`);
      return { type: "ok", value: { conversations: [other] } };
    };
    panel.close();
    Object.assign(chat.lent.proof, { value: "a token" });
    // Whoever asked would have read the disk by then, and asked.
    await kept(chat);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual([]);
    panel.open();
    await expect.poll(() => asked).toEqual([`/v1/conversations {"site":"${SITE.site}","token":"a token"}`]);
    await expect.poll(() => kept(chat)).toMatchObject({ secret: other.secret });
  });
});
