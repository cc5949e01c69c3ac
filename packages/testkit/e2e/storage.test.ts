// What a page lets the widget keep (`data-storage`), in a real browser: a human is reached all the same, and nothing stays that must not.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

let stage: Stage;
let agent: AgentPage;
beforeAll(async () => {
  stage = await setStage();
  agent = await stage.agent("Kari");
});
afterAll(() => stage.close());

describe('data-storage="none"', () => {
  it("[HG13] keeps nothing at all, from the first click to the human's answer", async () => {
    const visitor = await visitorWhose("none");
    await visitor.openChat();
    await visitor.say("Do you ship to Norway?");
    await visitor.composer.fill("half a thought");
    await visitor.askHuman();
    await agent.acceptOffer();
    await visitor.sees("Kari is with you");
    await agent.reply("I am here.");
    await visitor.sees("I am here.");
    expect(await visitor.stored()).toEqual({ local: [], session: [], databases: [] });

    await visitor.page.reload();
    await visitor.openChat();
    expect(await visitor.count("I am here.")).toBe(0);
    await agent.closeConversation();
    await visitor.close();
  });

  it("[HG3] says of an unsent click that it lives as long as the page, and sends it when the network is back", async () => {
    const visitor = await visitorWhose("none");
    await visitor.openChat();
    await visitor.context.setOffline(true);
    await visitor.askHuman();
    await visitor.sees("Keep this page open");
    expect(await visitor.stored()).toEqual({ local: [], session: [], databases: [] });
    await visitor.context.setOffline(false);
    await agent.acceptOffer();
    await agent.reply("Here I am.");
    await visitor.sees("Here I am.");
    await agent.closeConversation();
    await visitor.close();
  });
});

describe('data-storage="session"', () => {
  it("[HG13] goes on after a reload in the same tab, and keeps nothing for another one", async () => {
    const visitor = await visitorWhose("session");
    await visitor.openChat();
    await visitor.say("Where is my order?");
    await visitor.askHuman();
    await agent.acceptOffer();
    await agent.reply("On its way.");
    await visitor.sees("On its way.");
    const { local, session, databases } = await visitor.stored();
    expect({ local, databases }).toEqual({ local: [], databases: [] });
    expect(session).toContain("handrail:shop:kept");

    await visitor.page.reload();
    await visitor.openChat();
    await visitor.sees("On its way.");

    const other = await visitor.secondTab();
    await other.openChat();
    expect(await other.count("On its way.")).toBe(0);
    await agent.closeConversation();
    await visitor.close();
  });

  it("[HG3] sends a click that was made offline after a reload", async () => {
    const visitor = await visitorWhose("session");
    await visitor.openChat();
    await visitor.page.route("**/v1/**", (route) => route.abort());
    await visitor.askHuman();
    await visitor.sees("Keep this page open");
    await visitor.page.unroute("**/v1/**");
    await visitor.page.reload();
    await agent.acceptOffer();
    await agent.reply("Here I am.");
    await visitor.openChat();
    await visitor.sees("Here I am.");
    await agent.closeConversation();
    await visitor.close();
  });
});

/** A visitor of a shop whose snippet says what may be kept. */
async function visitorWhose(storage: "session" | "none"): Promise<VisitorPage> {
  const visitor = await stage.visitor();
  // The tag is async: it reads its attributes after it was put there.
  await visitor.context.addInitScript((kind) => {
    new MutationObserver(() => {
      const tag = document.querySelector<HTMLScriptElement>("script[data-site]");
      if (tag) tag.dataset["storage"] = kind;
    }).observe(document, { childList: true, subtree: true });
  }, storage);
  await visitor.visit();
  return visitor;
}
