// Things that are laid over the button: by z-index, in the top layer, by modal dialogs and by the full screen.
import type { Attack } from "../attack.ts";

const COVER =
  "position:fixed;inset:0;width:auto;height:auto;margin:0;border:0;padding:0;z-index:2147483647;background:#2468ac22";
const cover = (how: string): string =>
  `const cover = document.createElement("div"); cover.style.cssText = "${COVER}"; cover.textContent = "Cover"; ${how}`;

export const covers: readonly Attack[] = [
  {
    name: "z-index-cover",
    does: "covers the page with the largest z-index, last in the document",
    leavesPage: true,
    late: cover("document.documentElement.append(cover);"),
  },
  {
    name: "z-index-cover-again",
    does: "appends the cover again every 200 ms",
    leavesPage: true,
    late: cover("setInterval(() => document.documentElement.append(cover), 200);"),
  },
  {
    name: "popover-cover",
    does: "covers the page with a popover in the top layer",
    leavesPage: true,
    late: cover(`cover.popover = "manual"; document.body.append(cover); cover.showPopover();`),
  },
  {
    name: "popover-cover-later",
    does: "the same after a second, when a guardian may have looked away",
    leavesPage: true,
    late: cover(`cover.popover = "manual"; document.body.append(cover); setTimeout(() => cover.showPopover(), 1000);`),
  },
  {
    name: "popover-cover-again",
    does: "shows the covering popover anew every 300 ms",
    leavesPage: true,
    late: cover(
      `cover.popover = "manual"; document.body.append(cover);
       setInterval(() => { if (cover.matches(":popover-open")) cover.hidePopover(); cover.showPopover(); }, 300);`,
    ),
  },
  {
    name: "modal-dialog",
    does: "opens a modal dialog, which makes the rest of the page inert",
    leavesPage: true,
    body: `<dialog id="modal"><p>Sign up for our letter</p><button>No</button></dialog>`,
    late: `document.getElementById("modal").showModal();`,
  },
  {
    name: "nested-modal-dialogs",
    does: "opens a modal dialog out of a modal dialog",
    leavesPage: true,
    body: `<dialog id="modal"><p>Outer</p><dialog id="inner"><button>No</button></dialog></dialog>`,
    late: `document.getElementById("modal").showModal(); setTimeout(() => document.getElementById("inner").showModal(), 300);`,
  },
  {
    name: "modal-dialog-removed",
    does: "opens a modal dialog and takes it out of the document half a second later",
    leavesPage: true,
    body: `<dialog id="modal"><button>No</button></dialog>`,
    late: `const modal = document.getElementById("modal"); modal.showModal(); setTimeout(() => modal.remove(), 700);`,
  },
  {
    name: "modal-dialog-closed",
    does: "opens a modal dialog and closes it again",
    leavesPage: true,
    body: `<dialog id="modal"><button>No</button></dialog>`,
    late: `const modal = document.getElementById("modal"); modal.showModal(); setTimeout(() => modal.close(), 700);`,
  },
  {
    name: "html-inert-and-modal",
    does: "makes `<html>` and `<body>` inert while a modal dialog is open",
    leavesPage: true,
    body: `<dialog id="modal"><button>No</button></dialog>`,
    late: `document.documentElement.inert = document.body.inert = true; document.getElementById("modal").showModal();`,
  },
  {
    name: "body-inert",
    does: "makes `<body>` inert, as dialogs made of `<div>` do",
    leavesPage: true,
    late: `document.body.inert = true;`,
  },
  {
    name: "siblings-inert",
    does: "makes everything inert and hidden from screen readers that is not its dialog, as ARIA libraries do",
    leavesPage: true,
    late: `for (const one of document.querySelectorAll("html > :not(head, body), body > *")) { one.inert = true; one.ariaHidden = "true"; }`,
  },
  {
    name: "full-screen",
    does: "shows an element in full screen",
    leavesPage: true,
    needsHand: true,
    late: `go.onclick = () => document.querySelector("main").requestFullscreen();`,
  },
  {
    name: "corner-cover",
    does: "another chat's launcher lies in the same corner, appended every 100 ms, with the largest z-index",
    leavesPage: true,
    late: `const other = document.createElement("button"); other.textContent = "Chat"; other.style.cssText =
      "position:fixed!important;right:0;bottom:0;width:400px;height:120px;z-index:2147483647!important;background:#c06";
      setInterval(() => document.body.append(other), 100);`,
  },
];
