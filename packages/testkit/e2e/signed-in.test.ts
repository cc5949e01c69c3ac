// A customer who is signed in at the shop, on a laptop and on a phone: one conversation, wherever they are signed in, and nobody else's.
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importJWK, SignJWT, type JWK } from "jose";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { handrail } from "../src/processes/handrail.ts";
import type { AgentPage } from "./agent-page.ts";
import { setStage, type Stage } from "./stage.ts";
import type { VisitorPage } from "./visitor-page.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

const madeSchema = v.object({
  sign: v.looseObject({ alg: v.string(), kid: v.string() }),
  verify: v.looseObject({}),
});

let stage: Stage;
let kari: AgentPage;
let tokenFor: (sub: string) => Promise<string>;

beforeAll(async () => {
  stage = await setStage();
  const made = v.parse(madeSchema, JSON.parse(await handrail("identity", "key", "--json")));
  const file = join(stage.data, "identity-keys.json");
  await writeFile(file, JSON.stringify({ keys: [made.verify] }));
  await handrail("site", "set", "shop", "--data", stage.data, "--identity-keys", file);
  const key = await importJWK(made.sign as JWK, made.sign.alg);
  tokenFor = (sub) =>
    new SignJWT({ name: sub, jti: randomUUID() })
      .setProtectedHeader({ alg: made.sign.alg, kid: made.sign.kid })
      .setAudience("shop")
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(key);
  kari = await stage.agent("Kari");
});
afterAll(() => stage.close());

/** As the shop's pages do where somebody is signed in. */
async function identify({ page }: VisitorPage, sub: string): Promise<void> {
  await page.evaluate(`(window.handrail ||= []).push(["identify", ${JSON.stringify(await tokenFor(sub))}])`);
}

/** The next page does it, and opens the chat by itself. What is evaluated counts as done by a visitor; this does not. */
async function identifiedAndOpened({ page }: VisitorPage, sub: string): Promise<void> {
  const token = JSON.stringify(await tokenFor(sub));
  await page.addInitScript(`(window.handrail ||= []).push(["identify", ${token}], ["open"])`);
  const part = page.waitForResponse(/history-/);
  await page.reload();
  await (await part).finished();
}

it("[HG9] [HG13] is one conversation on laptop and phone, found as soon as the chat is opened, and kept nowhere before", async () => {
  const laptop = await stage.visitor();
  await identify(laptop, "Ada");
  await laptop.openChat();
  await laptop.say("What about parcels?");
  await laptop.sees("within one working day.");

  const phone = await stage.visitor(PHONE);
  const asked: string[] = [];
  phone.page.on(
    "request",
    (request) => void (request.url().endsWith("/v1/conversations") && asked.push(request.url())),
  );
  await identifiedAndOpened(phone, "Ada");
  await phone.composer.waitFor();
  expect(await phone.stored()).toEqual({ local: [], session: [], databases: [] });
  expect(asked).toEqual([]);
  await phone.press("Close chat");
  await phone.openChat();
  await phone.sees("What about parcels?");
  await phone.askHuman();
  await phone.sees("You are next");
  await laptop.sees("You are next");
  await kari.openNext();
  await kari.sees("Ada");
  await kari.reply("I am here, on both.");
  await Promise.all([laptop, phone].map((device) => device.sees("I am here, on both.")));
  await laptop.say("From the laptop");
  await phone.sees("From the laptop");
  expect(await phone.count("What about parcels?")).toBe(1);
});

it("[HG12] is gone with a logout, is not the next customer's, and is there again with the next sign-in", async () => {
  const shared = await stage.visitor();
  await identify(shared, "Ada");
  await shared.openChat();
  await shared.sees("I am here, on both.");
  await shared.page.evaluate(`handrail.logout()`);
  await expect.poll(() => shared.log.innerText()).not.toContain("on both");

  // Bo, on the same page and on a new one.
  await identify(shared, "Bo");
  await shared.say("Bo was here");
  await shared.sees("Bo was here");
  await shared.page.reload();
  await identify(shared, "Bo");
  await shared.openChat();
  await shared.sees("Bo was here");
  expect(await shared.log.innerText()).not.toContain("on both");
  await shared.page.evaluate(`handrail.logout()`);
  await expect.poll(() => shared.log.innerText()).not.toContain("Bo was here");

  await identify(shared, "Ada");
  await shared.sees("I am here, on both.");
  expect(await shared.log.innerText()).not.toContain("Bo was here");
});
