// What assistive technology is given of a page: Chromium's own accessibility tree, cut down to what is heard.
import type { Page } from "playwright-core";

/** One thing that is heard, with what stands in it. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  /** As Chromium calls them, without those that are not so: `focusable`, `disabled`, `live` and so on. */
  readonly states: ReadonlyMap<string, unknown>;
  readonly isIgnored: boolean;
  readonly parts: readonly Heard[];
}

/** What can be asked for the tree of a page, again and again. */
export async function axTreeOf(page: Page): Promise<() => Promise<Heard>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  return async () => grow((await session.send("Accessibility.getFullAXTree")).nodes);
}

/** The thing, and everything that stands in it. */
export function allOf(heard: Heard): readonly Heard[] {
  return [heard, ...heard.parts.flatMap(allOf)];
}

/** What is wrong with what can be pressed or written in: it has no name, no role that says what it does, or another one's name. */
export function unheardIn(heard: Heard): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const one of allOf(heard)) {
    const { role, name, states, isIgnored } = one;
    const isPressed = PRESSED.has(role);
    if (!isPressed && !states.has("focusable")) continue;
    const what = `${role} ${JSON.stringify(name)}`;
    if (isIgnored) found.push(`has the focus unheard: ${what}`);
    // What is wider than the panel can be scrolled by keys, and says what it contains.
    else if (role === "generic" ? allOf(one).every(({ name: said }) => !said) : !name.trim())
      found.push(`has no name: ${what}`);
    if (!isPressed && !ENTERED.has(role)) found.push(`does not say what it is: ${what}`);
    if (isPressed && seen.has(what)) found.push(`is one of two that are called the same: ${what}`);
    seen.add(what);
  }
  return found;
}

/** Each thing in a line, indented below what it stands in. */
export function linesOf(heard: Heard, depth = 0): string {
  const { role, name, states, parts, isIgnored } = heard;
  const isSilent = isIgnored || SILENT.has(role);
  const told = TOLD.flatMap((state) => {
    const value = states.get(state);
    return value === undefined ? [] : value === true || value === "true" ? state : `${state}=${String(value)}`;
  });
  if (role === "StaticText") return name.trim() ? `${"  ".repeat(depth)}${name.trim()}\n` : "";
  const words = [role, ...(name ? [JSON.stringify(name)] : []), ...told];
  // Most often what stands in a thing is what it is called by.
  const isSaid = allOf(heard).every((part) => part === heard || part.role === "StaticText" || SILENT.has(part.role));
  const inside = name && isSaid ? [] : parts.map((part) => linesOf(part, isSilent ? depth : depth + 1));
  return (isSilent ? "" : `${"  ".repeat(depth)}${words.join(" ")}\n`) + inside.join("");
}

const PRESSED = new Set(["button", "link", "textbox", "searchbox", "combobox", "radio", "checkbox", "option"]);
/** What has the focus so that it is read, or scrolled. */
const ENTERED = new Set(["RootWebArea", "dialog", "log", "region", "heading", "generic"]);
/** Said of a thing besides its role and name. */
const TOLD = ["level", "live", "expanded", "modal", "disabled", "invalid", "checked", "focused"];
/** Nothing is said of them: it is what stands in them that is heard. */
const SILENT = new Set(["generic", "none", "InlineTextBox", "LineBreak", "ListMarker"]);

/** As much of Chromium's own node as is looked at. */
interface AXNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

function grow(nodes: readonly AXNode[]): Heard {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heardAt = (id: string): Heard[] => {
    const node = byId.get(id);
    if (!node) return [];
    const states = (node.properties ?? []).map(({ name, value }) => [name, value.value] as const);
    return [
      {
        role: String(node.role?.value ?? ""),
        name: String(node.name?.value ?? ""),
        states: new Map(states.filter(([, value]) => value !== false && value !== "false")),
        isIgnored: node.ignored,
        parts: (node.childIds ?? []).flatMap(heardAt),
      },
    ];
  };
  const [root] = heardAt(nodes[0]?.nodeId ?? "");
  if (!root) throw new Error("The page has no accessibility tree.");
  return root;
}
