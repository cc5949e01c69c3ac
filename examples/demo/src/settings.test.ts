import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

describe("the demo's options", () => {
  it("have defaults for everything", () => {
    expect(readSettings([])).toEqual({
      relayPort: 4600,
      shopPort: 4601,
      botPort: 4602,
      ablyPort: null,
      data: ".data/demo",
    });
  });

  it("can move each part to another port and the data to another folder", () => {
    const words = ["--relay-port", "5000", "--shop-port", "5001", "--bot-port", "5002", "--data", "elsewhere"];
    const more = [...words, "--ably", "--ably-port", "5003"];
    expect(readSettings(more)).toHaveProperty("ablyPort", 5003);
    expect(readSettings(words)).toEqual({
      relayPort: 5000,
      shopPort: 5001,
      botPort: 5002,
      ablyPort: null,
      data: "elsewhere",
    });
  });

  it("are refused with a sentence when they are not what they should be", () => {
    expect(readSettings(["--relay-port", "0"])).toEqual({ error: '"0" is not a port: give a number from 1 to 65535.' });
    expect(readSettings(["--shop-port", "http"])).toHaveProperty("error");
    expect(readSettings(["--nonsense"])).toHaveProperty("error");
  });
});
