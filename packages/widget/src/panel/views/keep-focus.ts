// Keeps the focus in the panel when what had it goes away: a button that did its work, a form that was sent.

/** Watches the panel. `look` focuses it when the focus, last seen inside, is nowhere; it is to be called after each drawing. */
export function keepFocus(panel: () => HTMLElement | null): { look(): void; stop(): void } {
  let wasInside = true;
  const notice = (event: Event): void => {
    const box = panel();
    wasInside = box !== null && event.composedPath().includes(box);
  };
  addEventListener("focusin", notice);
  addEventListener("pointerdown", notice);
  return {
    look() {
      // A task later: on its way from one thing to the next, by Tab, the focus is nowhere for a moment, and a drawing may fall into it.
      setTimeout(() => {
        if (document.activeElement === document.body && wasInside) panel()?.focus({ preventScroll: true });
      });
    },
    stop() {
      removeEventListener("focusin", notice);
      removeEventListener("pointerdown", notice);
    },
  };
}
