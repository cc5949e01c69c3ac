import { afterEach, describe, expect, it, vi } from "vitest";
import { followVisiblePart } from "./follow-visible-part.ts";

/** A phone's screen, as far as the panel looks at it. */
class Viewport extends EventTarget {
  offsetTop = 0;
  offsetLeft = 0;
  width = 390;
  height = 844;
  scale = 1;

  becomes(change: Partial<Pick<Viewport, "offsetTop" | "height" | "scale">>, type = "resize"): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event(type));
  }
}

function follow({ isPhone }: { readonly isPhone: boolean }) {
  const viewport = new Viewport();
  vi.stubGlobal("visualViewport", viewport);
  vi.stubGlobal("matchMedia", () => ({ matches: isPhone }));
  const panel = document.createElement("div");
  const end = followVisiblePart(panel);
  const seen = () => ["offsetTop", "height"].map((name) => panel.style.getPropertyValue(`--seen-${name}`));
  return { viewport, seen, end };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the visible part of a phone's screen", () => {
  it("is told to the panel, as it is when a keyboard comes and the page is pushed up", () => {
    const { viewport, seen, end } = follow({ isPhone: true });
    expect(seen()).toEqual(["0px", "844px"]);
    viewport.becomes({ height: 508 });
    viewport.becomes({ offsetTop: 120 }, "scroll");
    expect(seen()).toEqual(["120px", "508px"]);
    end();
    viewport.becomes({ height: 844 });
    expect(seen()).toEqual(["120px", "508px"]);
  });

  it("is not what is zoomed into, nor anybody's business where the panel does not cover the page", () => {
    const { viewport, seen } = follow({ isPhone: true });
    viewport.becomes({ scale: 2, height: 422 });
    expect(seen()).toEqual(["0px", "844px"]);
    const desktop = follow({ isPhone: false });
    desktop.viewport.becomes({ height: 600 });
    expect(desktop.seen()).toEqual(["", ""]);
  });
});
