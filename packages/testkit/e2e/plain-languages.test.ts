// The page without script in three scripts, one of which runs from right to left: nothing sticks out at 320 px, and axe finds nothing to
// complain about in any of its states, light or dark. It leaves pictures of them.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startMailServer, type MailServer } from "./mail-server.ts";
import { setStage, type Stage } from "./stage.ts";

const folder = join(fileURLToPath(new URL("../../..", import.meta.url)), ".screenshots");
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What axe finds out by looking at colours: the rest is the same in the dark. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const WIDTH = 320;

declare global {
  interface Window {
    axe: typeof axe;
  }
}

let mail: MailServer;
let stage: Stage;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  mail = await startMailServer();
  stage = await setStage({ smtpUrl: mail.url });
  await stage.agent("Kari"); // whose sign-in makes the site live
});
afterAll(async () => {
  await stage.close();
  await mail.stop();
});

/** Mails, in all languages. */
let sent = 0;

it.each([
  { tag: "en", dir: "ltr" },
  { tag: "de", dir: "ltr" },
  { tag: "ar", dir: "rtl" },
  { tag: "ja", dir: "ltr" },
])("speaks $tag in every state, readable for everybody", async ({ tag, dir }) => {
  const visitor = await stage.visitor({ viewport: { width: WIDTH, height: 640 } });
  const { page } = visitor;
  const at = (query: string): Promise<unknown> => page.goto(`${stage.relayUrl}/human/shop?${query}lang=${tag}`);
  const complaints: string[] = [];
  const look = async (state: string): Promise<void> => {
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      tag,
      dir,
    ]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `plain-${tag}-${state}-${colorScheme}.png`), fullPage: true });
      const rules = colorScheme === "light" ? TAGS : OF_COLOUR;
      complaints.push(...(await complaintsOf(page, `${state} ${colorScheme}`, rules)));
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${state} sticks out`).toBeLessThanOrEqual(WIDTH);
  };

  await page.goto(`${stage.relayUrl}/human/nowhere?lang=${tag}`);
  await look("0-unknown");
  await at("");
  await look("1-start");
  await page
    .locator("#message")
    .fill("My tent came without its poles. https://fjord.example/a-very-long-address-of-one-word");
  await page.locator("#email").fill("kim@example");
  // What the browser's own check would not let pass.
  await page.evaluate(() => document.forms[0]?.setAttribute("novalidate", ""));
  await page.locator("form.ask button").click();
  await page.locator("#email-problem").waitFor();
  await look("2-refused");
  await at("");
  await page.locator(".ways").waitFor();
  await look("3-waiting");
  await at("write=contact&");
  await page.locator("details[open]").waitFor();
  await look("4-write");
  await at("erase&");
  await look("5-erase");
  await page.locator("form.erase button").click();
  await page.locator(".notice").waitFor();
  await look("6-erased");
  await at("");
  const email = `kim-${tag}@a-rather-long-name.home.example`;
  await page.locator("#email").fill(email);
  await page.locator("form.ask button").click();
  await page.locator("form.withdraw button").click();
  await page.locator("form.ask").waitFor();
  await expect.poll(() => mail.mails.length).toBe((sent += 1));
  await page.goto(/http:\S+/.exec(mail.mails.at(-1)?.text ?? "")?.[0] ?? "");
  await look("7-link");
  await page.locator("form.open button").click();
  await page.locator("#stands").waitFor();
  expect(await page.locator(".lead").innerText()).toContain(email);
  await look("8-confirmed");
  expect(complaints).toEqual([]);
  await visitor.context.close();
});

async function complaintsOf(page: Page, state: string, asked: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    async ({ rules, shown }) => {
      // Without script a waiting page can look again in no other way. It says so, and stands still for whoever writes or leaves an address.
      const off = { "meta-refresh": { enabled: false } };
      const { violations } = await window.axe.run(document, {
        runOnly: [...rules],
        rules: off,
        resultTypes: ["violations"],
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${shown}: ${id}: ${html.slice(0, 160)}`));
    },
    { rules: asked, shown: state },
  );
}
