// Which ink can be read on a colour, by the contrast of WCAG 2.2.

/** Colours to begin with. */
export const ACCENTS: readonly string[] = ["#1d6152", "#24477a", "#5b3a8c", "#8c2f4b", "#9a4a12", "#2b2b2b", "#f2c14e"];

/** White or black, whichever can be read better on it. */
export function inkOn(colour: string): "#ffffff" | "#000000" {
  return contrastOf(colour, "#ffffff") >= contrastOf(colour, "#000000") ? "#ffffff" : "#000000";
}

/** 1 to 21; text needs 4.5. Both as `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
