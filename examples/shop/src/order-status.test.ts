import { Window } from "happy-dom";
import { beforeAll, expect, it, vi } from "vitest";
import { createShop } from "./index.ts";

const shop = createShop({ relayUrl: "http://localhost:4200", site: "site_1" });
const page = new Window();
const { document } = page;

beforeAll(async () => {
  const html = await (await shop.request("/order-status")).text();
  document.body.innerHTML = /<main[^]*<\/main>/.exec(html)?.[0] ?? "";
  vi.stubGlobal("document", document);
  vi.stubGlobal("fetch", (path: string) => shop.request(path));
  // @ts-expect-error A plain script for the browser, without types.
  await import("../public/order-status.js");
});

/** Fills in the form as a visitor does, and reads what the page then says. */
async function lookUp(number: string): Promise<string> {
  const form = document.querySelector("form");
  const field = document.querySelector("input");
  const result = document.querySelector("[data-result]");
  if (form === null || field === null || result === null) throw new Error("The page has no form.");
  field.value = number;
  result.replaceChildren();
  form.dispatchEvent(new page.Event("submit", { cancelable: true }));
  await vi.waitFor(() => expect(result.querySelector("h2")).not.toBeNull());
  return result.textContent;
}

it.each([
  ["FF-10482", "On its way to you"],
  ["ff 20915", "Being packed"],
  ["31007", "Delivered"],
  ["FF-40266", "Held up at the terminal"],
])("finds the order %s", async (number, headline) => {
  expect(await lookUp(number)).toContain(headline);
  expect(document.querySelectorAll(".steps [aria-current=step]")).toHaveLength(1);
});

it.each(["FF-99999", "toString", "<img src=x>"])("says so when there is no order %s", async (number) => {
  expect(await lookUp(number)).toContain("We don't find that one");
  expect(document.querySelector("[data-result] img")).toBeNull();
});
