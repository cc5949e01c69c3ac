// Keeps the focus in a panel that covers the page, as on a phone or at a zoom of 400 %: Tab goes from its end to its beginning. Beside a
// smaller panel the page is the visitor's to go to. Nothing of the page is touched, and no focus that the page moves is fought for.
import { effect } from "../kit.ts";
import type { Backed } from "./heed-back.ts";

/** When the panel's sheet gives it the whole screen. */
const COVERS = "(max-width: 480px), (max-height: 480px)";
const STOPS = "a[href], button:enabled, input, select, textarea, [tabindex='0']";

/** Keeps it as long as the panel is open. Returns what ends it. */
export function keepInside({ isOpen, shell: { root } }: Backed): () => void {
  const covers = matchMedia(COVERS);
  const tell = (): void => root.querySelector(".panel")?.setAttribute("aria-modal", `${covers.matches}`);
  const wrap = (event: Event): void => {
    const { key, shiftKey, defaultPrevented } = event as KeyboardEvent;
    const panel = root.querySelector(".panel");
    if (key !== "Tab" || defaultPrevented || !panel || !covers.matches) return;
    const stops = [...panel.querySelectorAll<HTMLElement>(STOPS)].filter(
      (stop) => stop.tabIndex >= 0 && stop.getClientRects().length > 0,
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const { activeElement } = root;
    if (activeElement !== (shiftKey ? first : last) && !(shiftKey && activeElement === panel)) return;
    event.preventDefault();
    (shiftKey ? last : first)?.focus();
  };
  covers.addEventListener("change", tell);
  root.addEventListener("keydown", wrap);
  const stop = effect(() => {
    // A task later it is drawn.
    if (isOpen.value) setTimeout(tell);
  });
  return () => {
    stop();
    covers.removeEventListener("change", tell);
    root.removeEventListener("keydown", wrap);
  };
}
