import { beforeEach, expect, it, vi } from "vitest";
import { defineHandrailChat } from "./element.ts";

// It draws nothing, so nothing lies anywhere.
beforeEach(() => void vi.stubGlobal("innerWidth", 0));

const hosts = (): number =>
  [...document.documentElement.children].filter(({ localName }) => localName.startsWith("x-")).length;

it("is there as long as the element is, also where that is moved, and gives way to its link when it goes", async () => {
  defineHandrailChat();
  defineHandrailChat();
  document.body.innerHTML = `<main></main><handrail-chat relay="https://chat.example" site="shop"><a href="/human">Help</a></handrail-chat>`;
  const element = document.querySelector("handrail-chat");
  const { widget } = element ?? {};
  expect([hosts(), element?.hidden]).toEqual([1, true]);
  if (element) document.querySelector("main")?.append(element);
  await Promise.resolve();
  expect([hosts(), element?.widget === widget]).toEqual([1, true]);
  element?.remove();
  await Promise.resolve();
  expect([hosts(), element?.hidden, element?.widget]).toEqual([0, false, null]);
});

it("waits until it is told whose it is", () => {
  defineHandrailChat();
  const element = document.createElement("handrail-chat");
  document.body.append(element);
  element.setAttribute("site", "shop");
  expect(hosts()).toBe(0);
  element.setAttribute("relay", "https://chat.example");
  expect(hosts()).toBe(1);
  element.remove();
});

it("is one widget where it stands twice, and stays when a body with another is swapped in, without a word", async () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue();
  defineHandrailChat();
  const html = `<handrail-chat relay="https://chat.example" site="shop"></handrail-chat>`;
  document.body.innerHTML = html;
  document.body.innerHTML = html;
  await Promise.resolve();
  await Promise.resolve();
  expect([hosts(), warned.mock.calls.length]).toEqual([1, 0]);
  document.body.innerHTML = html + html;
  await Promise.resolve();
  await Promise.resolve();
  expect([hosts(), warned.mock.calls.length]).toEqual([1, 1]);
  document.body.innerHTML = "";
  await Promise.resolve();
  expect(hosts()).toBe(0);
  warned.mockRestore();
});
