import { expect, it, onTestFinished, vi } from "vitest";
import { popout } from "./popout.ts";

const SHELL = {
  relay: "https://relay.example",
  site: "shop",
  label: "Talk to a human",
  contact: { phone: "+47 55 55 01 20", email: null, humanUrl: "https://relay.example/human/shop" },
};

/** A window that is opened, and what it was opened with. */
function opening() {
  vi.useFakeTimers();
  const page = document.implementation.createHTMLDocument("");
  const other = { document: page, closed: false, focus: vi.fn(), close: () => (other.closed = true) };
  const open = vi.spyOn(window, "open").mockImplementation(() => other as unknown as Window);
  vi.spyOn(window, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  return { other, page, open };
}

it("opens a window of the page's own origin, by an address that tells nothing, with the same script in it", () => {
  const { page, open } = opening();
  const out = popout(() => ({
    shell: { ...SHELL, settings: { imageHosts: "cdn.shop.example" } },
    title: "Chat with Shop",
    locale: "nb",
  }));
  onTestFinished(out.stop);
  expect(out.isPossible).toBe(true);
  expect(out.show()).toBe(true);
  expect(open).toHaveBeenCalledWith("", "handrail-shop", expect.stringContaining("popup"));
  expect(page.querySelector("script")?.src).toBe("https://relay.example/handrail.js");
  const attributes = [...(page.querySelector("script")?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`);
  expect(attributes.filter((one) => one.startsWith("data-")).toSorted()).toEqual([
    "data-image-hosts=cdn.shop.example",
    "data-locale=nb",
    "data-phone=+47 55 55 01 20",
    "data-popout=",
    "data-site=shop",
  ]);
  expect(page.querySelector("a[data-handrail]")?.textContent).toBe("Talk to a human");
  expect(page.title).toBe("Chat with Shop");
});

it("has the build in it that its page has pinned", () => {
  const { page } = opening();
  const settings = {
    src: "https://files.example/widget/pinned-1.js",
    integrity: "sha256-x",
    relay: "https://relay.example",
  };
  const out = popout(() => ({ shell: { ...SHELL, settings }, title: "Chat", locale: "en" }));
  onTestFinished(out.stop);
  out.show();
  const script = page.querySelector("script");
  expect([script?.src, script?.integrity, script?.dataset["relay"]]).toEqual(Object.values(settings));
  expect(script?.getAttribute("crossorigin")).toBe("");
});

it("is there until the window closes, is filled anew when it was loaded anew, and is one however often it is asked for", () => {
  const { other, page, open } = opening();
  const out = popout(() => ({ shell: SHELL, title: "Chat", locale: "en" }));
  out.show();
  out.show();
  expect(open).toHaveBeenCalledTimes(1);
  expect(other.focus).toHaveBeenCalledTimes(2);
  page.body.replaceChildren();
  vi.advanceTimersByTime(500);
  expect(page.querySelectorAll("script")).toHaveLength(1);
  expect(out.isOut.value).toBe(true);
  other.closed = true;
  vi.advanceTimersByTime(500);
  expect(out.isOut.value).toBe(false);
});

it("says so where the browser opens none, and offers none in the window itself", () => {
  const { open } = opening();
  open.mockReturnValue(null);
  const out = popout(() => ({ shell: SHELL, title: "Chat", locale: "en" }));
  expect(out.show()).toBe(false);
  expect(out.isOut.value).toBe(false);
  expect(
    popout(() => ({ shell: { ...SHELL, settings: { popout: "" } }, title: "Chat", locale: "en" })).isPossible,
  ).toBe(false);
});

it("is not offered where the widget has another authority than a relay", () => {
  opening();
  const out = popout(() => ({ shell: { ...SHELL, settings: { backend: "" } }, title: "Chat", locale: "en" }));
  expect(out.isPossible).toBe(false);
});

it("passes on the nonce of the page's own tag, without which a strict policy runs no script there", () => {
  const { page } = opening();
  const tag = document.createElement("script");
  Object.assign(tag, { type: "text/plain", nonce: "shop" });
  tag.dataset["site"] = "shop";
  document.head.append(tag);
  const out = popout(() => ({ shell: SHELL, title: "Chat", locale: "en" }));
  onTestFinished(() => {
    out.stop();
    tag.remove();
  });
  out.show();
  expect(page.querySelector("script")?.nonce).toBe("shop");
});
