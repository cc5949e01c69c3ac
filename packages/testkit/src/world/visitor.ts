// What a visitor does in a visit: speaks, clicks, waits, goes offline, closes the page and comes back, opens a second tab.
import type { Chat } from "@handrail/core";
import type { Browser } from "./browser.ts";
import type { Chance } from "./chance.ts";
import type { VirtualLoop } from "./virtual-loop.ts";

/** What a visitor is made of. */
export interface VisitorParts {
  readonly name: string;
  readonly browser: Browser;
  readonly chance: Chance;
  readonly loop: VirtualLoop;
  /** So many things they do. */
  readonly steps: number;
  /** They never close their page. */
  readonly isStaying: boolean;
  /** The visitor is told that a click has arrived. */
  onAsked(): void;
}

/** Begins the visit; `onDone` is called when the visitor has had enough, with every page closed. */
export function visit(parts: VisitorParts, onDone: () => void): void {
  const { browser, chance, loop, isStaying } = parts;
  let { steps } = parts;

  const next = (): void => {
    if (steps === 0) {
      if (chance.happens(0.5)) browser.setOnline(true, false);
      leave();
      return onDone();
    }
    steps -= 1;
    loop.setTimeout(next, act());
  };
  const leave = (): void => {
    while (!isStaying && browser.tabs[0]) browser.tabs[0].close(chance.pick(["goodbye", "nothing"]));
  };
  // Answers how long the visitor looks at what came of it.
  const act = (): number => {
    const chat = someChat(browser, chance);
    const dice = chance.fraction();
    if (dice < 0.4) {
      for (let burst = chance.between(1, 3); burst > 0; burst -= 1) {
        chat.send(`${parts.name} says ${browser.nextNumber()}`);
      }
      return chance.between(50, 15_000);
    }
    if (dice < 0.58) {
      browser.noteClick();
      for (let clicks = chance.between(1, 3); clicks > 0; clicks -= 1)
        void chat.talkToHuman(chance.pick(["button", "typed"])).then((outcome) => {
          if (outcome.stage === "asked") parts.onAsked();
        });
      return chance.between(10, 30_000);
    }
    if (dice < 0.7) {
      leave();
      return chance.between(100, 20_000);
    }
    if (dice < 0.76) {
      if (!isStaying) browser.open();
      return chance.between(10, 3_000);
    }
    if (dice < 0.88) {
      const silently = chance.happens(0.3);
      browser.setOnline(false, silently);
      loop.setTimeout(() => browser.setOnline(true, silently), chance.between(200, 40_000));
      return chance.between(10, 20_000);
    }
    other(chat, chance);
    return chance.between(100, 8_000);
  };
  next();
}

function someChat(browser: Browser, chance: Chance): Chat {
  const tab = browser.tabs[chance.between(0, Math.max(0, browser.tabs.length - 1))];
  return (tab ?? browser.open()).chat;
}

function other(chat: Chat, chance: Chance): void {
  switch (chance.between(1, 6)) {
    case 1:
      return chat.withdraw();
    case 2:
      return chat.resumeBot();
    case 3:
      return chat.giveContact({ name: null, email: "visitor@example.com", phone: null });
    case 4:
      return chat.rate(chance.between(1, 5), null);
    case 5:
      return chat.close();
    default:
      return chat.stillNeed();
  }
}
