// Scripts that take the button's host away or spoil it, once or for ever.
import type { Attack } from "../attack.ts";

const EACH = `document.querySelectorAll("html > :not(head, body), body > :not(header, main, footer, script, a), dialog > div")`;
const every = (name: string, does: string, act: string): Attack => ({
  name,
  does: `${does}, every 400 ms`,
  leavesPage: true,
  late: `setInterval(() => { for (const one of ${EACH}) { ${act} } }, 400);`,
});
const once = (name: string, does: string, late: string): Attack => ({ name, does, leavesPage: true, late });

export const removals: readonly Attack[] = [
  once("removed-once", "removes every node that it does not know, once", `for (const one of ${EACH}) one.remove();`),
  once(
    "removed-five-times",
    "removes them five times, 300 ms apart",
    `for (const at of [0, 300, 600, 900, 1200]) setTimeout(() => { for (const one of ${EACH}) one.remove(); }, at);`,
  ),
  once(
    "removed-by-tag",
    "removes elements that are children of `<html>` by their tag's name",
    `for (const name of ["div", "section", "aside", "handrail-chat", "iframe"])
       for (const one of document.querySelectorAll("html > " + name)) one.remove();`,
  ),
  once(
    "observer-of-html",
    "an observer removes whatever is added to `<html>`",
    `const clean = () => { for (const one of document.querySelectorAll("html > :not(head, body)")) one.remove(); };
     new MutationObserver(clean).observe(document.documentElement, { childList: true }); clean();`,
  ),
  once(
    "observer-of-body",
    "an observer removes whatever is added to `<body>`",
    `const known = new Set(document.body.children);
     new MutationObserver(() => { for (const one of [...document.body.children]) if (!known.has(one)) one.remove(); })
       .observe(document.body, { childList: true });`,
  ),
  once(
    "observer-of-everything",
    "an observer removes whatever is added anywhere",
    `const known = new Set(document.querySelectorAll("*"));
     for (const one of ${EACH}) { known.delete(one); one.remove(); }
     new MutationObserver((records) => { for (const { addedNodes } of records) for (const one of addedNodes) if (!known.has(one)) one.remove(); })
       .observe(document, { childList: true, subtree: true });`,
  ),
  every(
    "removed-from-html",
    "removes every child of `<html>` that it does not know",
    `if (one.parentNode === document.documentElement) one.remove();`,
  ),
  every("removed-everywhere", "removes every node that it does not know", `one.remove();`),
  every("popover-hidden", "hides every popover", `one.hidePopover?.();`),
  every(
    "attributes-stripped",
    "takes all attributes away",
    `for (const name of one.getAttributeNames()) one.removeAttribute(name);`,
  ),
  every(
    "attributes-set",
    "sets `hidden`, `inert`, a class and a style",
    `one.hidden = one.inert = true; one.className = "hidden"; one.style.cssText = "display:none!important;opacity:0!important";`,
  ),
  once(
    "body-emptied",
    "`document.body.innerHTML = ''`",
    `document.body.innerHTML = ""; document.body.append("The shop, drawn anew.");`,
  ),
  once(
    "html-children-replaced",
    "`document.documentElement.replaceChildren(head, body)`",
    `document.documentElement.replaceChildren(document.head, document.body);`,
  ),
  once(
    "html-replaced",
    "puts a copy in the place of `<html>`",
    `const copy = document.documentElement.cloneNode(true);
     for (const one of copy.querySelectorAll("script")) one.remove();
     for (const one of copy.children) if (!/head|body/i.test(one.tagName)) one.remove();
     document.documentElement.replaceWith(copy);`,
  ),
  once(
    "document-written",
    "`document.open()`, `write()`, `close()`",
    `setTimeout(() => { document.open(); document.write("<!doctype html><title>Shop</title><body><p>The shop, written anew.</p>"); document.close(); }, 300);`,
  ),
];
