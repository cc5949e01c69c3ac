import { expect, it, onTestFinished, vi } from "vitest";
import { tellObstructed } from "./tell-obstructed.ts";

it("[HG1] tells the relay whose page it is, and nothing of the visitor", async () => {
  const fetched = vi.fn(() => Promise.reject(new TypeError("no network")));
  vi.stubGlobal("fetch", fetched);
  onTestFinished(() => void vi.unstubAllGlobals());
  tellObstructed({ relay: "https://relay.example", site: "shop" });
  await Promise.resolve();
  expect(fetched.mock.calls).toEqual([["https://relay.example/v1/obstructed", { method: "POST", body: "shop" }]]);
});
