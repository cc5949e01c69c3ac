import { describe, expect, it } from "vitest";
import { linkTarget, mayShowImage, trueHost } from "./addresses.ts";

const BASE = "https://shop.example/cart";

describe("linkTarget", () => {
  it.each([
    ["https://elsewhere.example/a", "https://elsewhere.example/a"],
    ["/returns", "https://shop.example/returns"],
    ["//elsewhere.example", "https://elsewhere.example/"],
    ["mailto:help@shop.example", "mailto:help@shop.example"],
    ["tel:+4755550120", "tel:+4755550120"],
  ])("follows %s", (href, target) => {
    expect(linkTarget(href, BASE)?.href).toBe(target);
  });

  it.each([
    "javascript:alert(1)",
    "JaVa\tScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://shop.example/1",
    "file:///etc/passwd",
    "https://shop.example@elsewhere.example/",
    "https://",
  ])("does not follow %s", (href) => {
    expect(linkTarget(href, BASE)).toBeNull();
  });
});

describe("mayShowImage", () => {
  const hosts = ["cdn.shop.example"];

  it("fetches from a host that the merchant named", () => {
    expect(mayShowImage("https://cdn.shop.example/a.png", hosts)).toBe(true);
  });

  it.each([
    "https://elsewhere.example/a.png",
    "https://cdn.shop.example.elsewhere.example/a.png",
    "http://cdn.shop.example/a.png",
    "https://user@cdn.shop.example/a.png",
    "https://cdn.shop.example:8443/a.png",
    "//cdn.shop.example/a.png",
    "/a.png",
    "data:image/png;base64,AAAA",
  ])("fetches nothing from %s", (src) => {
    expect(mayShowImage(src, hosts)).toBe(false);
  });
});

describe("trueHost", () => {
  it.each([
    ["shop.example", "https://elsewhere.example/", "elsewhere.example"],
    ["https://bank.example/login", "https://elsewhere.example/", "elsewhere.example"],
    ["bank.example@elsewhere.example", "https://third.example/", "third.example"],
  ])("says of a link that reads %j where it leads", (words, href, host) => {
    expect(trueHost(words, new URL(href))).toBe(host);
  });

  it.each([
    ["shop.example/returns", "https://www.shop.example/returns"],
    ["www.shop.example", "https://shop.example/"],
    ["SHOP.example", "https://shop.example/"],
    ["our terms", "https://elsewhere.example/"],
    ["help@shop.example", "mailto:help@shop.example"],
  ])("adds nothing to %j that leads to %s", (words, href) => {
    expect(trueHost(words, new URL(href))).toBeNull();
  });
});
