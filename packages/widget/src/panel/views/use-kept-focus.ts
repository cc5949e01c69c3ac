// Keeps the focus in the panel when what had it goes away: a button that did its work, a form that was sent.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** Focuses the panel when `reason` changes and the focus, last seen inside, is nowhere. */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, reason: string): void {
  const wasInside = useRef(true);
  useEffect(() => {
    const notice = (event: Event): void => {
      wasInside.current = !!panel.current && event.composedPath().includes(panel.current);
    };
    document.addEventListener("focusin", notice);
    document.addEventListener("pointerdown", notice);
    return () => {
      document.removeEventListener("focusin", notice);
      document.removeEventListener("pointerdown", notice);
    };
  }, []);
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body;
    if (isNowhere && wasInside.current) panel.current?.focus({ preventScroll: true });
  }, [reason]);
}
