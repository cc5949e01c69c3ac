// A bot's messages in a real browser: whatever a bot writes, no script runs, no request leaves, the human button stays.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzzedMessage } from "../src/attacks/fuzz.ts";
import { payloads } from "../src/attacks/payloads.ts";
import { runAttacks } from "../src/attacks/run-attacks.ts";
import { launchEngine } from "../src/browser/launch-browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchEngine();
});
afterAll(() => browser.close());

describe("[HG1] what a bot writes", () => {
  const corpus = payloads().map(({ text }) => text);

  it("runs no script, sends no request and covers nothing, in a corpus of attacks", async () => {
    const { drawn, plain, ...harm } = await runAttacks(browser, corpus, "rich-text");
    expect(harm).toEqual({ ran: [], left: [], marks: [] });
    expect(drawn + plain).toBe(corpus.length);
    expect(drawn).toBeGreaterThan(400);
  });

  // One in three: a raw message often takes its page away, and a new one takes time.
  it("would, without us: a third of the corpus as raw HTML runs scripts and sends requests", async () => {
    const sample = corpus.filter((_, index) => index % 3 === 0);
    const { ran, left } = await runAttacks(browser, sample, "raw");
    expect(ran.length).toBeGreaterThan(35);
    expect(new Set(left.filter((url) => url.includes("leak.test"))).size).toBeGreaterThan(8);
  });

  it("stays harmless in 10,000 random messages", async () => {
    const texts = Array.from({ length: 10_000 }, (_, seed) => fuzzedMessage(seed));
    const { drawn, plain, ...harm } = await runAttacks(browser, texts, "rich-text");
    expect(harm).toEqual({ ran: [], left: [], marks: [] });
    expect(drawn + plain).toBe(texts.length);
    expect(drawn).toBeGreaterThan(0.98 * texts.length);
  });
});
