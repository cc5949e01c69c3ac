import { readPolicies } from "@handrail/example-faq-bot/policies";
import { afterEach, describe, expect, it } from "vitest";
import { createShop, startShop, type RunningShop } from "./index.ts";
import { PRODUCTS } from "./products.ts";

const RELAY = "https://relay.example:8443";
const shop = createShop({
  relayUrl: `${RELAY}/`,
  site: "site_1",
  phone: "+47 55 01 23 45",
  email: "help@shop.example",
});
const PAGES = ["/", "/order-status", "/help", ...PRODUCTS.map(({ slug }) => `/products/${slug}`)];

async function read(path: string): Promise<string> {
  const response = await shop.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

const all = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, found = ""]) => found);

let running: RunningShop | undefined;
afterEach(() => running?.close());

describe.each(PAGES)("the page %s", (path) => {
  it("is a whole page under a strict content policy", async () => {
    const response = await shop.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("content-security-policy")).toBe(
      `default-src 'none'; script-src 'self' ${RELAY}; style-src 'self'; img-src 'self' data: ${RELAY}; connect-src 'self' ${RELAY}; font-src 'self'; base-uri 'none'; form-action 'self' ${RELAY}; frame-ancestors 'none'; require-trusted-types-for 'script'`,
    );
    const html = await response.text();
    expect(all(html, /<(h1)\b/g)).toHaveLength(1);
    expect(html).toMatch(/<html lang="en">/);
  });

  it("has nothing inline that the policy would block, and asks nobody else for anything", async () => {
    const html = await read(path);
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/i);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    const foreign = all(html, /(?:src|<link[^>]* href)="(https?:[^"]*)"/g).filter((url) => !url.startsWith(RELAY));
    expect(foreign).toEqual([]);
  });

  it("ends with the two tags as a merchant pastes them", async () => {
    const html = await read(path);
    expect(html.replace(/\s+/g, " ")).toContain(
      `<a href="${RELAY}/human/site_1" data-handrail>Talk to a human</a><script async src="${RELAY}/handrail.js" data-site="site_1" data-phone="+47 55 01 23 45" data-email="help@shop.example"></script> </body>`,
    );
  });

  it("links only to pages, parts of pages and files that are there", async () => {
    const html = await read(path);
    const links = all(html, /(?:href|src|action)="((?:\/|#)[^"]*)"/g);
    expect(links.length).toBeGreaterThan(8);
    for (const link of new Set(links)) {
      const [target = "", fragment] = (link.startsWith("#") ? path + link : link).split("#");
      const response = await shop.request(target);
      expect(response.status, link).toBe(200);
      if (fragment !== undefined) expect(await response.text(), link).toContain(`id="${fragment}"`);
    }
  });

  it("uses every id once", async () => {
    const ids = all(await read(path), /\sid="([^"]*)"/g);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe("the shop", () => {
  it("has an anchor on its help page for everything that the bot can quote", async () => {
    const html = await read("/help");
    for (const { anchor } of readPolicies().flatMap(({ sections }) => sections))
      expect(html).toContain(`id="${anchor}"`);
  });

  it("takes an order number along from a link, as text", async () => {
    expect(await read("/order-status?order=FF-10482")).toContain('value="FF-10482"');
    expect(await read(`/order-status?order=${encodeURIComponent('"><script>')}`)).toContain(
      'value="&quot;&gt;&lt;script&gt;"',
    );
  });

  it("leaves the phone and the e-mail address out of the tag when there are none", async () => {
    const html = await (await createShop({ relayUrl: "http://localhost:4200", site: 'a"b' }).request("/")).text();
    expect(html).toContain('<script async src="http://localhost:4200/handrail.js" data-site="a&quot;b"></script>');
  });

  it("says 404 in its own words", async () => {
    const response = await shop.request("/nowhere");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Off the marked path");
    expect((await shop.request("/assets/..%2fpackage.json")).status).toBe(404);
  });

  it("listens on a port, and gives it back", async () => {
    running = await startShop({ port: 0, host: "127.0.0.1", relayUrl: RELAY, site: "site_1" });
    const font = await fetch(`${running.url}/assets/figtree.woff2`);
    expect(font.headers.get("content-type")).toBe("font/woff2");
    expect((await font.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    const port = Number(new URL(running.url).port);
    await expect(startShop({ port, host: "127.0.0.1", relayUrl: RELAY, site: "x" })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    await running.close();
    running = await startShop({ port, host: "127.0.0.1", relayUrl: RELAY, site: "site_1" });
    expect(running.url).toBe(`http://127.0.0.1:${port}`);
  });
});
