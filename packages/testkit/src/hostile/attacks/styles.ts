// Style sheets that reset, hide, move, shrink or colour everything, or everything that they do not know.
import { FOREIGN, type Attack } from "../attack.ts";

const onForeign = (name: string, rules: string, more = ""): Attack => ({
  name,
  does: `\`${rules}\` on nodes that the page does not know`,
  leavesPage: true,
  css: `${FOREIGN} { ${rules} } ${more}`,
});
const onPage = (name: string, css: string): Attack => ({ name, does: `\`${css}\``, leavesPage: true, css });
const onAll = (name: string, css: string): Attack => ({ name, does: `\`${css}\``, leavesPage: false, css });

export const styles: readonly Attack[] = [
  onForeign("foreign-display-none", "display: none !important"),
  onForeign("foreign-visibility", "visibility: hidden !important"),
  onForeign("foreign-opacity", "opacity: 0 !important"),
  onForeign("foreign-clip", "clip-path: inset(50%) !important; clip: rect(0 0 0 0) !important"),
  onForeign("foreign-mask", "mask: linear-gradient(#0000, #0000) !important"),
  onForeign("foreign-filter", "filter: opacity(0) !important; mix-blend-mode: destination-out !important"),
  onForeign("foreign-off-screen", "translate: -9999px !important; margin: -9999px !important; inset: auto !important"),
  onForeign("foreign-scale", "scale: 0.01 !important; transform: scale(0.01) !important; zoom: 0.01 !important"),
  onForeign("foreign-static", "position: static !important; z-index: -1 !important; float: left !important"),
  onForeign(
    "foreign-size",
    "width: 0 !important; height: 0 !important; max-height: 0 !important; overflow: hidden !important",
  ),
  onForeign("foreign-content-visibility", "content-visibility: hidden !important; contain: strict !important"),
  onForeign(
    "foreign-inert",
    "interactivity: inert !important; pointer-events: none !important; user-select: none !important",
  ),
  onForeign(
    "foreign-animation",
    "animation: vanish 1ms forwards !important",
    "@keyframes vanish { to { opacity: 0; visibility: hidden; display: none } }",
  ),
  onForeign(
    "foreign-transition",
    "transition: all 9999s 9999s !important; opacity: 0 !important; display: none !important",
  ),
  onForeign(
    "foreign-colours",
    "color: #fff !important; background: #fff !important; --ink: #fff !important; --warm: #fff !important; --person: #fff !important",
  ),
  onPage("all-unset", "* { all: unset !important }"),
  onPage("pointer-events-none", "* { pointer-events: none !important }"),
  onPage(
    "font-size-1px",
    "* { font-size: 1px !important; line-height: 0 !important; letter-spacing: -1em !important }",
  ),
  onPage("body-children-none", "body > *, html > div { display: none !important } body { background: #eef }"),
  onPage("unknown-elements-none", ":not(:defined), html > :not(head, body) { display: none !important }"),
  onPage(
    "popover-none",
    "[popover], :popover-open { display: none !important; inset: auto !important; width: 0 !important }",
  ),
  onPage(
    "blocker-by-name",
    "[class*=chat], [id*=chat], [class*=handrail], [id*=handrail], [data-handrail], [class*=widget], [class*=launcher], [aria-label*=hat], handrail-chat { display: none !important }",
  ),
  onPage(
    "theme-hides",
    ":root { --handrail-accent: transparent; --handrail-on-accent: transparent; --handrail-accent-dark: transparent; --handrail-radius: 999px; --handrail-font: 0/0 none; --handrail-human: transparent; --handrail-bottom: -9999px; --handrail-icon: circle(0) }",
  ),
  onPage("html-transform", "html { transform: translate(-30px, -20px) rotate(2deg) }"),
  onPage("body-transform", "body { transform: translateX(-40px) scale(0.9) }"),
  onPage("html-filter", "html, body { filter: grayscale(1) contrast(0.9) }"),
  onPage("html-contain", "html, body { contain: layout paint style; will-change: transform }"),
  onPage(
    "html-perspective",
    "html { perspective: 100px; transform-style: preserve-3d } body { transform: rotateX(5deg) }",
  ),
  onPage("html-opacity", "html { opacity: 0.3 }"),
  onPage("html-zoom-half", "html { zoom: 0.5 }"),
  onPage("html-zoom-triple", "html { zoom: 3 }"),
  onPage(
    "overflow-hidden",
    "html, body { overflow: hidden !important; height: 100% !important; position: fixed; clip-path: inset(0 200px 200px 0) }",
  ),
  onPage(
    "html-grid",
    "html { display: grid; grid-template-columns: 300px 0; overflow: clip; container-type: size; height: 300px }",
  ),
  onAll("all-display-none", "* { display: none !important }"),
  onAll("all-invisible", "* { visibility: hidden !important; opacity: 0 !important }"),
  onAll("html-display-none", "html { display: none }"),
];
