// Where the focus goes when what had it is gone: a button whose act is done, a composer whose visitor went to somebody else, a screen that was
// left. Browsers drop it on the page's body, and whoever works by keyboard or ear begins at the top again.
import { useEffect } from "preact/hooks";
import type { RefObject } from "preact";

/** Puts it on the heading of the screen within `box`. Whoever has pressed beside everything has let go of it on purpose. */
export function useFocusKept(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const stage = box.current;
    if (!stage) return undefined;
    let wasInside = false;
    const hear = ({ target }: Event): void => {
      wasInside = target instanceof Node && stage.contains(target);
    };
    const letGo = (): void => {
      const { activeElement } = document;
      wasInside = activeElement !== document.body && stage.contains(activeElement);
    };
    const watch = new MutationObserver(() => {
      if (!wasInside || (document.activeElement ?? document.body) !== document.body) return;
      const heading = stage.querySelector<HTMLElement>("main h1");
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
    watch.observe(stage, { childList: true, subtree: true });
    document.addEventListener("focusin", hear);
    document.addEventListener("click", letGo);
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", hear);
      document.removeEventListener("click", letGo);
    };
  }, [box]);
}
