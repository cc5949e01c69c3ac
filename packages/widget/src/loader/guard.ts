// Keeps the host where a visitor can see it, press it and reach it by keys, on a page that may want none of that. What lies at the
// button's middle is the alarm. After a handful of repairs without calm it stops fighting and says so. Knows nothing of what the host shows.

/** What is guarded. */
export interface Guarded {
  /** The host's; the first rule of its first sheet is for that. */
  readonly root: ShadowRoot;
  /** What the host is put into. */
  readonly target: Element | undefined;
  /** What has to be seen now. */
  button(): HTMLElement | null;
  /** Told once it has stopped fighting; so is the page. */
  obstructed(): void;
  /** Sets the host's own handlers, which `document.open()` takes away. */
  wire(): void;
}

const LOOK_MS = 400;
const REPAIRS_AT_HOME = 2;
const REPAIRS_IN_BODY = 4;
const REPAIRS_MAX = 8;
const CALM_LOOKS = 5;
const RARE_LOOKS = 64;
/** A hand moves this far in a press, in px across and down together; further, and it has thought better of it. */
const PRESS_PX = 9;
// `toggle` tells of other things in the top layer.
const EVENTS = "pointerdown click keydown keypress focus focusin focusout toggle".split(" ");

/** Puts the host on the page and keeps it there. Returns what ends it. */
export function guard({ root, target, button, obstructed, wire }: Guarded): () => void {
  const host = root.host as HTMLElement;
  let repairs = 0;
  let calm = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isCalled = false;
  let down = 0;
  // Not defined on a page that keeps it to itself when a pointer goes down.
  let pressed: Element | null | undefined;

  const look = (): void => {
    const { documentElement: html, body } = document;
    const seen = button();
    if (document.hidden || !innerWidth || !seen) return;
    const { x, y, width, height } = seen.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    // What the visitor has scrolled away in the panel is not obstructed.
    if (top === host || (width && !top)) {
      if (top && ++calm > CALM_LOOKS) repairs = 0;
      return zoom();
    }
    calm = 0;
    if (++repairs > REPAIRS_MAX && repairs % RARE_LOOKS) {
      if (repairs === REPAIRS_MAX + 1) {
        dispatchEvent(new Event("handrail:obstructed"));
        obstructed();
      }
      return;
    }
    // What is outside of a modal dialog is inert. What covers the button for good may carry it.
    const modals = [...document.querySelectorAll("dialog:modal")];
    const carrier = repairs > REPAIRS_IN_BODY && top !== html && top !== body && top;
    const home =
      modals.at(-1 - (repairs % modals.length)) ?? (carrier || (repairs > REPAIRS_AT_HOME && body) || (target ?? html));
    const focused = root.activeElement as HTMLElement | null;
    // Of all attributes the style sheet has no say over this one alone.
    host.inert = false;
    if (host.parentNode !== home) home.append(host);
    raise(home === carrier);
    focused?.focus();
  };

  // The page's zoom is the page's own. Written only when it changes: to write is to make the browser style everything anew.
  const zoom = (): void => {
    const style = (root.adoptedStyleSheets[0]?.cssRules[0] as CSSStyleRule | undefined)?.style;
    const own = `${1 / +getComputedStyle(document.documentElement).zoom || 1}`;
    if (style && style.zoom !== own) style.setProperty("zoom", own, "important");
  };

  // Shown anew, it is the topmost of the top layer: no z-index, transform or filter of the page reaches it there. In an older
  // browser the largest z-index has to do. A page that was written anew has lost all listeners; a script may have cleared all timers.
  const raise = (isCarried?: boolean): void => {
    try {
      host.popover = isCarried ? null : "manual";
      host.showPopover();
    } catch {}
    zoom();
    for (const type of EVENTS) addEventListener(type, notice as EventListener, true);
    wire();
    for (const node of [document, document.documentElement, host.parentNode])
      if (node) observer.observe(node, { childList: true });
    clearInterval(timer);
    timer = setInterval(look, LOOK_MS);
  };
  const observer = new MutationObserver(() => host.isConnected || look());

  // Hears everything before the page does, unless the page was there first.
  const notice = (event: MouseEvent & KeyboardEvent): void => {
    const { type, target: on, relatedTarget, code, clientX, clientY } = event;
    const isOurs = on === host;
    if (type === "toggle") return look();
    // On a Mac it types "Ó" as well, which is left to the page's own fields.
    if (
      code === "KeyH" &&
      event.altKey &&
      event.shiftKey &&
      (event.key === "H" || !(on as Element).matches(":read-write"))
    ) {
      event.preventDefault();
      isCalled = true;
      return button()?.focus();
    }
    const at = clientX + clientY;
    const under = isOurs && at ? root.elementFromPoint(clientX, clientY)?.closest("button:enabled") : null;
    if (type[0] === "p") [pressed, down] = [under, at];
    // What was under the pointer when it went down is meant, also where it has moved away since: a press takes a tenth of a second, in
    // which a line of text may come. Pressed again inside of the root, where the page hears nothing and so swallows nothing.
    const hit =
      type[0] === "c" &&
      (pressed === undefined ? under : (pressed === under || (at - down) ** 2 < PRESS_PX ** 2) && pressed);
    // What the key does of itself is to press the button.
    const isPress = isOurs && code === "Enter" && root.activeElement === button();
    // Whoever came by the shortcut is not sent back by a trap.
    const isMove = isCalled && type[0] === "f" && (isOurs || relatedTarget === host);
    if (hit || isPress || isMove) event.stopImmediatePropagation();
    if (isOurs && relatedTarget && type === "focusout") isCalled = false;
    if (hit) {
      event.preventDefault();
      hit.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    }
  };

  (target ?? document.documentElement).append(host);
  raise();
  return () => {
    clearInterval(timer);
    observer.disconnect();
    for (const type of EVENTS) removeEventListener(type, notice as EventListener, true);
    host.remove();
  };
}
