// The photographs of what a site's page asks back about.
import type { Screen } from "./screen.ts";

export const SITE_SCREENS: readonly Screen[] = [
  {
    name: "site-remove",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => {
      await page.getByRole("button", { name: "Remove…" }).click();
      await page.getByLabel("Type fjordbutikken").fill("fjordbutikken");
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await page.getByText("The site stays").waitFor();
    },
  },
  {
    name: "site-holidays",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => {
      for (const day of ["2020-12-24", "2020-12-25", "2021-01-01"]) {
        await page.getByLabel("Closed on").fill(day);
        await page.getByRole("button", { name: "Add", exact: true }).click();
      }
      await page.getByText("3 days that are over").click();
      await page.getByLabel("Closed on").fill("2021-05-17");
      await page.getByText("3 days that are over").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "site-card-remove",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.getByRole("button", { name: "Remove…" }).scrollIntoViewIfNeeded(),
  },
];
