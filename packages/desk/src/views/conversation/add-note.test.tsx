// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";

it("leaves words for colleagues in the transcript, and nothing for the visitor", async () => {
  const { root, settle, find, talk } = await showDesk({ hash: ({ talk: { id } }) => `#/c/${id}` });
  const before = talk.events.length;
  [...root.querySelectorAll<HTMLElement>("button.action")].find(({ textContent }) => textContent === "Note")?.click();
  await settle();
  expect(find(".add-note button").hasAttribute("disabled")).toBe(true);
  type(find(".add-note textarea"), "  She is a collector.\nCall her after six. ");
  await settle();
  find(".add-note").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settle();
  expect(root.querySelector("dialog")).toBe(null);
  const note = find("[role=log] .aside-note");
  expect(note.textContent).toContain("She is a collector.\nCall her after six.");
  expect(note.getAttribute("aria-label")).toContain("Only agents see this");
  expect(talk.events).toHaveLength(before);
});

it("keeps what was written when the relay cannot be reached", async () => {
  const { root, settle, find, relay } = await showDesk({ hash: ({ talk: { id } }) => `#/c/${id}` });
  [...root.querySelectorAll<HTMLElement>("button.action")].find(({ textContent }) => textContent === "Note")?.click();
  await settle();
  type(find(".add-note textarea"), "Call her after six.");
  await settle();
  relay.fault = "down";
  find(".add-note").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settle();
  expect(find(".add-note textarea")).toHaveProperty("value", "Call her after six.");
});
