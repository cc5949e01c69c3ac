// Finds the button on a picture of the screen by what it looked like on a quiet page: a person's eye, as far as pixels go.
import { PNG } from "pngjs";

/** A rectangle in pixels of the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the button looks like: its inside, cut out of a picture, without its round ends. */
export interface Look {
  readonly png: PNG;
  readonly inside: Box;
  /** Points of the inside: those of its letters come first. */
  readonly ink: readonly Point[];
  readonly ground: readonly Point[];
}

/** A point of the screen. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** Antialiasing differs a little from place to place; a letter on its ground differs by far more than this. */
const TOLERANCE = 70;
const ENOUGH = 0.85;
/** What stands out nearly as much as anything does is a letter. */
const LETTER_SHARE = 0.8;
const ROUND_END = 16;

/** Learns it. @throws when there is no button in the box: nothing stands out from its ground */
export function lookOf(picture: Buffer, button: Box): Look {
  const png = PNG.sync.read(picture);
  const inside = {
    x: Math.round(button.x) + ROUND_END,
    y: Math.round(button.y) + 4,
    width: Math.round(button.width) - 2 * ROUND_END,
    height: Math.round(button.height) - 8,
  };
  const points = Array.from({ length: inside.width * inside.height }, (_, index): Point => [
    index % inside.width,
    Math.floor(index / inside.width),
  ]);
  const ground = colourAt(png, inside.x + 1, inside.y + 1);
  const standsOut = ([x, y]: Point): number => distance(colourAt(png, inside.x + x, inside.y + y), ground);
  // The letters are what is read: the icon has a colour of its own, which a page that is shown in grey takes away.
  const letters = LETTER_SHARE * Math.max(...points.map(standsOut));
  const ink = points.filter((point) => standsOut(point) > Math.max(letters, 2 * TOLERANCE));
  if (ink.length < 40) throw new Error("There is no button to be seen on the page without an attack.");
  return {
    png,
    inside,
    ink: sample(ink, 160),
    ground: sample(
      points.filter((point) => standsOut(point) <= 2 * TOLERANCE),
      160,
    ),
  };
}

/** Where it is on the picture: the middle of it; `null` where nobody would find it. */
export function findButton(picture: Buffer, look: Look): Place | null {
  const png = PNG.sync.read(picture);
  const { inside } = look;
  const middle = (x: number, y: number) => ({
    x: x + Math.round(inside.width / 2),
    y: y + Math.round(inside.height / 2),
  });
  if (isThere(png, look, inside)) return middle(inside.x, inside.y);
  for (let y = 0; y <= png.height - inside.height; y += 1) {
    for (let x = 0; x <= png.width - inside.width; x += 1) if (isThere(png, look, { x, y })) return middle(x, y);
  }
  return null;
}

function isThere(png: PNG, look: Look, at: Place): boolean {
  const agrees = (points: readonly Point[]): boolean => {
    // Gives up as soon as too many points are wrong, so that a whole screen can be searched.
    let wrong = 0;
    const most = points.length * (1 - ENOUGH);
    for (const [x, y] of points) {
      const seen = colourAt(png, at.x + x, at.y + y);
      const meant = colourAt(look.png, look.inside.x + x, look.inside.y + y);
      if (distance(seen, meant) > TOLERANCE && (wrong += 1) > most) return false;
    }
    return true;
  };
  return agrees(look.ink) && agrees(look.ground);
}

function colourAt({ data, width }: PNG, x: number, y: number): Colour {
  const at = (y * width + x) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

function distance(one: Colour, other: Colour): number {
  return Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]) + Math.abs(one[2] - other[2]);
}

function sample(points: readonly Point[], count: number): readonly Point[] {
  const step = Math.max(1, points.length / count);
  return Array.from({ length: Math.min(count, points.length) }, (_, index) => points[Math.floor(index * step)]).filter(
    (point) => point !== undefined,
  );
}
