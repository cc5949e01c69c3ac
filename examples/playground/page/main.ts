// The playground's page: shows the widget as the choices say, keeps them in the address, and prints the snippet.
import { ENGLISH, LOCALE_TAGS, mountState, rewording, STATE_NAMES, type MountedState } from "@handrail/widget/testing";
import { ACCENTS, contrastOf, inkOn } from "./colour.ts";
import { CHOICES, choicesFrom, type Choices } from "./choices.ts";
import { buttonIn, snippetOf, textsOf, themeOf } from "./snippet.ts";

declare global {
  interface Window {
    /** For tests: shows these choices, opened, in the place of what was there. */
    showState?(choices: Partial<Choices>): Promise<void>;
    /** What is shown. */
    shown?: MountedState | null;
    states?: readonly string[];
    locales?: readonly string[];
  }
}

/** What the shop's page does to itself. */
const PAGES: Readonly<Record<string, string>> = {
  hides: "html > :not(head, body), body > :not(main, script) { display: none !important; }",
  covers: "#cover { position: fixed; inset: 0; z-index: 2147483647; background: #0003; pointer-events: auto; }",
  small: "html { font-size: 1px !important; }",
};

/** A part that has come is drawn, and may want another, before so many frames are over. */
const STILL_FRAMES = 3;

const form = element("#choices", HTMLFormElement);
const snippet = element("#snippet", HTMLElement);
const contrast = element("#contrast", HTMLElement);
const refused = element("#refused", HTMLElement);
const names = element("#names", HTMLSelectElement);
const pageStyle = new CSSStyleSheet();
document.adoptedStyleSheets.push(pageStyle);
let widget: MountedState | null = null;

fillSelect("state", STATE_NAMES, (name) => name.replaceAll("-", " "));
fillSelect("locale", LOCALE_TAGS, nameOf);
element(".presets", HTMLElement).append(
  ...ACCENTS.map((colour) => {
    const swatch = document.createElement("button");
    swatch.type = "button";
    swatch.ariaLabel = colour;
    swatch.style.background = colour;
    swatch.addEventListener("click", () => show({ ...chosen(), accent: colour }));
    return swatch;
  }),
);
names.append(
  ...Object.entries(ENGLISH).flatMap(([part, texts]) =>
    Object.entries<string | { readonly other: string }>(texts)
      .filter(([key]) => key !== "locale")
      .map(([key, text]) => {
        const words = typeof text === "string" ? text : text.other;
        return new Option(`${part}.${key}: ${words}`, `${part}.${key}: ${words}`);
      }),
  ),
);
names.addEventListener("change", () => {
  const { texts, ...others } = chosen();
  show({ ...others, texts: `${texts}${texts && "\n"}${names.value}` });
  names.value = "";
});
form.addEventListener("input", ({ target }) => target !== names && show(chosen()));
form.addEventListener("submit", (event) => event.preventDefault());
element("#copy", HTMLButtonElement).addEventListener("click", ({ currentTarget }) => {
  void navigator.clipboard.writeText(snippet.textContent ?? "");
  if (currentTarget instanceof HTMLElement) currentTarget.textContent = "Copied";
});
window.states = STATE_NAMES;
window.locales = LOCALE_TAGS;
window.showState = async (choices) => {
  show({ ...CHOICES, ...choices });
  // The panel draws itself in the next frames, and its later parts come one after the other.
  let stillFrames = 0;
  while (stillFrames < STILL_FRAMES) {
    await new Promise(requestAnimationFrame);
    stillFrames = widget?.isStill() ? stillFrames + 1 : 0;
  }
};
show(choicesFrom(new URLSearchParams(location.search)));

function show(choices: Choices): void {
  const { state, locale, label, accent, missing, page } = choices;
  for (const [name, value] of Object.entries(choices)) {
    const field = form.elements.namedItem(name);
    // A field that says so already keeps its cursor.
    if (isField(field) && field.value !== value) field.value = value;
  }
  const query = new URLSearchParams(
    Object.entries(choices).filter(([name, value]) => value !== CHOICES[name as keyof Choices]),
  );
  history.replaceState(null, "", query.size > 0 ? `?${query}` : location.pathname);

  const ink = inkOn(accent);
  contrast.textContent = `${contrastOf(accent, ink).toFixed(1)} : 1 against ${ink === "#ffffff" ? "white" : "black"}`;
  pageStyle.replaceSync(`:root { ${themeOf(choices).join("; ")} }${PAGES[page] ?? ""}`);
  document.documentElement.dir = page === "rtl" ? "rtl" : "ltr";
  document.querySelector("#cover")?.remove();
  if (page === "covers") {
    const cover = document.createElement("div");
    cover.id = "cover";
    document.body.append(cover);
  }
  element("[name=label]", HTMLInputElement).placeholder = buttonIn(locale);
  snippet.textContent = snippetOf(choices);
  element("#copy", HTMLButtonElement).textContent = "Copy";

  const told: string[] = [];
  const reword = rewording(textsOf(choices), (line) => told.push(line));
  refused.textContent = told.join("\n");
  widget?.destroy();
  widget = mountState({
    state,
    locale,
    ...(label && { label }),
    reword,
    missing: missing === "panel" || missing === "parts" ? missing : "nothing",
    delayMs: missing === "slow" ? 3_000 : 0,
  });
  window.shown = widget;
}

function isField(field: unknown): field is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((kind) => field instanceof kind);
}

function chosen(): Choices {
  return choicesFrom(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])));
}

function fillSelect(name: string, values: readonly string[], say: (value: string) => string): void {
  const select = form.elements.namedItem(name);
  if (select instanceof HTMLSelectElement) select.append(...values.map((value) => new Option(say(value), value)));
}

function nameOf(tag: string): string {
  const own = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return `${own} (${tag})`;
}

function element<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}
