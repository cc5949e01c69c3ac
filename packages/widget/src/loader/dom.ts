// Makes elements without markup strings, so that a page with Trusted Types has nothing to object to.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key] as string);
  element.append(...children);
  return element;
}

/** A 24-unit line icon of one path; it says nothing to a screen reader, having no name. */
export function icon(path: string): SVGElement {
  const [svg, line] = ["svg", "path"].map((name) => document.createElementNS(SVG, name)) as [SVGElement, SVGElement];
  svg.setAttribute("viewBox", "0 0 24 24");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A style sheet to be adopted, which no policy for styles objects to. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
