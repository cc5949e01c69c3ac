// Runs in the attacked page: puts each message where the widget would put it, or raw, plays the visitor who passes over it, and
// looks at what stands there. Judges by lists of its own, so that a mistake of the sanitizer's cannot hide itself.
import { richText } from "@handrail/widget/rich-text";

/** One message to draw, by its number. */
export interface Shot {
  readonly number: number;
  readonly text: string;
}

/** What a message has done. */
export interface Mark {
  readonly number: number;
  readonly what: string;
}

/** What a page's share of the messages came to. */
export interface Volley {
  readonly marks: readonly Mark[];
  readonly drawn: number;
  /** Those that the sanitizer gave up: the widget shows their text as it is. */
  readonly plain: number;
}

declare global {
  interface Window {
    attack: typeof attack;
    ran: (number: number) => void;
  }
}

const MAY_STAND = new Set(
  "A B BLOCKQUOTE BR CODE DEL DIV EM H3 H4 H5 H6 HR I IMG INS KBD LI MARK OL P PRE S SAMP SMALL SPAN STRONG SUB SUP TABLE TBODY TD TH THEAD TR U UL ABBR".split(
    " ",
  ),
);
const MAY_BE_SET = new Set(
  "align alt class decoding dir href loading referrerpolicy rel src start tabindex target title".split(" "),
);
const CLASSES = new Set(["out", "wide", "spoken"]);

/** Draws the messages one after another and tells what stands there that should not; `raw` shows what would be without us. */
async function attack(shots: readonly Shot[], way: "rich-text" | "raw"): Promise<Volley> {
  const said = document.querySelector("#host")?.shadowRoot?.querySelector<HTMLElement>(".said");
  const human = document.querySelector("#host")?.shadowRoot?.querySelector<HTMLElement>(".human");
  if (!said || !human) throw new Error("The page has no place for a message.");
  const marks: Mark[] = [];
  let [drawn, plain] = [0, 0];
  for (const { number, text } of shots) {
    const mark = (what: string): unknown => marks.push({ number, what });
    try {
      if (way === "raw") said.innerHTML = text;
      else said.replaceChildren(richText(text, { imageHosts: ["pictures.test"], opensElsewhere: "(new tab)" }));
      drawn += 1;
    } catch {
      plain += 1;
      said.textContent = text;
    }
    visit(said);
    if (way === "rich-text") strange(said).forEach(mark);
    // Whoever wants to load or fire at sight gets a task and a frame for it now and then.
    if (number % 25 === 0) await new Promise((resolve) => setTimeout(resolve, 4));
    if (!isReachable(human)) mark("the human button is covered or gone");
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  return { marks, drawn, plain };
}

// Passes over everything, focuses it, and clicks what would run a script; a click that follows a link is the visitor's own will.
function visit(said: HTMLElement): void {
  for (const element of said.querySelectorAll<HTMLElement>("*")) {
    for (const type of ["pointerenter", "mouseover", "mousemove"]) element.dispatchEvent(new MouseEvent(type));
    element.focus?.();
    const to = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
    const isPlain = /^(https?|mailto|tel):/i.test(to) || to === "";
    if (!isPlain || element.hasAttribute("onclick"))
      element.dispatchEvent(new MouseEvent("click", { cancelable: true }));
  }
}

function strange(said: HTMLElement): readonly string[] {
  return [...said.querySelectorAll("*")].flatMap((element) => {
    const found: string[] = [];
    if (!MAY_STAND.has(element.nodeName)) found.push(`<${element.nodeName}> stands there`);
    for (const { name, value } of element.attributes) {
      if (!MAY_BE_SET.has(name)) found.push(`the attribute ${name} stands there`);
      if (name === "class" && !CLASSES.has(value)) found.push(`the class ${value} stands there`);
      if (name === "dir" && value !== "auto") found.push(`the direction ${value} stands there`);
      if (name === "src" && new URL(value, location.href).host !== "pictures.test")
        found.push(`a picture from ${value}`);
      if (name === "href" && !/^(https?|mailto|tel):/.test(value)) found.push(`a link to ${value}`);
    }
    return found;
  });
}

// The middle of the button belongs to the button.
function isReachable(human: HTMLElement): boolean {
  const { x, y, width, height } = human.getBoundingClientRect();
  const root = human.getRootNode();
  const top = root instanceof ShadowRoot ? root.elementFromPoint(x + width / 2, y + height / 2) : null;
  return width > 20 && height > 20 && top === human;
}

window.attack = attack;
