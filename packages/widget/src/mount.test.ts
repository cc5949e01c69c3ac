import { beforeEach, expect, it, vi } from "vitest";
import { mount } from "./mount.ts";

// It draws nothing, so nothing lies anywhere.
beforeEach(() => void vi.stubGlobal("innerWidth", 0));

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
