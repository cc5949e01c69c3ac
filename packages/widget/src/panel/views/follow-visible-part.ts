// Keeps the panel in what is seen of a phone's screen: `dvh` knows nothing of keyboards, nor of a page wider than the screen.

/** Tells the panel's sheet the visible part; zooming in does not change it. Returns what ends it. */
export function followVisiblePart(panel: HTMLElement): () => void {
  const viewport = window.visualViewport;
  // Elsewhere the sheet does not ask, and to measure would lay everything out before its time.
  const isPhone = matchMedia("(max-width: 480px), (max-height: 480px)");
  const measure = (): void => {
    if (!viewport || !isPhone.matches || viewport.scale > 1.01) return;
    const { offsetTop, offsetLeft, width, height } = viewport;
    for (const [name, px] of Object.entries({ top: offsetTop, left: offsetLeft, width, height })) {
      panel.style.setProperty(`--seen-${name}`, `${px}px`);
    }
  };
  measure();
  viewport?.addEventListener("resize", measure);
  viewport?.addEventListener("scroll", measure);
  return () => {
    viewport?.removeEventListener("resize", measure);
    viewport?.removeEventListener("scroll", measure);
  };
}
