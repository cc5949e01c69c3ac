// The visitor's side of a story: what a visitor can see and do on the shop's page, in the words on the screen.
import type { BrowserContext, Locator, Page } from "playwright-core";
import { PATIENCE_MS } from "./shared-browser.ts";

/** One visitor with one page open. A reload or another page keeps the browser context: the same visitor. */
export class VisitorPage {
  page: Page;
  readonly context: BrowserContext;
  readonly #shopUrl: string;

  constructor(page: Page, shopUrl: string) {
    this.page = page;
    this.context = page.context();
    this.context.setDefaultTimeout(PATIENCE_MS);
    this.#shopUrl = shopUrl;
  }

  async visit(path = "/"): Promise<void> {
    await this.page.goto(`${this.#shopUrl}${path}`);
  }

  /** The button that is always there (HG1). */
  get humanButton(): Locator {
    return this.page.getByRole("button", { name: "Talk to a human" }).first();
  }

  get panel(): Locator {
    return this.page.getByRole("dialog");
  }

  get log(): Locator {
    return this.page.getByRole("log");
  }

  get suggestions(): Locator {
    return this.panel.getByRole("list", { name: "Suggested replies" });
  }

  get composer(): Locator {
    return this.panel.getByRole("textbox", { name: "Message" });
  }

  /** Opens the panel by the launcher. */
  async openChat(): Promise<void> {
    await this.page.getByRole("button", { name: "Open chat" }).click();
    await this.composer.waitFor();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  async askHuman(): Promise<void> {
    await this.humanButton.click();
  }

  /** Presses a button of the panel. */
  async press(name: string): Promise<void> {
    await this.panel.getByRole("button", { name }).first().click();
  }

  /** The same visitor, in one more tab. */
  async secondTab(): Promise<VisitorPage> {
    const tab = new VisitorPage(await this.context.newPage(), this.#shopUrl);
    await tab.visit();
    return tab;
  }

  /** The same visitor, in a window that the page has opened. */
  in(page: Page): VisitorPage {
    return new VisitorPage(page, this.#shopUrl);
  }

  /** Waits until the words stand in the panel. */
  async sees(text: string | RegExp, options: { readonly timeout?: number } = {}): Promise<void> {
    await this.panel.getByText(text).first().waitFor(options);
  }

  /** The names of everything that the shop's origin keeps in this browser. */
  stored(): Promise<{ local: string[]; session: string[]; databases: (string | undefined)[] }> {
    return this.page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
  }

  /** How often the words stand in the transcript. */
  async count(text: string): Promise<number> {
    return (await this.log.innerText()).split(text).length - 1;
  }

  /** Closes the tab and opens another: the same visitor comes back. */
  async comeBack(): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
    await this.visit();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
