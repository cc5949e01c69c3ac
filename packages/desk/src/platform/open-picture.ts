// Reads a picture from a file, shows parts of it on canvases, and writes a small square of it: nothing else leaves the agent's browser.
import type { Size, Square } from "../domain/crop.ts";

/** A picture that was read. */
export interface OpenPicture extends Size {
  /** Draws this square of it over the whole canvas. */
  draw(canvas: HTMLCanvasElement, square: Square): void;
  /** The square as a small JPEG, without what cameras write beside a picture; `null` when the browser cannot. */
  write(square: Square): Promise<Blob | null>;
}

/** A phone's photo is scaled down to this at once, in pixels: what is cut of it is smaller still. */
const WORK_SIDE = 1600;
/** Sharp in the widget's largest face on a dense screen; some 5 KB. */
const SIDE = 128;
const QUALITY = 0.86;

/** Opens it, the way up that the camera says; `null` where the browser knows no such picture. */
export async function openPicture(file: Blob): Promise<OpenPicture | null> {
  const source = await canvasOf(file);
  if (!source) return null;
  return {
    width: source.width,
    height: source.height,
    draw: (canvas, square) => paint(canvas, source, partOf(square)),
    write: (square) => {
      const canvas = canvasFor(SIDE, SIDE);
      paint(canvas, source, partOf(square));
      return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    },
  };
}

async function canvasOf(file: Blob): Promise<HTMLCanvasElement | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, WORK_SIDE / Math.max(picture.width, picture.height));
    const canvas = canvasFor(Math.round(picture.width * scale), Math.round(picture.height * scale));
    paint(canvas, picture, { left: 0, top: 0, width: picture.width, height: picture.height });
    picture.close();
    return canvas;
  } catch {
    return null;
  }
}

interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function paint(canvas: HTMLCanvasElement, source: CanvasImageSource, part: Part): void {
  const { left, top, width, height } = part;
  // A browser that scales in one step by more than a half passes over pixels.
  if (width > canvas.width * 2) {
    const half = canvasFor(Math.ceil(width / 2), Math.ceil(height / 2));
    paint(half, source, part);
    return paint(canvas, half, { left: 0, top: 0, width: half.width, height: half.height });
  }
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.imageSmoothingQuality = "high";
  // What lets the ground through would be black in a JPEG.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, left, top, width, height, 0, 0, canvas.width, canvas.height);
}

function partOf({ left, top, side }: Square): Part {
  return { left, top, width: side, height: side };
}

function canvasFor(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement("canvas"), { width: Math.max(1, width), height: Math.max(1, height) });
}
