// Keeps the focus in the panel when what had it goes away: a button that did its work, a form that was sent.

/** Watches the panel. `look` focuses it when the focus, last seen inside, is nowhere; it is to be called after each drawing. */
export function keepFocus(panel: () => HTMLElement | null): { look(): void; stop(): void } {
  let wasInside = true;
  const notice = (event: Event): void => {
    const box = panel();
    wasInside = box !== null && event.composedPath().includes(box);
  };
  document.addEventListener("focusin", notice);
  document.addEventListener("pointerdown", notice);
  return {
    look() {
      if (document.activeElement === document.body && wasInside) panel()?.focus({ preventScroll: true });
    },
    stop() {
      document.removeEventListener("focusin", notice);
      document.removeEventListener("pointerdown", notice);
    },
  };
}
