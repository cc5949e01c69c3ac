// What a shop's page may say of the widget's looks, in a real browser: it is done, and the human button is never the worse for it.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

const WINDOW = { width: 1000, height: 800 };

let browser: Browser;
let playground: Playground;
let page: Page;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
  page = await playgroundPage(browser, playground, { viewport: WINDOW });
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it("stands where the page says, launcher and panel", async () => {
  const atEnd = await look({});
  expect(atEnd.panel.right).toBe(WINDOW.width - 20);
  expect(atEnd.launcher.right).toBe(WINDOW.width - 20);
  const atStart = await look({ side: "start" });
  expect(atStart.panel.left).toBe(20);
  expect(atStart.launcher.left).toBe(20);
  const inTheMiddle = await look({ side: "center" });
  expect(inTheMiddle.panel.left + inTheMiddle.panel.right).toBeCloseTo(WINDOW.width, 0);
  const rightToLeft = await look({ page: "rtl" });
  expect(rightToLeft.panel.left).toBe(20);
  expect(rightToLeft.launcher.left).toBe(20);
});

it("has the page's corners and letters, and the human button keeps its own letters", async () => {
  const own = await look({ radius: "4", font: "Georgia, serif" });
  expect(own).toMatchObject({ corner: "4px", letters: "Georgia, serif", humanLetters: "system-ui" });
});

it.each([
  { system: "dark", scheme: "light", isDark: false },
  { system: "light", scheme: "dark", isDark: true },
  { system: "dark", scheme: "", isDark: true },
  { system: "light", scheme: "", isDark: false },
] as const)("is light or dark as the page says, else as the system: $scheme on a $system one", async (asked) => {
  await page.emulateMedia({ colorScheme: asked.system });
  const { surface } = await look({ scheme: asked.scheme });
  expect(luminance(surface) < 0.2).toBe(asked.isDark);
});

it.each(["#ffe94d", "#ffffff", "#000000", "#e4002b", "#777777", "#25d366"])(
  "draws the launcher's icon so that it is seen on %s",
  async (accent) => {
    const { icon, ground } = await look({ accent });
    expect(contrastOf(icon, ground)).toBeGreaterThanOrEqual(4.5);
  },
);

it.each([
  "--handrail-side: 9999px; --handrail-bottom: 9999px; --handrail-radius: 9999px",
  "--handrail-bottom: -9999px; --handrail-radius: 50%",
  "--handrail-bottom: none; --handrail-radius: none; --handrail-font: none none; --handrail-icon: none",
])("[HG1] keeps the human button in the window, whatever is said: %s", async (said) => {
  const style = await page.addStyleTag({ content: `:root { ${said} }` });
  onTestFinished(() => style.evaluate((element) => void element.parentNode?.removeChild(element)));
  const { human, ask } = await look({});
  for (const { left, top, right, bottom, isOnTop } of [human, ask]) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(WINDOW.width);
    expect(bottom).toBeLessThanOrEqual(WINDOW.height);
    expect(isOnTop).toBe(true);
  }
});

/** Where things are, and how they look: the panel open, then closed. */
async function look(choices: Partial<Choices>): Promise<Looks> {
  return page.evaluate(async (shown) => {
    const frames = async (): Promise<void> => {
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
    };
    await window.showState?.({ state: "bot-answered", ...shown });
    await frames();
    const host = [...document.documentElement.children].find((child) => child.shadowRoot);
    const root = host?.shadowRoot;
    const find = (selector: string): Element => {
      const found = root?.querySelector(selector);
      if (!found) throw new Error(`there is no ${selector}`);
      return found;
    };
    const placeOf = (selector: string): Place => {
      const { left, top, right, bottom } = find(selector).getBoundingClientRect();
      const isOnTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === host;
      return { left, top, right, bottom, isOnTop };
    };
    const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgb = (colour: string): readonly number[] => {
      if (!brush) return [];
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const panel = placeOf(".panel");
    const ask = placeOf(".ask");
    const { borderTopLeftRadius: corner, fontFamily: letters } = getComputedStyle(find(".panel"));
    const { backgroundColor: surface } = getComputedStyle(find(".panel"));
    const { fontFamily: humanLetters } = getComputedStyle(find(".ask"));
    root?.querySelector<HTMLElement>("header > button")?.click();
    await frames();
    const { color, backgroundColor } = getComputedStyle(find(".bubble"));
    return {
      panel,
      ask,
      launcher: placeOf(shown.side === "start" ? ".human" : ".bubble"),
      human: placeOf(".human"),
      corner,
      letters: letters.replace(", sans-serif", ""),
      humanLetters,
      surface: rgb(surface),
      icon: rgb(color),
      ground: rgb(backgroundColor),
    };
  }, choices);
}

// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
function contrastOf(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((byte) =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** The widget is what lies at its middle. */
  readonly isOnTop: boolean;
}

interface Looks {
  readonly panel: Place;
  readonly launcher: Place;
  /** The human button beside the launcher, and that in the panel. */
  readonly human: Place;
  readonly ask: Place;
  readonly corner: string;
  readonly letters: string;
  readonly humanLetters: string;
  /** What the panel lies on. */
  readonly surface: readonly number[];
  readonly icon: readonly number[];
  readonly ground: readonly number[];
}

interface Choices {
  readonly state: string;
  readonly page: string;
  readonly accent: string;
  readonly scheme: string;
  readonly side: string;
  readonly radius: string;
  readonly font: string;
}
