// What frameworks do to a page in good faith: replace its body or its root as they navigate, and style everything.
import type { Attack } from "../attack.ts";

const NEXT = `const next = document.createElement("body"); next.innerHTML = "<main><h1>Next page</h1><button>Buy</button></main>";`;
const navigation = (name: string, does: string, late: string): Attack => ({ name, does, leavesPage: true, late });
const sheet = (name: string, path: string): Attack => ({
  name,
  does: `the style sheet of ${name[0]?.toUpperCase()}${name.slice(1).replace("-", " ")}`,
  leavesPage: true,
  sheet: path,
});

export const frameworks: readonly Attack[] = [
  navigation(
    "turbo",
    "replaces `<body>` by another, as Turbo does",
    `${NEXT} history.pushState({}, "", "?next"); document.documentElement.replaceChild(next, document.body);
     document.documentElement.removeAttribute("data-turbo-preview");`,
  ),
  navigation(
    "htmx",
    "swaps the inside of `<body>`, as htmx does with `hx-boost`",
    `${NEXT} history.pushState({}, "", "?next"); document.body.replaceChildren(...next.childNodes);`,
  ),
  navigation(
    "react-root",
    "draws the whole document anew, as React does when hydration fails",
    `const html = document.createElement("html"); html.innerHTML = "<head><title>Shop</title></head><body><main><h1>Drawn anew</h1></main></body>";
     while (document.documentElement.firstChild) document.documentElement.firstChild.remove();
     document.documentElement.append(...html.childNodes);`,
  ),
  navigation(
    "react-document",
    "puts a new `<html>` into the document",
    `const html = document.createElement("html"); html.innerHTML = "<head><title>Shop</title></head><body><main><h1>Drawn anew</h1></main></body>";
     document.documentElement.remove(); document.append(html);`,
  ),
  navigation(
    "astro",
    "swaps attributes, head and `<body>` in a view transition, as Astro does",
    `${NEXT} const swap = () => {
       for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
       for (const one of document.head.querySelectorAll("style, link")) one.remove();
       document.body.replaceWith(next);
     };
     history.pushState({}, "", "?next"); if (document.startViewTransition) document.startViewTransition(swap); else swap();`,
  ),
  navigation(
    "single-page-routes",
    "pushes twenty routes, and draws each",
    `for (let route = 0; route < 20; route += 1) setTimeout(() => { history.pushState({}, "", "?" + route);
       document.querySelector("main").innerHTML = "<h1>Route " + route + "</h1>"; }, route * 40);`,
  ),
  navigation(
    "script-twice",
    "runs the script tag a second time, as a swapped body does",
    `const again = document.createElement("script"); const first = document.querySelector("script[data-site]");
     again.src = first.src; again.dataset.site = first.dataset.site; document.body.append(again);`,
  ),
  sheet("bootstrap", "bootstrap/dist/css/bootstrap.css"),
  sheet("tailwind-preflight", "tailwindcss/preflight.css"),
  sheet("foundation", "foundation-sites/dist/css/foundation.css"),
  sheet("bulma", "bulma/css/bulma.css"),
  sheet("materialize", "materialize-css/dist/css/materialize.css"),
];
