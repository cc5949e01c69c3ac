// Keeps the panel in what is seen of a phone's screen: `dvh` knows nothing of keyboards, nor of a page wider than the screen.
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** Tells the panel's sheet the visible part; zooming in does not change it. */
export function useVisiblePart(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    const measure = (): void => {
      if (!viewport || viewport.scale > 1.01) return;
      const { offsetTop, offsetLeft, width, height } = viewport;
      for (const [name, px] of Object.entries({ top: offsetTop, left: offsetLeft, width, height })) {
        panel.current?.style.setProperty(`--seen-${name}`, `${px}px`);
      }
    };
    measure();
    viewport?.addEventListener("resize", measure);
    viewport?.addEventListener("scroll", measure);
    return () => {
      viewport?.removeEventListener("resize", measure);
      viewport?.removeEventListener("scroll", measure);
    };
  }, []);
}
