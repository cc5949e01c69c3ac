import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startScript } from "./loader/start-script.ts";
import { mount } from "./mount.ts";

// It draws nothing, so nothing lies anywhere.
beforeEach(() => void vi.stubGlobal("innerWidth", 0));
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

const OPTIONS = { relay: "https://chat.example", site: "shop" };
const hosts = (): number =>
  [...document.documentElement.children].filter(({ localName }) => localName.startsWith("x-")).length;

it("is one widget however often it is mounted, says so, and makes room for the next when it goes", async () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue();
  const [first, second] = [mount(OPTIONS), mount(OPTIONS)];
  await Promise.resolve();
  expect(hosts()).toBe(1);
  expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("a widget already"));
  second.talkToHuman();
  expect(localStorage.getItem("handrail:shop:ask")).not.toBeNull();
  first.destroy();
  first.destroy();
  expect(hosts()).toBe(1);
  second.destroy();
  expect(hosts()).toBe(0);
  expect(window.handrail).toBeUndefined();
});

it("leaves the place to a script tag's widget, and is left alone by a tag that comes later", async () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue();
  const tag = Object.assign(document.createElement("script"), { type: "text/plain" });
  tag.dataset["site"] = "shop";
  Object.defineProperty(tag, "src", { value: "https://chat.example/handrail.js" });
  startScript(tag);
  const late = mount(OPTIONS);
  await Promise.resolve();
  expect([hosts(), warned.mock.calls.length]).toEqual([1, 1]);
  late.destroy();
  expect(hosts()).toBe(1);
  if (window.handrail && !Array.isArray(window.handrail)) window.handrail.destroy();
  const alone = mount(OPTIONS);
  startScript(tag);
  expect(hosts()).toBe(1);
  alone.destroy();
  expect(hosts()).toBe(0);
});

it.each(["", " ", "\u200b"])("[HG1] calls the human button by its own words where it is given none: %j", (label) => {
  const warned = vi.spyOn(console, "warn").mockReturnValue();
  const attached = vi.spyOn(Element.prototype, "attachShadow");
  const widget = mount({ ...OPTIONS, label });
  const { value: root } = attached.mock.results[0] ?? {};
  expect(root instanceof ShadowRoot && root.querySelector(".human")?.textContent).toBe("Talk to a human");
  expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("(invalid-label)"));
  widget.destroy();
});

it("[HG13] keeps a click no longer than the page has asked for", () => {
  const widget = mount({ ...OPTIONS, storage: "session" });
  widget.talkToHuman();
  expect(localStorage.length).toBe(0);
  expect(sessionStorage.getItem("handrail:shop:ask")).not.toBeNull();
  widget.destroy();
});

it("hears nothing any more once it is destroyed, so that a view that comes again hears everything once", () => {
  const heard: string[] = [];
  const visit = (name: string) => {
    const widget = mount({ relay: "https://chat.example", site: "shop" });
    widget.on("open", () => heard.push(name));
    return widget;
  };
  visit("first").destroy();
  const second = visit("second");
  dispatchEvent(new Event("handrail:open"));
  second.destroy();
  expect(heard).toEqual(["second"]);
});
