import { expect, it } from "vitest";

it("is started by a script alone, and by no picture that says where to load one from", async () => {
  const picture = document.createElement("img");
  picture.src = "https://elsewhere.example/handrail.js";
  picture.dataset["site"] = "shop";
  // As `<img name="currentScript">` has it in a browser.
  Object.defineProperty(document, "currentScript", { configurable: true, value: picture });
  await import("./script.ts");
  expect(window.handrail).toBeUndefined();
});
