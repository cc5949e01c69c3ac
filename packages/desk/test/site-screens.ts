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
    name: "site-card-remove",
    hash: () => "#/admin/sites/fjordbutikken",
    act: async ({ page }) => page.getByRole("button", { name: "Remove…" }).scrollIntoViewIfNeeded(),
  },
];
