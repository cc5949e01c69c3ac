// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";

it("finds a past conversation by its words, leads to it, and comes back to what was looked for", async () => {
  const { root, find, settle, open } = await showDesk();
  const rows = () => [...root.querySelectorAll(".past-rows .item-preview")].map((row) => row.textContent);
  const search = async (words: string): Promise<void> => {
    type(find(".past-search input"), words);
    await settle();
    find(".past-search").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
  };
  await open(find(".past-link").getAttribute("href") ?? "");
  expect(rows().length).toBeGreaterThan(0);
  await search("svalbard");
  expect(rows()).toEqual(["Do you ship to Svalbard?"]);
  expect(find(".past-status").textContent).toBe("1 found. That is all there is.");
  await open(find(".past-rows a").getAttribute("href") ?? "");
  expect(find("[data-transcript]").textContent).toContain("It takes five to eight days.");
  await open("#/past");
  expect([find(".past-search input"), rows().length]).toMatchObject([{ value: "svalbard" }, 1]);
  await search("zebra");
  expect(find(".past-status").textContent).toBe("Nothing found.");
});

it("is one key away, with the field ready to be typed in", async () => {
  const { find, root, open } = await showDesk();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true }));
  expect(location.hash).toBe("#/past");
  await open(location.hash);
  expect(document.activeElement).toBe(find(".past-search input"));
  expect(root.querySelector("h1")?.textContent).toBe("Past conversations");
});
