// What those who listen are given of the widget, as Chromium's own accessibility tree has it: the places that matter, word for word. That
// in every state what can be pressed has a name of its own is looked at beside axe.
import { startPlayground, type Playground } from "@handrail/example-playground";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/processes/free-port.ts";
import { allOf, axTreeOf, linesOf, unheardIn } from "./ax-tree.ts";
import { playgroundPage } from "./playground-page.ts";
import { closeContexts, sharedBrowser } from "./shared-browser.ts";

let browser: Browser;
let playground: Playground;
let page: Page;
let axTree: Awaited<ReturnType<typeof axTreeOf>>;
beforeAll(async () => {
  [browser, playground] = await Promise.all([sharedBrowser(), freePort().then(startPlayground)]);
  page = await playgroundPage(browser, playground, { locale: "en-US", timezoneId: "UTC" });
  // Of the page itself nothing is asked.
  await page.evaluate(() => document.querySelector("main")?.style.setProperty("display", "none"));
  axTree = await axTreeOf(page);
});
afterAll(() => Promise.all([closeContexts(browser), playground.close()]));

it("is a dialog called by the shop's name, with no landmark but the human bar, and the field at hand", async () => {
  expect(await heard("first-open", "dialog")).toBe(`
dialog "Chat with Fjord & Field"
  heading "Fjord & Field" level=2
  paragraph
    Pine
    Abbr "Automated answers"
  button "More"
  button "Close chat"
  log "Conversation" live=polite
    Pine
    Abbr "Automated answers"
    Hello! Ask me anything. I answer automatically, and a person is one tap away at any time.
  status live=polite
  region "Talk to a human"
    button "Talk to a human You get a time by which a person answers"
  form
    button "Attach a file"
    textbox "Message" focused
    button "Send" disabled
`);
});

it("[HG1] says where the request stands, also when the panel is closed", async () => {
  expect(await heard("waiting", "region")).toBe(`
region "Talk to a human"
  status live=polite
    You are number 2
    paragraph
      A person answers by 2:31 PM
    Asking everyone on duty · Your place is kept if you leave.
  button "Leave contact"
  button "Ask the assistant"
  button "Cancel"
`);
  expect(await heard("launcher-unread", "form")).toBe(`
form
  status live=polite
    3 new messages
  button "Guðrún Þorsteinsdóttir-Christensen is with you"
  button "Open chat 3 new messages"
`);
});

it("[HG8] says who speaks before what is said", async () => {
  expect(await heard("files-sent", "log")).toBe(`
log "Conversation" live=polite
  Pine
  Abbr "Automated answers"
  Hello! Ask me anything. I answer automatically, and a person is one tap away at any time.
  paragraph
    Today
  paragraph
    You asked for a human
  Maya Lind joined
  A real person, who can read everything above.
  You said:
  This is how the lamp arrived.
  link "Picture: lamp.png"
  You said:
  link "Picture: box.jpg"
  paragraph
    2:25 PM
  Maya Lind
  I am sorry to see that! Here is the invoice for the new one.
  link "Download invoice-2026-11-20-fjord-and-field.pdf, 83 kB"
  paragraph
    2:29 PM
`);
});

it("calls buttons of the same words by what they are for", async () => {
  expect(await heard("bot-shows-cards", "list")).toBe(`
list "Choices"
  listitem level=1
    Rain jacket, moss
    paragraph
      Size M · bought 12 November
    button "Return this one Rain jacket, moss"
    link "Show it Rain jacket, moss (opens in a new tab)"
  listitem level=1
    Wool hat
    paragraph
      Bought 12 November
    button "Return this one Wool hat"
  listitem level=1
    Gift card
    paragraph
      Cannot be returned
`);
});

it("says at the field what is wrong with it", async () => {
  expect(await heard("contact-odd", "form")).toBe(`
form
  heading "How can we reach you?" level=3
  paragraph
    In case you leave before a person answers. We send a link to the e-mail address, to confirm it.
  LabelText
    E-mail
    textbox "E-mail" invalid focused
  LabelText
    Phone
    textbox "Phone"
  LabelText
    Name
    optional
    textbox "Name optional"
  alert live=assertive
    This does not look like an e-mail address.
  button "Save"
  button "Back"
`);
});

it("finds what is called by nothing, or as something else is", async () => {
  await page.evaluate((shown) => window.showState?.(shown), { state: "first-open" });
  expect(unheardIn(await axTree()).filter((what) => what.includes("button"))).toEqual([]);
  await page.evaluate(() => {
    const [root] = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const [menu, close] = root?.querySelectorAll("header button") ?? [];
    menu?.removeAttribute("aria-label");
    close?.setAttribute("aria-label", "Attach a file");
  });
  expect(unheardIn(await axTree())).toEqual(
    expect.arrayContaining([
      'has no name: button ""',
      'is one of two that are called the same: button "Attach a file"',
    ]),
  );
});

/** What is heard of the last place of this role, in the state. */
async function heard(state: string, role: string): Promise<string> {
  await page.evaluate((shown) => window.showState?.(shown), { state });
  const place = allOf(await axTree()).findLast((one) => one.role === role);
  return place ? `\n${linesOf(place)}` : "";
}
