// Decides which square of a picture is kept, as it is enlarged and moved. Knows nothing of pixels on a screen.

/** A picture's size in its own pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is kept of it: how far it is enlarged, 1 to {@link ZOOM_MAX}, and where the square lies in the room that is left, 0 to 1 each way. */
export interface Crop {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** The square, in the picture's own pixels. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

export const ZOOM_MAX = 4;

/** The largest square, in the middle. */
export const CENTRED: Crop = { zoom: 1, x: 0.5, y: 0.5 };

/** Where the square lies. */
export function squareOf({ width, height }: Size, { zoom, x, y }: Crop): Square {
  const side = Math.min(width, height) / zoom;
  return { left: (width - side) * x, top: (height - side) * y, side };
}

/** Whether there is room to move in, each way. */
export function room({ width, height }: Size, { zoom }: Crop): { readonly x: boolean; readonly y: boolean } {
  const side = Math.min(width, height) / zoom;
  return { x: width > side, y: height > side };
}

/** Enlarged so far, about the same middle as long as there is room. */
export function zoomed(size: Size, crop: Crop, zoom: number): Crop {
  const { left, top, side } = squareOf(size, crop);
  const next = { ...crop, zoom: Math.min(ZOOM_MAX, Math.max(1, zoom)) };
  const shrunk = (side - squareOf(size, next).side) / 2;
  return placed(size, next, { left: left + shrunk, top: top + shrunk });
}

/** The picture was dragged under the square by these shares of its side. */
export function dragged(size: Size, crop: Crop, by: { readonly x: number; readonly y: number }): Crop {
  const { left, top, side } = squareOf(size, crop);
  return placed(size, crop, { left: left - by.x * side, top: top - by.y * side });
}

function placed(size: Size, crop: Crop, { left, top }: Omit<Square, "side">): Crop {
  const { side } = squareOf(size, crop);
  return { ...crop, x: share(left, size.width - side), y: share(top, size.height - side) };
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0.5 : Math.min(1, Math.max(0, part / whole));
}
