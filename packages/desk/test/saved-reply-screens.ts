// The photographs of saved replies: found in a conversation, and written on a screen of their own.
import type { Screen } from "./screen.ts";

export const SAVED_REPLY_SCREENS: readonly Screen[] = [
  {
    name: "saved-picker",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await page.locator("[data-composer]").pressSequentially("/");
      await page.getByRole("listbox").waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "saved-filter",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await page.locator("[data-composer]").pressSequentially("Hi! /ref");
      await page.getByRole("listbox").waitFor();
    },
  },
  {
    name: "saved-arabic",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await page.locator("[data-composer]").pressSequentially("/تح");
      await page.getByRole("option").click();
    },
  },
  {
    name: "saved-none",
    hash: ({ talk }) => `#/c/${talk.id}`,
    act: async ({ page }) => {
      await page.getByRole("button", { name: "Saved replies" }).click();
      await page.getByRole("listbox").waitFor();
      await page.locator("[data-composer]").pressSequentially("zebra");
    },
  },
  { name: "saved-replies", hash: () => "#/saved-replies" },
  {
    name: "saved-edit",
    hash: () => "#/saved-replies",
    act: async ({ page }) => {
      await page.getByRole("button", { name: "Change تحية" }).click();
      await page.getByLabel("Shortcut").fill("two words");
      await page.getByRole("button", { name: "Save", exact: true }).click();
    },
  },
];
