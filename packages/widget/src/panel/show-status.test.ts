import { expect, it } from "vitest";
import { shellOf } from "../testing/open-panel.ts";
import type { LauncherStatus } from "./launcher-status.ts";
import { showStatus } from "./show-status.ts";

const AT_REST = { text: null, tone: "ask", unread: 0, unreadText: "", name: "Open chat", lang: "en" } as const;

function page() {
  const shell = shellOf(document.createElement("div").attachShadow({ mode: "open" }));
  const [spoken, human] = shell.root.querySelectorAll(".dock > *");
  const show = showStatus(shell);
  const said: string[] = [];
  return {
    human,
    said,
    tell: (change: Partial<LauncherStatus>): void => {
      const before = spoken?.textContent;
      show({ ...AT_REST, isLive: true, ...change });
      if (spoken && spoken.textContent !== before) said.push(spoken.textContent);
    },
  };
}

it("shows where the request stands, and says each change of it once", () => {
  const { human, said, tell } = page();
  tell({});
  expect(human?.textContent).toBe("Talk to a human");
  for (const text of ["Human asked for", "Human asked for", "Kari is with you"]) tell({ text });
  expect(human?.textContent).toBe("Kari is with you");
  expect(said).toEqual(["Human asked for", "Kari is with you"]);
});

it("says nothing of how it stood when the page came, neither by the disk nor by the first word of now", () => {
  const { human, said, tell } = page();
  tell({ isLive: false });
  tell({ isLive: false, text: "Human asked for" });
  expect(human?.textContent).toBe("Human asked for");
  tell({ text: "Kari is with you" });
  tell({ text: "Kari is with you" });
  expect(said).toEqual([]);
  tell({ text: "Human asked for" });
  expect(said).toEqual(["Human asked for"]);
});

it("says that what was kept has arrived, and how much is unread, also when the page has just come", () => {
  const late = page();
  late.tell({ isLive: false, text: "Request kept" });
  late.tell({ text: "Request kept" });
  late.tell({ text: "You are next" });
  expect(late.said).toEqual(["You are next"]);
  const other = page();
  other.tell({ isLive: false, text: "Kari is with you", unread: 2, unreadText: "2 new messages" });
  expect(other.said).toEqual(["2 new messages"]);
});
