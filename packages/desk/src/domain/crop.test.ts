import { describe, expect, it } from "vitest";
import { CENTRED, dragged, room, squareOf, zoomed, ZOOM_MAX, type Crop } from "./crop.ts";

const WIDE = { width: 400, height: 200 };
const TALL = { width: 300, height: 900 };

describe("the square that is kept of a picture", () => {
  it.each([
    ["a wide one", [WIDE, CENTRED], { left: 100, top: 0, side: 200 }],
    ["a tall one", [TALL, CENTRED], { left: 0, top: 300, side: 300 }],
    ["a square one", [{ width: 50, height: 50 }, CENTRED], { left: 0, top: 0, side: 50 }],
    ["its left end", [WIDE, { ...CENTRED, x: 0 }], { left: 0, top: 0, side: 200 }],
    ["its lower right quarter", [WIDE, { zoom: 2, x: 1, y: 1 }], { left: 300, top: 100, side: 100 }],
  ] as const)(
    "is the largest there is, in the middle, until it is said otherwise: %s",
    (_what, [size, crop], square) => {
      expect(squareOf(size, crop)).toEqual(square);
    },
  );

  it("moves only where there is room", () => {
    expect([room(WIDE, CENTRED), room(TALL, CENTRED)]).toEqual([
      { x: true, y: false },
      { x: false, y: true },
    ]);
    expect(room(WIDE, { ...CENTRED, zoom: 1.01 })).toEqual({ x: true, y: true });
  });

  it("is enlarged about its middle, and comes back to where there is room", () => {
    const left: Crop = { ...CENTRED, x: 0 };
    const close = zoomed(WIDE, left, 2);
    expect(squareOf(WIDE, close)).toEqual({ left: 50, top: 50, side: 100 });
    expect(squareOf(WIDE, zoomed(WIDE, close, 1))).toEqual({ left: 0, top: 0, side: 200 });
    const corner = { zoom: 4, x: 1, y: 1 };
    expect(squareOf(WIDE, zoomed(WIDE, corner, 1))).toEqual({ left: 200, top: 0, side: 200 });
    expect([zoomed(WIDE, CENTRED, 99).zoom, zoomed(WIDE, CENTRED, 0).zoom]).toEqual([ZOOM_MAX, 1]);
  });

  it("follows the hand that drags the picture, as far as the picture goes", () => {
    const to = (x: number, y: number) => squareOf(WIDE, dragged(WIDE, CENTRED, { x, y }));
    expect(to(0.25, 0.4)).toEqual({ left: 50, top: 0, side: 200 });
    expect(to(-9, 0)).toEqual({ left: 200, top: 0, side: 200 });
  });
});
