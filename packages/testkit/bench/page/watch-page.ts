// Runs in the page, from before its first script: says at which frame the launcher and the field are there to be used, and takes
// notes of long tasks, layout shifts and broken policies. Everything that it uses is inside it, since its text is sent to the browser.

/** What is looked for. */
export interface Watched {
  readonly launcher: string | null;
  readonly input: string;
}

/** What is told at a moment: the time since the navigation began, and the middle of what was seen. */
export interface Moment {
  readonly name: "launcher" | "usable";
  readonly atMs: number;
  /** When the button went down; `null` where none was pressed. */
  readonly pressedMs: number | null;
  readonly x: number;
  readonly y: number;
}

/** What was noted so far. */
export interface Notes {
  readonly blockingMs: number;
  readonly shift: number;
  readonly violations: readonly string[];
}

declare global {
  interface Window {
    /** Takes a `Moment` as JSON: a binding of the driver's. */
    pageBenchSays?: (moment: string) => void;
    pageBench?: {
      notes(): Notes;
      /** The middle of the field, now. */
      field(): { readonly x: number; readonly y: number } | null;
      /** What stands in it. */
      written(): string;
      /** Whether the focus is on the launcher, or in the field where there is none. */
      isReached(): boolean;
    };
  }
}

/** The script. */
export function watchPage({ launcher, input }: Watched): void {
  // Closed shadow roots too: a page's own script could not see into them.
  const roots: (Document | ShadowRoot)[] = [document];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  };

  const all = (selector: string): { root: Document | ShadowRoot; element: Element }[] =>
    roots.flatMap((root) => [...root.querySelectorAll(selector)].map((element) => ({ root, element })));

  // Has a box, is not transparent, and is what a click at its middle would meet.
  const shown = (selector: string, isFit: (element: Element) => boolean): { x: number; y: number } | null => {
    for (const { root, element } of all(selector)) {
      const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (box.width < 1 || box.height < 1 || !isFit(element)) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const hit = root.elementFromPoint(x, y);
      if (hit && element.contains(hit)) return { x, y };
    }
    return null;
  };
  const canBeTypedIn = (element: Element): boolean =>
    element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
      ? !element.disabled && !element.readOnly
      : element instanceof HTMLElement && element.isContentEditable;

  let pressedMs: number | null = null;
  const watch = (name: Moment["name"], selector: string, isFit: (element: Element) => boolean): void => {
    const look = (): void => {
      const at = shown(selector, isFit);
      if (!at) {
        requestAnimationFrame(look);
        return;
      }
      // A message posted before a frame is painted arrives after it.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        const moment: Moment = { name, atMs: performance.now(), pressedMs, ...at };
        window.pageBenchSays?.(JSON.stringify(moment));
      });
      port1.start();
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };
  if (launcher === null) {
    watch("usable", input, canBeTypedIn);
  } else {
    watch("launcher", launcher, () => true);
    const press = (event: PointerEvent): void => {
      pressedMs ??= event.timeStamp;
      watch("usable", input, canBeTypedIn);
    };
    addEventListener("pointerdown", press, { capture: true, once: true });
  }

  let blockingMs = 0;
  let shift = 0;
  const violations: string[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blockingMs += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput) shift += Number(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
  addEventListener("securitypolicyviolation", (event) => void violations.push(event.effectiveDirective), true);

  window.pageBench = {
    notes: () => ({ blockingMs, shift, violations }),
    field: () => shown(input, canBeTypedIn),
    written: () =>
      all(input)
        .map(({ element }) => ("value" in element ? String(element.value) : (element.textContent ?? "")))
        .join(""),
    isReached: () =>
      roots.some((root) => {
        const { activeElement } = root;
        return activeElement !== null && activeElement.closest(launcher ?? input) !== null;
      }),
  };
}
