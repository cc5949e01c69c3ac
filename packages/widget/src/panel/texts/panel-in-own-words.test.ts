import { expect, it, onTestFinished } from "vitest";
import * as nb from "../../locales/nb/index.ts";
import { chatIn, openPanel } from "../../testing/open-panel.ts";
import { rewording } from "./rewording.ts";

it("says the page's own words in every part, and all others as the language has them", async () => {
  const { root, panel, end } = openPanel(chatIn("waiting"));
  onTestFinished(end);
  const shown = async (selector: string): Promise<string> => {
    await new Promise(requestAnimationFrame);
    return [...root.querySelectorAll(selector)].map(({ textContent }) => textContent).join(" ");
  };
  const reword = rewording({ "*": { "first.message": "To Pine", "talk.place": "No. {n}" } });
  panel.speak(reword(null));
  expect(await shown(".rail")).toContain("No. 2");
  expect(root.querySelector("textarea")?.getAttribute("aria-label")).toBe("To Pine");
  expect(root.querySelector("textarea")?.placeholder).toBe("Write a message…");
  panel.speak(reword(nb));
  expect(await shown(".rail")).toContain("No. 2");
  expect(root.querySelector("textarea")?.placeholder).toBe(nb.first.placeholder);
});
