// A promise that nobody kept: the visitor is told, the desk says so until somebody acknowledges it; a reload changes nothing of that.
import { afterAll, beforeAll, it } from "vitest";
import { handrail } from "../src/processes/relay-process.ts";
import { setStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  await handrail("site", "set", "shop", "--data", stage.data, "--answer-within", "15s");
});
afterAll(() => stage.close());

it("[HG7] tells the visitor and alarms the desk, until an agent acknowledges it", async () => {
  const kari = await stage.agent("Kari");
  const visitor = await stage.visitor({ javaScriptEnabled: false });
  const { page } = visitor;
  await page.getByRole("link", { name: "Talk to a human" }).first().click();
  await page.getByRole("button", { name: "Talk to a human" }).click();
  await page.getByRole("heading", { name: "You are next in line" }).waitFor();

  await kari.page.getByText("1 promise was not kept.").waitFor({ timeout: 40_000 });
  await page.reload();
  await page.getByText(/did not come\. We are sorry/).waitFor();
  await kari.page.reload();
  const bar = kari.page.getByRole("region", { name: "Alarms" });
  await bar.getByRole("link", { name: "Look" }).click();
  await kari.seesInLog(/Promise broken/);
  await bar.getByRole("button", { name: "Acknowledge" }).click();
  await bar.waitFor({ state: "detached" });
  await visitor.close();
});
