// Takes a phone's back gesture for an Escape, which closes what lies on top: the menu, a form, the panel. Nothing is pushed into the
// shop's history, and where a browser has no `CloseWatcher` the gesture is left alone.

interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

declare global {
  interface Window {
    CloseWatcher?: new () => Watcher;
  }
}

/** Heeds it while the panel is there. Returns what ends it. */
export function heedBack(panel: HTMLElement): () => void {
  const { CloseWatcher } = window;
  if (!CloseWatcher) return () => {};
  let watcher: Watcher;
  const watch = (): void => {
    watcher = new CloseWatcher();
    watcher.onclose = () => {
      const { activeElement } = panel.getRootNode() as ShadowRoot;
      (activeElement ?? panel).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
      // Each hears of one gesture only.
      watch();
    };
  };
  watch();
  return () => watcher.destroy();
}
