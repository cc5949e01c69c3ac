import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { SiteFacts, SiteSettings } from "@handrail/protocol";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createRelay } from "../create-relay.ts";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { codeOf, newId, read, RELAY, SITE, tempFolder, testRelay } from "../testing/test-relay.ts";

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Request(`${RELAY}${path}`, { headers });

/** Folders as the builds leave them. */
function builtAssets() {
  const folder = tempFolder();
  const [widget, desk] = [join(folder, "widget-dist"), join(folder, "desk-dist")];
  mkdirSync(join(widget, "widget"), { recursive: true });
  mkdirSync(desk);
  writeFileSync(join(widget, "handrail.js"), "loader()");
  writeFileSync(join(widget, "index.js"), "not for pages");
  writeFileSync(join(widget, "pinned.json"), '{"src":"widget/pinned-1.js","integrity":"sha256-a="}');
  writeFileSync(join(widget, "widget", "panel.js"), "panel()");
  writeFileSync(join(desk, "index.html"), "<!doctype html><title>Desk</title>");
  return { widget, desk };
}

describe("what anybody may read", () => {
  it("tells of a site what its page needs, and nothing of its bot or origins", async () => {
    const { relay } = await testRelay({ hasBot: true });
    const response = await relay.fetch(get(`/v1/sites/${SITE}`, { origin: "https://anywhere.example" }));
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      site: SITE,
      isLive: true,
      bot: { name: "Robo" },
      isOpen: true,
      agentsOnDuty: 0,
    });
    expect(text).not.toMatch(/bot\.example|shop\.example"\]/);
    expect(await codeOf(await relay.fetch(get("/v1/sites/elsewhere")))).toBe("unknown-site");
  });

  it("[HG8] tells how soon others were answered only when enough were, and only if the site wants it shown", async () => {
    const { relay, platform, db } = await testRelay();
    const usually = async () => {
      const facts = await read<SiteFacts>(await relay.fetch(get("/v1/sites/shop")));
      return facts.usuallyWithinMs;
    };
    expect(await usually()).toBeNull();
    const atMs = platform.clock.now();
    const insert =
      db.prepare(`INSERT INTO requests (conversation, seq, site, asked_at, why, is_automatic, rungs, answered_at,
      is_open, kept, broken, settled, withdrawn, unanswered, end) VALUES (?, 2, 'shop', ?, 'button', 0, 'live', ?, 0, 1, 0, 0, 0, 0, 'kept')`);
    for (let n = 0; n < 20; n += 1) insert.run(`c${n}`, atMs, atMs + 200_000);
    await platform.advance(600_000);
    expect(await usually()).toBe(240_000);
    await relay.people.sites.set(SITE, { showsFigures: false });
    expect(await usually()).toBeNull();
  });

  it("answers a preflight for every origin, without credentials", async () => {
    const { relay } = await testRelay();
    const response = await relay.fetch(new Request(`${RELAY}/v1/sites/shop`, { method: "OPTIONS" }));
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    expect(response.headers.has("access-control-allow-credentials")).toBe(false);
  });

  it("says that it is well only when the database answers", async () => {
    const { relay } = await testRelay();
    const well = await relay.fetch(get("/healthz"));
    expect([well.status, await read(well)]).toEqual([200, { ok: true, settling: true, oldestOverdueMs: 0 }]);
    relay.database.sqlite.exec("ALTER TABLE jobs RENAME TO gone");
    const broken = await relay.fetch(get("/healthz"));
    expect([broken.status, await codeOf(broken)]).toEqual([503, "storage-failed"]);
    relay.database.sqlite.exec("ALTER TABLE gone RENAME TO jobs");
  });

  it("answers an unknown address with a code", async () => {
    const { relay } = await testRelay();
    for (const path of ["/", "/v1/elsewhere", "/v1/commands"]) {
      const response = await relay.fetch(get(path));
      expect([response.status, await codeOf(response)]).toEqual([404, "not-found"]);
    }
  });
});

