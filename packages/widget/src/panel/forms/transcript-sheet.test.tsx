import { wireError, type Contact, type ErrorCode } from "@handrail/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { SITE, tell, type FakeChat, type Line } from "../../testing/fake-chat.ts";
import { chatIn, openPanel } from "../../testing/open-panel.ts";

async function open(set: (chat: FakeChat) => void = () => {}) {
  const chat = chatIn("talking");
  set(chat);
  const { root, end } = openPanel(chat);
  onTestFinished(end);
  const button = (label: string) =>
    [...root.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent) === label);
  const press = async (label: string): Promise<void> => {
    await expect.poll(() => button(label)).toBeDefined();
    button(label)?.click();
  };
  await press("More");
  await expect.poll(() => button("Download transcript")).toBeDefined();
  return { chat, root, button, press, said: () => root.querySelector(".sheet [role=status]")?.textContent };
}

async function choose(set?: (chat: FakeChat) => void) {
  const opened = await open(set);
  await opened.press("E-mail transcript");
  return opened;
}

const refuses =
  (code: ErrorCode) =>
  (chat: FakeChat): void => {
    chat.answer = () => Promise.resolve({ type: "refused", error: wireError(code) });
  };

const left = (contact: Pick<Contact, "email" | "phone">): Line => [
  "visitor",
  1,
  { type: "contact.given", contact: { name: null, ...contact } },
];

describe("the transcript by e-mail", () => {
  it("is asked for by choosing it, and said to be on its way once the mail server has it", async () => {
    const asked: string[] = [];
    let answer = (): void => {};
    const { said } = await choose((chat) => {
      const { answer: given } = chat;
      chat.answer = async (path, body) => {
        asked.push(path);
        await new Promise<void>((resolve) => (answer = resolve));
        return given(path, body);
      };
    });
    await expect.poll(said).toBe("One moment…");
    expect(asked).toEqual(["/v1/transcript"]);
    answer();
    await expect.poll(said).toContain("on its way to your e-mail address");
  });

  it("leads to the address where none is confirmed", async () => {
    const { root, said, press } = await choose(refuses("address-not-confirmed"));
    await expect.poll(said).toContain("First leave your e-mail address");
    await press("Leave contact");
    await expect.poll(() => root.querySelector(".sheet [type=email]")).not.toBeNull();
  });

  it("says of an address that was left that the link to it is yet to be opened, and leads to it", async () => {
    const { root, said, press } = await choose((chat) => {
      refuses("address-not-confirmed")(chat);
      tell(chat, [left({ email: "kim@home.example", phone: null })]);
    });
    await expect.poll(said).toBe("We sent a link to kim@home.example. Open it, then choose this again.");
    await press("Change contact");
    await expect.poll(() => root.querySelector(".sheet [type=email]")).not.toBeNull();
  });

  it("asks whoever left a telephone number alone for an address", async () => {
    const { said, button } = await choose((chat) => {
      refuses("address-not-confirmed")(chat);
      tell(chat, [left({ email: null, phone: "+47 22 22 22 22" })]);
    });
    await expect.poll(said).toContain("First leave your e-mail address");
    expect(button("Change contact")).toBeDefined();
  });

  it("is asked for again where the mail server did not take it", async () => {
    const { chat, said, press } = await choose(refuses("not-mailed"));
    await expect.poll(said).toContain("That did not work");
    chat.answer = () => Promise.resolve({ type: "ok", value: { conversation: "c".repeat(43), email: "a@b.example" } });
    await press("Try again");
    await expect.poll(said).toContain("on its way");
  });

  it("is not asked for again where it went too often", async () => {
    const { said, button } = await choose(refuses("too-many-transcripts"));
    await expect.poll(said).toContain("That did not work");
    expect(button("Try again")).toBeUndefined();
  });

  it("is not offered where nothing is mailed", async () => {
    const { button } = await open((chat) => (chat.site.value = { ...SITE, canMail: false }));
    expect(button("E-mail transcript")).toBeUndefined();
  });
});
