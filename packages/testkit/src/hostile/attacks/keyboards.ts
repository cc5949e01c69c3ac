// Pages whose keyboard leads anywhere but to the button.
import type { Attack } from "../attack.ts";

export const keyboards: readonly Attack[] = [
  {
    name: "focus-trap",
    does: "brings the focus back into its dialog whenever it leaves",
    leavesPage: true,
    isOfKeys: true,
    body: `<div id="trap" role="dialog"><input id="first"><button>OK</button></div>`,
    late: `const trap = document.getElementById("trap"); document.getElementById("first").focus();
      const back = (event) => { if (!trap.contains(event.target)) document.getElementById("first").focus(); };
      document.addEventListener("focusin", back, true); document.addEventListener("focus", back, true);
      document.addEventListener("focusout", (event) => { if (!trap.contains(event.relatedTarget)) setTimeout(() => trap.contains(document.activeElement) || document.getElementById("first").focus()); }, true);`,
  },
  {
    name: "tab-key-trap",
    does: "moves the focus itself at every Tab",
    leavesPage: true,
    isOfKeys: true,
    body: `<div id="trap" role="dialog"><input id="first"><input id="second"></div>`,
    late: `document.getElementById("first").focus();
      document.addEventListener("keydown", (event) => { if (event.key === "Tab") { event.preventDefault();
        document.getElementById(document.activeElement.id === "first" ? "second" : "first").focus(); } }, true);`,
  },
  {
    name: "tabindex-wall",
    does: 'has 300 elements with `tabindex="1"`',
    leavesPage: true,
    isOfKeys: true,
    body: `<p>${'<i tabindex="1">.</i>'.repeat(300)}</p>`,
  },
  {
    name: "keys-swallowed",
    does: "swallows every key",
    leavesPage: true,
    isOfKeys: true,
    late: `for (const type of ["keydown", "keypress", "keyup"]) window.addEventListener(type, (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);`,
  },
];
