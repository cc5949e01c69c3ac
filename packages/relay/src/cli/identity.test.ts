import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importJWK, SignJWT } from "jose";
import { siteId } from "@handrail/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { identitySchema } from "../identity/keys.ts";
import { claimsAt } from "../identity/tokens.fixture.ts";
import { verifyIdentity } from "../identity/verify.ts";
import * as v from "valibot";
import { handrail } from "./handrail.fixture.ts";

const data = (): string => {
  const made = mkdtempSync(join(tmpdir(), "handrail-identity-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

describe("handrail identity key", () => {
  it.each(["EdDSA", "ES256", "HS256"])("makes an %s key whose tokens the relay believes", async (alg) => {
    const made = JSON.parse((await handrail(["identity", "key", "--alg", alg, "--kid", "web-1", "--json"])).out);
    const nowMs = Date.UTC(2026, 10, 26);
    const token = await new SignJWT(claimsAt(nowMs))
      .setProtectedHeader({ alg, kid: "web-1" })
      .sign(await importJWK(made.sign, alg));
    const identity = v.parse(identitySchema, { keys: [made.verify], maxAgeSeconds: 600 });
    expect(await verifyIdentity(token, { site: siteId("shop"), identity, nowMs })).toMatchObject({ type: "proven" });
    expect(alg === "HS256" || !("d" in made.verify)).toBe(true);
  });

  it("says what goes where, and knows no other kind", async () => {
    const { out } = await handrail(["identity", "key"]);
    expect(out).toMatch(/private key.*"d":.*public key.*--identity-keys/s);
    expect(await handrail(["identity", "key", "--alg", "RS256"])).toMatchObject({ code: 2 });
  });
});

describe("handrail site set --identity-keys", () => {
  it("takes a file of keys, shows their names and kinds and never a secret, and takes them away again", async () => {
    const folder = data();
    const common = ["--data", folder, "--public-url", "https://chat.example"];
    const set = (...words: readonly string[]) => handrail(["site", "set", "shop", ...words, ...common]);
    await handrail(["site", "add", "shop", "--origin", "https://shop.example", ...common]);
    const { verify } = JSON.parse(
      (await handrail(["identity", "key", "--alg", "HS256", "--kid", "web-1", "--json"])).out,
    );
    const file = join(folder, "keys.json");
    writeFileSync(file, JSON.stringify({ keys: [verify] }));

    const { code, out } = await set("--identity-keys", file);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining("web-1 (HS256), good for 10m at most"),
    });
    const longer = await set("--identity-max-age", "1h", "--json");
    expect(JSON.parse(longer.out)).toMatchObject({
      identity: { keys: [{ kid: "web-1", alg: "HS256" }], maxAgeSeconds: 3_600 },
    });
    expect(out + longer.out).not.toContain(verify.k);
    expect((await set("--identity-keys", "")).out).not.toContain("web-1");
    expect(await set("--identity-max-age", "1h")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--identity-keys"),
    });
  });

  it("says what is off with a file, without a word of it", async () => {
    const folder = data();
    const common = ["--data", folder, "--public-url", "https://chat.example"];
    await handrail(["site", "add", "shop", "--origin", "https://shop.example", ...common]);
    const file = join(folder, "keys.json");
    const set = () => handrail(["site", "set", "shop", "--identity-keys", file, ...common]);
    writeFileSync(file, "a-secret");
    expect(await set()).toMatchObject({ code: 2, err: expect.not.stringContaining("a-secret") });
    writeFileSync(file, JSON.stringify({ kty: "oct", kid: "one", k: "a-short-secret" }));
    const refused = await set();
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("--identity-keys") });
    expect(refused.err).not.toContain("a-short-secret");
  });
});
