// Keeps the panel in what is seen of a phone's screen: `dvh` knows nothing of keyboards, nor of a page wider than the screen.

const SEEN = ["offsetTop", "offsetLeft", "width", "height"] as const;
const TYPES = ["resize", "scroll"];

/** Tells the panel's sheet the visible part; zooming in does not change it. Returns what ends it. */
export function followVisiblePart(panel: HTMLElement): () => void {
  const viewport = window.visualViewport;
  // Elsewhere the sheet does not ask, and to measure would lay everything out before its time.
  const isPhone = matchMedia("(max-width: 480px), (max-height: 480px)");
  const measure = (): void => {
    if (!viewport || !isPhone.matches || viewport.scale > 1.01) return;
    for (const name of SEEN) panel.style.setProperty(`--seen-${name}`, `${viewport[name]}px`);
  };
  measure();
  for (const type of TYPES) viewport?.addEventListener(type, measure);
  return () => {
    for (const type of TYPES) viewport?.removeEventListener(type, measure);
  };
}