describe("the built files", () => {
  it("are named, with their hash, in the tag for pages that pin them", async () => {
    const { relay } = await testRelay({ assets: builtAssets() });
    const admin = await DeskClient.signedIn(relay, "Ada", "admin");
    const [site] = await read<readonly SiteSettings[]>(await admin.get("/sites"));
    expect(site?.pinnedSnippet).toContain(`src="${RELAY}/widget/pinned-1.js" integrity="sha256-a=" crossorigin`);
  });

  it("lead whoever types the relay's name to the desk", async () => {
    const { relay } = await testRelay({ assets: builtAssets() });
    const { status, headers } = await relay.fetch(get("/"));
    expect([status, headers.get("location")]).toEqual([302, "/desk/"]);
  });

  it.each(["//handrail.js", "/handrail.js/", "/desk/handrail.js", "/Handrail.js"])(
    "say in the page's console what is wrong with a script tag for %s",
    async (path) => {
      const { relay } = await testRelay({ assets: builtAssets() });
      const response = await relay.fetch(get(path));
      expect(response.headers.get("content-type")).toContain("text/javascript");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).toMatch(/^console\.error\(".*Copy the snippet again.*"\);$/m);
    },
  );

  it("serve the script tag for every page, checked again after minutes", async () => {
    const { relay } = await testRelay({ assets: builtAssets() });
    const response = await relay.fetch(get("/handrail.js"));
    expect(await response.text()).toBe("loader()");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(response.headers.get("cache-control")).toContain("max-age=300");
    const etag = response.headers.get("etag") ?? "";
    expect((await relay.fetch(get("/handrail.js", { "if-none-match": etag }))).status).toBe(304);
    expect((await relay.fetch(get("/handrail.js", { "if-none-match": '"other"' }))).status).toBe(200);
  });

  it("travel compressed to whoever can read that, under tags of their own", async () => {
    const { relay } = await testRelay({ assets: builtAssets() });
    const tags = new Set<string | null>();
    const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, decode] of Object.entries(decoders)) {
      const response = await relay.fetch(get("/handrail.js", { "accept-encoding": `deflate, ${encoding};q=0.8` }));
      expect(response.headers.get("content-encoding")).toBe(encoding);
      expect(response.headers.get("vary")).toBe("accept-encoding");
      expect(decode(await response.bytes()).toString()).toBe("loader()");
      const etag = response.headers.get("etag");
      tags.add(etag);
      expect((await relay.fetch(get("/handrail.js", { "if-none-match": etag ?? "" }))).status).toBe(304);
    }
    const plain = await relay.fetch(get("/handrail.js", { "accept-encoding": "br;q=0" }));
    expect(plain.headers.has("content-encoding")).toBe(false);
    expect(tags.add(plain.headers.get("etag")).size).toBe(3);
  });

  it("serve what is named by its content for good, and nothing outside the folder", async () => {
    const { relay } = await testRelay({ assets: builtAssets() });
    const panel = await relay.fetch(get("/widget/panel.js?v=abc123"));
    expect(panel.headers.get("cache-control")).toContain("immutable");
    for (const path of ["/widget/missing.js", "/widget/%2e%2e/index.js", "/widget/../index.js", "/index.js"]) {
      expect((await relay.fetch(get(path))).status).toBe(404);
    }
    expect(await (await relay.fetch(get("/desk/"))).text()).toContain("<title>Desk</title>");
  });

  it("are missed with a clear error when the relay starts", async () => {
    const assets = { widget: join(tempFolder(), "dist"), desk: tempFolder() };
    await expect(createRelay({ folder: tempFolder(), publicUrl: RELAY, assets })).rejects.toThrow(
      /widget is not built/,
    );
  });
});

describe("the log lines", () => {
  it("hold no secret, token, address or message text, whatever happens", async () => {
    let written = "";
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    const { relay, visitor, post, db, platform } = await testRelay({
      logger: pino({ level: "trace" }, stream),
      hasBot: true,
    });
    const kim = visitor();
    await kim.say("my card is 4111 1111");
    db.exec("CREATE TRIGGER jam BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'jammed'); END");
    await kim.say("and the pin is 1234");
    db.exec("DROP TRIGGER jam");
    await kim.send({ type: "give-contact", id: newId(), name: "Kim", email: "kim@home.example", phone: null });
    await kim.askHuman();
    await post("/v1/events", { ...kim.credentials, after: 0, wait: "none" }, { cookie: "session=abc" });
    await relay.fetch(get("/human/shop/mail/one-time-token"), { remoteAddress: "203.0.113.9" });
    await platform.advance(61_000);
    expect(written).toContain("a command was not stored");
    expect(written).toContain("a promise to a visitor was not kept in time");
    expect(written).toContain("203.0.113.0/24");
    for (const secret of [kim.secret, "4111", "1234", "kim@home", "session=abc", "one-time-token", "203.0.113.9"]) {
      expect(written).not.toContain(secret);
    }
  });
});
