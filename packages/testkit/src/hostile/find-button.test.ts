import { PNG } from "pngjs";
import { expect, it } from "vitest";
import { findButton, lookOf } from "./find-button.ts";

const BUTTON = { x: 200, y: 150, width: 120, height: 46 };

/** A page with a white button that has dark stripes for letters. */
function picture(at: { readonly x: number; readonly y: number }, ink = 20, ground = 255): Buffer {
  const png = new PNG({ width: 400, height: 300 });
  png.data.fill(240);
  for (let y = 0; y < BUTTON.height; y += 1) {
    for (let x = 0; x < BUTTON.width; x += 1) {
      const isLetter = y > 15 && y < 30 && x > 25 && x < 95 && x % 7 < 3;
      png.data.fill(
        isLetter ? ink : ground,
        ((at.y + y) * png.width + at.x + x) * 4,
        ((at.y + y) * png.width + at.x + x) * 4 + 3,
      );
    }
  }
  return PNG.sync.write(png);
}

const look = lookOf(picture(BUTTON), BUTTON);

it("finds the button where it was, and where it has moved to", () => {
  expect(findButton(picture(BUTTON), look)).toEqual({ x: 260, y: 173 });
  const moved = findButton(picture({ x: 11, y: 31 }), look);
  expect(Math.hypot((moved?.x ?? 0) - 71, (moved?.y ?? 0) - 54)).toBeLessThan(4);
});

it("finds no button without letters, none in faint letters, and none on an empty page", () => {
  expect(findButton(picture(BUTTON, 255), look)).toBeNull();
  expect(findButton(picture(BUTTON, 200), look)).toBeNull();
  expect(findButton(picture(BUTTON, 240, 240), look)).toBeNull();
});

it("refuses to learn a button that cannot be seen", () => {
  expect(() => lookOf(picture(BUTTON, 250, 250), BUTTON)).toThrow("no button to be seen");
});
