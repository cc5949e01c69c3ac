// What the story puts into the shop's page, before any other script: eyes that see into the widget, whose shadow root is closed to the
// page, and an ear for complaints. It is sent as text, so it knows nothing of what stands outside the function.

/** What the story's page has. Each looks at what is drawn now. */
export interface Eyes {
  /** The panel's words, as they are seen. */
  words(): string;
  /** Those of the transcript alone. */
  transcript(): string;
  /** The middle of what has this name and can be pressed or written in, once it stands still; `null` where there is none. */
  find(name: string): Promise<{ readonly x: number; readonly y: number } | null>;
  /** How much of the transcript lies below what is seen of it, px. */
  below(): number;
  /** The name of what has the focus; empty for the page itself. */
  focused(): string;
  /** What is written in the field of this name. */
  written(name: string): string;
  /** Puts a file into the widget's field for files. */
  attach(name: string, text: string): void;
  /** Errors and broken policies since the page began. */
  readonly complaints: readonly string[];
}

/** Installs them as `eyes`. */
export function installEyes(): void {
  const complaints: string[] = [];
  addEventListener("error", ({ message }) => complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    complaints.push(`${violatedDirective}: ${blockedURI}`),
  );
  const roots: ShadowRoot[] = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function open(options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };
  const all = (selector: string): HTMLElement[] =>
    roots.filter(({ host }) => host.isConnected).flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
  const nameOf = (element: Element): string => {
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0] : null;
    return (element.getAttribute("aria-label") ?? (label ?? element).textContent ?? "").trim();
  };
  const wordsOf = (selector: string): string =>
    all(selector)
      .map((element) => element.innerText)
      .join("\n");
  const isSeen = (element: HTMLElement): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(element).visibility === "visible";
  };
  const named = (name: string): HTMLElement | undefined => {
    const seen = all("button, a, input, textarea, select, summary, [role=menuitem]").filter(isSeen);
    return seen.find((one) => nameOf(one) === name) ?? seen.find((one) => nameOf(one).startsWith(name));
  };
  const frame = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 40));
  const eyes: Eyes = {
    words: () => wordsOf("[role=dialog]"),
    transcript: () => wordsOf("[role=log]"),
    async find(name) {
      let last = "";
      for (let look = 0; look < 50; look += 1) {
        const element = named(name);
        if (!element) return null;
        element.scrollIntoView({ block: "nearest" });
        const { x, y, width, height } = element.getBoundingClientRect();
        const place = { x: x + width / 2, y: y + height / 2 };
        if (JSON.stringify(place) === last) return place;
        last = JSON.stringify(place);
        await frame();
      }
      return null;
    },
    below() {
      const [box] = all(".scroller");
      return box ? box.scrollHeight - box.scrollTop - box.clientHeight : 0;
    },
    focused: () => roots.flatMap(({ activeElement }) => (activeElement ? [nameOf(activeElement)] : [])).join(),
    written(name) {
      const field = named(name);
      return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : "";
    },
    attach(name, text) {
      const [field] = all("input[type=file]");
      if (!(field instanceof HTMLInputElement)) throw new Error("The widget has no field for files.");
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "text/plain" }));
      field.files = data.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    complaints,
  };
  Object.assign(globalThis, { eyes });
}
