// Scripts that replace what the page's own language offers, or swallow the visitor's events, before ours or after it.
import type { Attack } from "../attack.ts";

const EVENTS = `["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "keydown", "keyup", "keypress", "focusin", "focusout", "focus", "blur"]`;
const swallow = (how: string): string =>
  `for (const type of ${EVENTS}) window.addEventListener(type, (event) => { if (!event.target?.matches?.("#go")) { ${how} } }, true);`;
const REMOVED = `setTimeout(() => { for (const one of [...document.documentElement.children]) if (!/head|body/i.test(one.tagName)) Node.prototype.removeChild.call(document.documentElement, one); }, 300);`;
const THROWS = `() => { throw new Error("not in this shop"); }`;

export const overrides: readonly Attack[] = [
  {
    name: "late-prototypes",
    does: "after our script: `append`, `showPopover`, `attachShadow`, `addEventListener`, `matches`, `elementFromPoint` and more throw; then the host is removed",
    leavesPage: true,
    late: `for (const name of ["append", "prepend", "remove", "replaceWith", "setAttribute", "removeAttribute", "attachShadow", "matches", "closest", "getBoundingClientRect", "querySelector", "querySelectorAll"]) Element.prototype[name] = ${THROWS};
      for (const name of ["showPopover", "hidePopover", "togglePopover", "focus"]) HTMLElement.prototype[name] = ${THROWS};
      for (const name of ["appendChild", "insertBefore", "contains"]) Node.prototype[name] = ${THROWS};
      for (const name of ["elementFromPoint", "elementsFromPoint"]) Document.prototype[name] = ${THROWS};
      ${REMOVED}`,
  },
  {
    name: "late-listeners",
    does: "after our script: `addEventListener` throws",
    leavesPage: true,
    late: `EventTarget.prototype.addEventListener = ${THROWS}; ${REMOVED}`,
  },
  {
    name: "late-timers",
    does: "after our script: all timers of the page are cleared",
    leavesPage: true,
    late: `const last = setTimeout(() => {}); for (let id = 0; id <= last; id += 1) { clearTimeout(id); clearInterval(id); } ${REMOVED}`,
  },
  {
    name: "early-no-popover",
    does: "before our script: `showPopover` does nothing",
    leavesPage: true,
    early: `HTMLElement.prototype.showPopover = () => {};`,
  },
  {
    name: "early-throwing-popover",
    does: "before our script: `showPopover` throws",
    leavesPage: true,
    early: `HTMLElement.prototype.showPopover = ${THROWS};`,
  },
  {
    name: "early-open-roots",
    does: "before our script: `attachShadow` makes open roots, and a script styles what is in them",
    leavesPage: true,
    early: `const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: "open" }); };`,
    late: `setTimeout(() => { for (const { shadowRoot } of document.querySelectorAll("*")) for (const one of shadowRoot?.querySelectorAll("button") ?? []) one.style.cssText = "display:none"; }, 200);`,
  },
  {
    name: "open-roots-styled",
    does: "a script hides what is in every shadow root that it can see into",
    leavesPage: true,
    late: `for (const { shadowRoot } of document.querySelectorAll("*")) for (const one of shadowRoot?.children ?? []) one.style.cssText = "display:none";`,
  },
  {
    name: "late-swallowed-events",
    does: "after our script: `stopImmediatePropagation` of every event, capturing on `window`",
    leavesPage: true,
    late: swallow("event.stopImmediatePropagation();"),
  },
  {
    name: "late-prevented-events",
    does: "after our script: the same, with `preventDefault`",
    leavesPage: true,
    late: swallow("event.stopImmediatePropagation(); event.preventDefault();"),
  },
  {
    name: "early-swallowed-clicks",
    does: "before our script: `stopImmediatePropagation` of every `click`, capturing on `window`",
    leavesPage: true,
    early: `window.addEventListener("click", (event) => event.stopImmediatePropagation(), true);`,
  },
  {
    name: "early-swallowed-events",
    does: "before our script: `stopImmediatePropagation` of every event, capturing on `window`",
    leavesPage: true,
    early: swallow("event.stopImmediatePropagation();"),
  },
  {
    name: "early-deaf-listeners",
    does: "before our script: `addEventListener` forgets what is for `click`",
    leavesPage: true,
    early: `const add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (type, ...rest) { if (type !== "click") add.call(this, type, ...rest); };`,
  },
];
