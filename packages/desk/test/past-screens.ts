// The photographs of past conversations.
import type { Screen } from "./screen.ts";

export const PAST_SCREENS: readonly Screen[] = [
  { name: "past", hash: () => "#/past" },
  {
    name: "past-found",
    hash: () => "#/past",
    act: async ({ page, relay, scenario }) => {
      const held = relay.world.start(1);
      relay.world.visitor(held, { type: "say", text: "مرحبا، أين طلبي رقم 40217؟ Svalbard" });
      relay.world.visitor(held, { type: "ask-human", why: "button", epoch: null, seen: null });
      relay.world.agent(held, scenario.me, { type: "accept" });
      relay.world.agent(held, scenario.me, { type: "reply", text: "Hi!" });
      relay.world.visitor(held, { type: "received", seq: held.state?.head ?? 0 });
      relay.world.agent(held, scenario.me, { type: "close" });
      await page.getByRole("searchbox").fill("svalbard");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByText("2 found").waitFor();
    },
  },
  {
    name: "past-none",
    hash: () => "#/past",
    act: async ({ page }) => {
      await page.getByRole("searchbox").fill("zebra");
      await page.keyboard.press("Enter");
      await page.getByText("Nothing found").waitFor();
    },
  },
];
