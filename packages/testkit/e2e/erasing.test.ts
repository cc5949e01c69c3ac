// A visitor erases what they said, in the middle of a talk: told by two people in two browsers.
import type {} from "@handrail/widget/handrail.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let visitor: VisitorPage;
let agent: AgentPage;

beforeAll(async () => {
  stage = await setStage();
  agent = await stage.agent("Kari");
  visitor = await stage.visitor();
});
afterAll(() => stage.close());

it("[HG14] takes the conversation away from the agent who has it open, with what the page says", async () => {
  // HG13: the page may say it at once; nobody hears of it before the visitor's first words.
  await visitor.page.evaluate(() => window.handrail?.push(["setContext", { order: "40217", cart: 2 }]));
  await visitor.openChat();
  await visitor.say("My knee hurts since Tuesday.");
  await visitor.askHuman();
  await agent.acceptOffer();
  await agent.seesInLog("My knee hurts since Tuesday.");
  await visitor.sees("Kari is with you");
  await agent.page.getByText("As the visitor’s page says, not verified.").waitFor();
  await agent.page.getByText("40217").waitFor();
  await visitor.page.evaluate(() => window.handrail?.push(["setContext", { page: "/lamps/7" }]));
  await agent.page.getByText("/lamps/7").waitFor();
  expect(await agent.page.getByText("40217").count()).toBe(0);

  await visitor.press("More");
  await visitor.press("Erase conversation");
  await visitor.press("Erase for good");
  await visitor.sees("Conversation erased.");
  await agent.seesInLog("The visitor erased this conversation");
  await expect.poll(() => agent.page.getByText(/My knee hurts|lamps.7/).count()).toBe(0);
  expect(await agent.composer.count()).toBe(0);
});

it("[HG1] [HG14] brings a human at once, who sees nothing of what was erased", async () => {
  await visitor.askHuman();
  await agent.acceptOffer();
  await visitor.sees("Kari is with you");
  await agent.reply("Hello, what can I do for you?");
  await visitor.sees("Hello, what can I do for you?");
  expect(await agent.page.getByText("My knee hurts").count()).toBe(0);
});

it("[HG14] leaves nothing of it on the visitor's disk, and nothing after a reload", async () => {
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.sees("Hello, what can I do for you?");
  expect(await visitor.count("My knee hurts")).toBe(0);
});

it("starts over and goes back, in all tabs; [HG14] an earlier conversation is erased by itself", async () => {
  // HG3: while somebody is there for the visitor, the menu has no way to leave them.
  await visitor.press("More");
  await visitor.panel.getByRole("button", { name: "Download transcript" }).waitFor();
  expect(await visitor.panel.getByRole("button", { name: "New conversation" }).count()).toBe(0);
  await agent.closeConversation();
  await visitor.sees("Chat ended");
  const other = await visitor.secondTab();
  await other.openChat();
  await other.sees("what can I do for you?");

  // The tab in front is pressed, the one behind it follows.
  await other.press("New conversation");
  await expect.poll(() => visitor.count("what can I do for you?")).toBe(0);
  await other.say("Which size for 178 cm?");
  await visitor.sees("Which size for 178 cm?");
  await other.press("More");
  await other.press("Earlier conversations");
  await other.press("Kari");
  await other.sees("Hello, what can I do for you?");
  expect(await other.humanButton.isVisible()).toBe(true);
  await other.press("Continue this conversation");
  await visitor.sees("Hello, what can I do for you?");

  await other.press("More");
  await other.press("Earlier conversations");
  await other.press("Fjord assistant");
  await other.sees("Which size for 178 cm?");
  await other.press("Erase conversation");
  await other.press("Erase for good");
  await other.composer.waitFor();
  await other.press("More");
  await other.panel.getByRole("button", { name: "Download transcript" }).waitFor();
  expect(await other.panel.getByRole("button", { name: "Earlier conversations" }).count()).toBe(0);
  // What is told to the relay is the earlier one's end, and not this one's.
  await expect.poll(() => visitor.page.evaluate(erasuresLeft)).toBe(0);
  await visitor.say("It is me again.");
  await agent.acceptOffer();
});

// Erasures that the relay has not acknowledged yet, by what lies on the visitor's disk.
function erasuresLeft(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("handrail");
    opening.onerror = reject;
    opening.onsuccess = () => {
      const reading = opening.result.transaction("kept").objectStore("kept").get("shop");
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result?.erasing?.length ?? 0);
      };
    };
  });
}
