// The agent's side of a story: what an agent can see and do at the desk, in the words on the screen.
import type { BrowserContext, Locator, Page } from "playwright-core";
import { handrail } from "../src/processes/handrail.ts";
import { PATIENCE_MS } from "./shared-browser.ts";

const PASSWORD = "a good long password";

/** One agent with the desk open. */
export class AgentPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly relayUrl: string;

  constructor(page: Page, relayUrl: string) {
    this.page = page;
    this.context = page.context();
    this.context.setDefaultTimeout(PATIENCE_MS);
    this.relayUrl = relayUrl;
  }

  async goOnDuty(): Promise<void> {
    await this.duty.click();
    await this.page.getByText("On duty", { exact: true }).first().waitFor();
  }

  async goOffDuty(): Promise<void> {
    await this.duty.click();
    await this.page.getByText("Off duty", { exact: true }).first().waitFor();
  }

  get duty(): Locator {
    return this.page.getByRole("switch", { name: "On duty" });
  }

  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    await this.page.goto(`${this.relayUrl.replace(/\/desk\/?$/, "")}/desk/`);
    await this.page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.page.locator("button[type=submit]").click();
    await this.duty.waitFor();
  }

  /** The visitor who is offered to this agent. */
  get offer(): Locator {
    return this.page.getByRole("region", { name: "Offered to you" });
  }

  async acceptOffer(): Promise<void> {
    await this.offer.getByRole("button", { name: "Accept" }).click();
  }

  async declineOffer(): Promise<void> {
    await this.offer.getByRole("button", { name: "Decline" }).click();
  }

  /** Waits until somebody can be taken. */
  async waitForQueue(): Promise<void> {
    await this.page.getByRole("button", { name: "Accept this visitor" }).first().waitFor();
  }

  /** Takes the visitor who has waited longest. */
  async accept(): Promise<void> {
    await this.page.getByRole("button", { name: "Accept this visitor" }).first().click();
  }

  /** Presses the button in this very moment, whatever is moving on the screen. */
  async acceptAtOnce(): Promise<void> {
    await this.page.getByRole("button", { name: "Accept this visitor" }).first().dispatchEvent("click");
  }

  /** Takes the next visitor once there is one. */
  async openNext(): Promise<void> {
    await this.waitForQueue();
    await this.accept();
  }

  /** Replies with a form that asks for these, of the ready ones. */
  async askFor(words: string, questions: readonly string[]): Promise<void> {
    await this.page.getByRole("button", { name: "Ask for details" }).click();
    for (const question of questions) await this.page.getByRole("button", { name: question, exact: true }).click();
    await this.page.getByRole("button", { name: "Add to the reply" }).click();
    await this.reply(words);
  }

  async closeConversation(): Promise<void> {
    await this.act("Close");
  }

  async handOverTo(name: string): Promise<void> {
    await this.act("Hand over");
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: new RegExp(name) })
      .first()
      .click();
  }

  /** Presses one of the conversation's actions; on a phone they are behind a button. */
  async act(name: string): Promise<void> {
    const menu = this.page.getByRole("button", { name: "Actions" });
    const isPhone = await menu.isVisible();
    if (isPhone) await menu.click();
    const actions = isPhone
      ? this.page.getByRole("dialog", { name: "Actions" })
      : this.page.getByRole("group", { name: "Actions" });
    // One that is off says why, and is waited for. The sheet's own close button is not the action.
    const label = this.page.getByText(name, { exact: true });
    await actions.locator(".action[aria-disabled=false]", { has: label }).click();
  }

  get log(): Locator {
    return this.page.getByRole("log");
  }

  get composer(): Locator {
    return this.page.getByRole("textbox", { name: "Reply" });
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    // Enter alone begins a new line on a phone.
    await this.composer.press("Control+Enter");
  }

  async seesInLog(text: string | RegExp): Promise<void> {
    await this.log.getByText(text).first().waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** How often the words stand in the transcript. */
  async count(text: string): Promise<number> {
    return (await this.log.innerText()).split(text).length - 1;
  }
}

/** Whichever of them is asked first, with the others. */
export async function firstOffered(
  agents: readonly AgentPage[],
): Promise<{ readonly asked: AgentPage; readonly others: readonly AgentPage[] }> {
  const asked = await Promise.race(
    agents.map(async (agent) => {
      await agent.offer.waitFor();
      return agent;
    }),
  );
  return { asked, others: agents.filter((agent) => agent !== asked) };
}

/** Who joins. */
export interface NewColleague {
  readonly data: string;
  readonly name: string;
  readonly role: "admin" | "agent";
}

let invited = 0;

/** Invites somebody on the command line and lets them accept the invitation in the browser, as a new colleague would. */
export async function signUp(agent: AgentPage, { data, name, role }: NewColleague): Promise<void> {
  invited += 1;
  const email = `${name.toLowerCase()}-${invited}@example.org`;
  const printed = await handrail(
    "agent",
    "invite",
    email,
    "--role",
    role,
    "--data",
    data,
    "--json",
    "--public-url",
    agent.relayUrl,
  );
  const { link } = JSON.parse(printed) as { link: string };
  await agent.page.goto(link);
  await agent.page.getByRole("textbox", { name: "Your name" }).fill(name);
  await agent.page.getByLabel("Password").fill(PASSWORD);
  await agent.page.locator("button[type=submit]").click();
  await agent.duty.waitFor();
}
