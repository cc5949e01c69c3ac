import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RELAY, tempFolder, testRelay } from "../testing/test-relay.ts";
import { appFile } from "./app-files.ts";

function builtApp(): string {
  const parent = tempFolder();
  const folder = join(parent, "app");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(parent, "secret.json"), "{}");
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Desk</title>");
  writeFileSync(join(folder, "assets", "app-1a2b.js"), "export {};");
  writeFileSync(join(folder, "sw.js"), "self;");
  writeFileSync(join(folder, "manifest.webmanifest"), "{}");
  return folder;
}

describe("the console's files", () => {
  it("come under a policy that runs nothing but themselves", async () => {
    const page = await appFile(builtApp(), "");
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toMatch(/connect-src 'self'$/);
    const beside = await appFile(builtApp(), "", ["wss://ably.example:443"]);
    expect(beside.headers.get("content-security-policy")).toContain("connect-src 'self' wss://ably.example:443");
    expect(page.headers.get("cache-control")).toBe("no-cache");
  });

  it("are the page for any address of the console, and kept for a year when named by their content", async () => {
    const folder = builtApp();
    expect(await (await appFile(folder, "settings/people")).text()).toContain("<title>Desk");
    const script = await appFile(folder, "assets/app-1a2b.js");
    expect(script.headers.get("content-type")).toContain("text/javascript");
    expect(script.headers.get("cache-control")).toContain("immutable");
  });

  it.each([
    ["sw.js", "text/javascript", "worker-src 'self'"],
    ["manifest.webmanifest", "application/manifest+json", "manifest-src 'self'"],
  ])("are asked for again each time where they keep their name, and allowed: %s", async (path, type, policy) => {
    const answer = await appFile(builtApp(), path);
    expect(answer.headers.get("content-type")).toContain(type);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("content-security-policy")).toContain(policy);
  });

  it.each(["../secret.json", "assets/../../secret.json", "/../secret.json", "assets/gone.js", "a\0.js"])(
    "are not found outside the folder or under a name that is gone: %j",
    async (path) => {
      expect((await appFile(builtApp(), path)).status).toBe(404);
    },
  );

  it("are no file of the machine where the relay serves none, its keys least of all", async () => {
    const folder = tempFolder();
    const { relay } = await testRelay({ folder });
    for (const path of [`/${folder}/receipt-key.json`, `/%2F${folder}/receipt-key.json`]) {
      const answer = await relay.fetch(new Request(`${RELAY}/desk${path}`));
      expect(answer.status).toBe(503);
      expect(await answer.text()).not.toContain("keys");
    }
  });

  it("say that they are not built when they are not", async () => {
    const answer = await appFile(join(tempFolder(), "nothing"), "");
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("npm start");
  });
});
