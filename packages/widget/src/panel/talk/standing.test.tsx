import { expect, it, onTestFinished } from "vitest";
import { chatIn, openPanel } from "../../testing/open-panel.ts";

it("[HG8] promises no time to whom nobody has answered: asking anew is what makes one", async () => {
  const { root, end } = openPanel(chatIn("waiting-unanswered"));
  onTestFinished(end);
  const status = (): string => root.querySelector(".rail [role=status]")?.textContent ?? "";
  await expect.poll(status).toBe("You are in the queueNobody answered in time. This is on record.");
  const buttons = [...root.querySelectorAll(".rail button")].map(({ textContent }) => textContent);
  expect(buttons).toContain("Talk to a human");
});
