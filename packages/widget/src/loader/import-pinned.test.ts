import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importPinned } from "./import-pinned.ts";

// What a module of this address does is to be seen on the page.
const MODULE = "data:text/javascript,globalThis.ran = true; export const part = 1";
const PINNED = { url: MODULE, integrity: "sha256-AAAA", policyName: "test" };

/** What was put into the page, and has not loaded. */
let script: HTMLScriptElement | undefined;
beforeEach(() => {
  script = undefined;
  // A browser fetches it and looks at its hash: here it is the test that says how that ends.
  vi.spyOn(document.head, "append").mockImplementation((node) => {
    script = node as HTMLScriptElement;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const ran = (): unknown => Reflect.get(globalThis, "ran");

describe("a pinned module", () => {
  it("is not imported where the script with its hash does not load", async () => {
    const coming = importPinned(PINNED);
    expect(script).toMatchObject({ type: "module", integrity: "sha256-AAAA", crossOrigin: "", src: MODULE });
    script?.dispatchEvent(new Event("error"));
    await expect(coming).rejects.toThrow("is not what was built");
    expect(ran()).toBeUndefined();
  });

  it("is not even asked for without a hash", async () => {
    await expect(importPinned({ ...PINNED, integrity: undefined })).rejects.toThrow("is not pinned");
    expect(script).toBeUndefined();
  });

  it("is imported once it has loaded", async () => {
    const coming = importPinned(PINNED);
    script?.dispatchEvent(new Event("load"));
    expect(await coming).toMatchObject({ part: 1 });
    expect(ran()).toBe(true);
  });

  it("has the nonce of the page's own scripts, without which a strict policy runs no script", () => {
    void importPinned(PINNED).catch(() => {});
    expect(script?.nonce).toBeFalsy();
    const tag = document.createElement("script");
    tag.setAttribute("nonce", "");
    // A browser hides the attribute's value from the page, and keeps it in the property.
    Object.assign(tag, { type: "text/plain", nonce: "shop" });
    document.body.append(tag);
    void importPinned(PINNED).catch(() => {});
    expect(script?.nonce).toBe("shop");
  });
});
