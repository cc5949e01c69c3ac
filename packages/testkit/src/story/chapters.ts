// The main story, chapter by chapter: what a visitor does in whatever browser they have, and an agent at the desk.
import assert from "node:assert/strict";
import type { AgentPage } from "../../e2e/agent-page.ts";
import type { Stage } from "../../e2e/stage.ts";
import type { Visitor } from "./visitor.ts";

/** Who is in it. */
export interface Cast {
  readonly stage: Stage;
  readonly visitor: Visitor;
  readonly agent: AgentPage;
}

const ANSWER = "Parcels leave our house in Bergen within one working day.";

/** In order; each goes on where the last one ended. */
export const CHAPTERS: readonly (readonly [does: string, play: (cast: Cast) => Promise<void>])[] = [
  [
    "nothing is stored before the first touch",
    async ({ visitor }) => {
      const kept = await visitor.visit.ask(
        "indexedDB.databases().then((databases) => databases.length + localStorage.length + sessionStorage.length + document.cookie.length)",
      );
      assert.equal(kept, 0);
    },
  ],
  [
    "the launcher opens the panel, with the focus in it",
    async ({ visitor }) => {
      await visitor.press("Open chat");
      await visitor.sees("Hello! Ask me anything.");
      await visitor.hasFocusOn("Message");
    },
  ],
  [
    "Shift and Enter begin a new line, Enter sends",
    async ({ visitor }) => {
      await visitor.write("Message", "When will");
      await visitor.key("Shift+Enter");
      await visitor.visit.type("my parcel leave?");
      assert.equal(await visitor.written("Message"), "When will\nmy parcel leave?");
      await visitor.key("Enter");
      await visitor.sees("my parcel leave?");
    },
  ],
  [
    "the bot's answer streams in, labelled as one",
    async ({ visitor }) => {
      await visitor.sees("Parcels leave our", ANSWER, "AI", "What does shipping cost?");
    },
  ],
  [
    "Markdown, a card and a form are drawn, and no picture of strangers is fetched",
    async ({ stage, visitor }) => {
      stage.bot.mood = "rich";
      await visitor.say("Can I send something back?");
      await visitor.sees("Returns are free within 30 days.", "Pick-up point", "Rain jacket", "Your return");
      assert.ok(!(await visitor.words()).includes("**"));
      stage.bot.mood = "well";
    },
  ],
  [
    "a click is one request, with a place and a time",
    async ({ visitor }) => {
      await visitor.press("Talk to a human");
      await visitor.sees("You are next", /A person answers by/);
      assert.equal(await visitor.count("You asked for a human"), 1);
    },
  ],
  [
    "an agent joins by name, and both talk",
    async ({ visitor, agent }) => {
      await agent.acceptOffer();
      await agent.seesInLog(ANSWER);
      await visitor.sees("Kari joined", "Kari is with you");
      await agent.reply("Hello, I am Kari.");
      await visitor.sees("Hello, I am Kari.");
      await visitor.say("Thank you, Kari!");
      await agent.seesInLog("Thank you, Kari!");
      await agent.seesInLog(/Promise kept/);
    },
  ],
  [
    "a form of the agent's is filled in",
    async ({ visitor, agent }) => {
      await agent.askFor("Which of them?", ["Order number"]);
      await visitor.sees("Which of them?");
      await visitor.write("Order number", "40217");
      await visitor.key("Enter");
      await agent.seesInLog("40217");
    },
  ],
  [
    "a file goes up and arrives",
    async ({ visitor, agent }) => {
      await visitor.visit.ask(`eyes.attach("order.txt", "Order 40217")`);
      await visitor.sees("order.txt");
      await visitor.say("Here it is");
      await agent.seesInLog("order.txt");
      await visitor.isAtEnd();
    },
  ],
  [
    "Escape closes the panel and brings the focus back, the keys lead to the human",
    async ({ visitor }) => {
      await visitor.press("Message");
      await visitor.key("Escape");
      await visitor.hasFocusOn("Open chat");
      await visitor.key("Alt+Shift+H");
      await visitor.key("Enter");
      await visitor.sees("Kari is with you");
    },
  ],
  [
    "a page later everything stands there, once",
    async ({ stage, visitor }) => {
      assert.deepEqual(await visitor.look((eyes) => eyes.complaints), []);
      await visitor.visit.go(`${stage.shopUrl}/help`);
      await visitor.press("Open chat");
      await visitor.sees("Kari is with you", "Here it is");
      for (const once of [ANSWER, "Hello, I am Kari.", "Thank you, Kari!", "Here it is"])
        assert.equal(await visitor.count(once), 1, once);
    },
  ],
  [
    "the relay is killed and comes back: what was written meanwhile arrives",
    async ({ stage, visitor, agent }) => {
      await stage.killRelay();
      await visitor.say("Are you still there?");
      await visitor.sees("Are you still there?");
      await stage.restartRelay();
      await agent.seesInLog("Are you still there?");
      await agent.reply("Always.");
      await visitor.sees("Always.");
    },
  ],
  [
    "nothing was complained of, by scripts or by the shop's policy",
    async ({ visitor }) => {
      assert.deepEqual(await visitor.look((eyes) => eyes.complaints), []);
    },
  ],
];
