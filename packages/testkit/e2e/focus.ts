// What has the focus, and how well it can be seen that it has.
import type { Page } from "playwright-core";

/** What has the focus, looked for inside of the widget, too. */
export interface Focus {
  /** Its label, or its words. */
  readonly name: string;
  readonly isInPanel: boolean;
  /** A heading that has it so that it is read first: nothing can be done with it, and it is not shown. */
  readonly isHeading: boolean;
  /** Of its outline, in CSS pixels; 2 where the browser draws its own ring. */
  readonly width: number;
  /** Of its outline against what is around it, 1 to 21. */
  readonly contrast: number;
}

/** Measures it: colours as a canvas paints them, each ground over the one below it. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active) return { name: "", isInPanel: false, isHeading: false, width: 0, contrast: 1 };
    // A radio button that is not drawn is shown by its label.
    const drawn = (active.matches("[type=radio]") && active.closest("label")) || active;
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(drawn);
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const painted = (colours: readonly string[]): number => {
      if (!context) return 0;
      for (const colour of ["#fff", ...colours]) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const width = outlineStyle === "none" ? 0 : outlineStyle === "auto" ? 2 : parseFloat(outlineWidth);
    // An outline that reaches out of it lies on what is around it.
    const isWithin = parseFloat(outlineOffset) <= -width;
    const grounds: string[] = [];
    for (
      let one: Element | null = isWithin ? drawn : drawn.parentElement;
      one && !one.matches("html");
      one = one.parentElement
    )
      grounds.unshift(getComputedStyle(one).backgroundColor);
    // A band of its own, which reaches beyond the outline, lies between it and what is around.
    const [, band, bandWidth] = /^(rgb.*?\)) 0px 0px 0px ([\d.]+)px$/.exec(boxShadow) ?? [];
    if (band !== undefined && !isWithin && Number(bandWidth) > parseFloat(outlineOffset) + width) grounds.push(band);
    const below = painted(grounds);
    const line = painted([...grounds, outlineColor]);
    const label = active.closest("label")?.textContent;
    return {
      name: active.getAttribute("aria-label") ?? label ?? active.textContent,
      isInPanel: active.closest(".panel") !== null,
      isHeading: active.matches("h3[tabindex='-1']"),
      width,
      contrast: (Math.max(below, line) + 0.05) / (Math.min(below, line) + 0.05),
    };
  });
}
