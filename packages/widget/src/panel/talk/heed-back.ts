// Takes a phone's back gesture for an Escape, which closes what lies on top: the menu, a form, the panel. Nothing is pushed into the
// shop's history, and where a browser has no `CloseWatcher` the gesture is left alone.
import { effect } from "../kit.ts";
import type { Model } from "../model.ts";

interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

declare global {
  interface Window {
    CloseWatcher?: new () => Watcher;
  }
}

/** What has to be known of a panel. */
export interface Backed {
  readonly isOpen: Model["isOpen"];
  readonly shell: Pick<Model["shell"], "root">;
}

/** Heeds it whenever the panel is open. Returns what ends it. */
export function heedBack({ isOpen, shell: { root } }: Backed): () => void {
  return effect(() => {
    const { CloseWatcher } = window;
    // Without a touch screen, an Escape on the page, of which it would hear too, is the page's.
    if (!isOpen.value || !CloseWatcher || !matchMedia("(pointer: coarse)").matches) return undefined;
    let watcher: Watcher;
    const watch = (): void => {
      watcher = new CloseWatcher();
      watcher.onclose = () => {
        const top = root.activeElement ?? root.querySelector(".panel");
        top?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        // Each hears of one gesture only.
        if (isOpen.peek()) watch();
      };
    };
    watch();
    return () => watcher.destroy();
  });
}
