// A sample of the hostile pages, in Chromium; all of them, in three engines, by `npm run hostile`.
import { installedAssets } from "@handrail/relay";
import { expect, it } from "vitest";
import { ATTACKS } from "../src/hostile/attacks.ts";
import { chromiumEngine } from "../src/hostile/chromium.ts";
import { runHostile } from "../src/hostile/run-hostile.ts";
import { openShops } from "../src/hostile/shop-server.ts";

const RESISTS = ["foreign-display-none", "all-unset", "z-index-cover", "turbo", "framed", "theme-hides"];
/** That the judges can find something: the whole page is gone here. */
const FAILS = ["html-display-none"];

it("[HG1] keeps the human button visible and clickable on pages that want none of it", async () => {
  const [shops, engine] = await Promise.all([
    openShops({ widget: installedAssets().widget, sheets: "" }),
    chromiumEngine(),
  ]);
  try {
    const attacks = ATTACKS.filter(({ name }) => [...RESISTS, ...FAILS].includes(name));
    const outcomes = await runHostile({ engine, shops, attacks });
    const named = (verdict: string) => outcomes.filter((one) => one.verdict === verdict).map(({ attack }) => attack);
    expect(named("fails")).toEqual(FAILS);
    expect(named("resists").toSorted()).toEqual(RESISTS.toSorted());
  } finally {
    await engine.close();
    await shops.close();
  }
});
