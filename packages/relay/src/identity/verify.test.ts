import { createHmac } from "node:crypto";
import { LIMITS, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { claimsAt, forged, signed, testKey, type TestKey } from "./tokens.fixture.ts";
import { verifyIdentity } from "./verify.ts";

const NOW = Date.UTC(2026, 10, 26, 12);
const site = siteId("shop");

function verify(token: string, ...keys: readonly TestKey[]) {
  const identity = { keys: keys.map(({ jwk }) => jwk), maxAgeSeconds: 600 };
  return verifyIdentity(token, { site, identity, nowMs: NOW });
}

const invalid = (reason: string) => ({ type: "refused", code: "identity-invalid", reason });

describe("an identity token", () => {
  it.each(["EdDSA", "ES256", "HS256"] as const)("proves who the visitor is when it is signed by %s", async (alg) => {
    const key = await testKey(alg);
    const claims = claimsAt(NOW, { name: "Ada", email: "ada@example.org", rank: 3, role: "admin" });
    expect(await verify(await signed(key, claims), key)).toEqual({
      type: "proven",
      identity: { sub: "customer-7", name: "Ada", email: "ada@example.org", rank: 3 },
    });
  });

  it("needs no more than who, for whom and until when", async () => {
    const key = await testKey("EdDSA");
    const bare = { type: "proven", identity: { sub: "customer-7", name: null, email: null, rank: 0 } };
    expect(await verify(await signed(key, claimsAt(NOW)), key)).toEqual(bare);
    expect(await verify(await signed(key, claimsAt(NOW, { name: "", email: null })), key)).toEqual(bare);
  });

  it("is looked up by its kid, and without one tried with the only key there is", async () => {
    const [old, next] = [await testKey("EdDSA", "old"), await testKey("ES256", "next")];
    expect(await verify(await signed(next, claimsAt(NOW)), old, next)).toMatchObject({ type: "proven" });
    const nameless = await signed(next, claimsAt(NOW), { kid: null });
    expect(await verify(nameless, next)).toMatchObject({ type: "proven" });
    expect(await verify(nameless, old, next)).toEqual(invalid("kid"));
  });

  it("proves nothing to a site without keys", async () => {
    const key = await testKey("EdDSA");
    const token = await signed(key, claimsAt(NOW));
    expect(await verifyIdentity(token, { site, identity: null, nowMs: NOW })).toEqual({
      type: "refused",
      code: "identity-not-configured",
    });
  });
});

it("proves nothing by a key that is no point of its curve", async () => {
  const key = await testKey("ES256");
  const off: TestKey = { ...key, jwk: { kty: "EC", crv: "P-256", kid: "ES256", x: "A".repeat(43), y: "A".repeat(43) } };
  expect(await verify(await signed(key, claimsAt(NOW)), off)).toEqual(invalid("signature"));
});

describe("a forged identity token", () => {
  it.each(["none", "None", "NONE"])("that says it needs no signature (%s) is refused", async (alg) => {
    const key = await testKey("EdDSA");
    expect(await verify(forged({ alg, kid: "EdDSA" }, claimsAt(NOW)), key)).toMatchObject({ code: "identity-invalid" });
    expect(await verify(forged({ alg }, claimsAt(NOW)), key)).toMatchObject({ code: "identity-invalid" });
  });

  it.each(["EdDSA", "ES256"] as const)("that takes the public %s key for a secret of HS256 is refused", async (alg) => {
    const key = await testKey(alg);
    const unsigned = forged({ alg: "HS256", kid: alg }, claimsAt(NOW)).slice(0, -1);
    const { jwk } = key;
    const secrets = [
      JSON.stringify(jwk),
      jwk.kty === "oct" ? "" : jwk.x,
      Buffer.from(jwk.kty === "oct" ? "" : jwk.x, "base64url"),
    ];
    for (const secret of secrets) {
      const mac = createHmac("sha256", secret).update(unsigned).digest("base64url");
      expect(await verify(`${unsigned}.${mac}`, key)).toEqual(invalid("alg"));
    }
  });

  it("that names another key of the site than it is signed with is refused", async () => {
    const [one, other] = [await testKey("EdDSA", "one"), await testKey("EdDSA", "other")];
    expect(await verify(await signed(one, claimsAt(NOW), { kid: "other" }), one, other)).toEqual(invalid("signature"));
  });

  it("that is signed by a key of nobody's is refused, whatever it brings along", async () => {
    const [key, stranger] = [await testKey("ES256", "key"), await testKey("ES256", "key")];
    expect(await verify(await signed(stranger, claimsAt(NOW)), key)).toEqual(invalid("signature"));
    const header = { alg: "ES256", kid: "key", jwk: stranger.jwk, jku: "https://evil.example/keys" };
    const part = (await signed(stranger, claimsAt(NOW))).split(".")[2];
    expect(await verify(forged(header, claimsAt(NOW), part), key)).toEqual(invalid("signature"));
  });

  it("that was changed after it was signed is refused", async () => {
    const key = await testKey("EdDSA");
    const [header, , signature] = (await signed(key, claimsAt(NOW, { rank: 0 }))).split(".");
    const raised = Buffer.from(JSON.stringify(claimsAt(NOW, { rank: 9 }))).toString("base64url");
    expect(await verify(`${header}.${raised}.${signature}`, key)).toEqual(invalid("signature"));
  });

  it("that is longer than a token may be is not even looked at", async () => {
    const key = await testKey("HS256");
    const token = await signed(key, claimsAt(NOW, { padding: "x".repeat(LIMITS.identityTokenCharsMax) }));
    expect(await verify(token, key)).toEqual(invalid("size"));
  });

  it.each(["", ".", "..", "a.b.c", "e30.e30.e30", "not a token"])("that is none (%j) is refused", async (token) => {
    expect(await verify(token, await testKey("EdDSA"))).toMatchObject({ code: "identity-invalid" });
  });
});

describe("the claims of an identity token", () => {
  const nowSeconds = NOW / 1_000;
  it.each([
    ["another site's", { aud: "other-shop" }, "aud"],
    ["nobody's", { aud: undefined }, "aud"],
    ["of nobody", { sub: undefined }, "sub"],
    ["of an empty name", { sub: "" }, "sub"],
    ["of a name that is too long", { sub: "x".repeat(201) }, "sub"],
    ["of half a character", { sub: "\uD83D" }, "sub"],
    ["of a character that not every store holds", { sub: "a\0b" }, "sub"],
    ["without an end", { exp: undefined }, "exp"],
    ["with an end far ahead", { exp: nowSeconds + 600 + 31 }, "exp"],
    ["without a beginning", { iat: undefined }, "iat"],
    ["from the future", { iat: nowSeconds + 31 }, "iat"],
    ["not for now", { nbf: nowSeconds + 31 }, "nbf"],
    ["with a rank that is too high", { rank: 10 }, "rank"],
    ["with half a rank", { rank: 0.5 }, "rank"],
    ["with a rank in words", { rank: "9" }, "rank"],
    ["with something else than an address", { email: "ada" }, "email"],
    ["with a name that is a list", { name: ["Ada"] }, "name"],
  ])("are refused when they are %s", async (_what, change, reason) => {
    const key = await testKey("HS256");
    expect(await verify(await signed(key, claimsAt(NOW, change)), key)).toEqual(invalid(reason));
  });

  it("may be 30 seconds off, as clocks are, and no more", async () => {
    const key = await testKey("EdDSA");
    const late = async (seconds: number) =>
      verify(await signed(key, claimsAt(NOW, { iat: nowSeconds - 100, exp: nowSeconds - seconds })), key);
    expect(await late(29)).toMatchObject({ type: "proven" });
    expect(await late(31)).toEqual({ type: "refused", code: "identity-expired" });
    expect(await verify(await signed(key, claimsAt(NOW, { iat: nowSeconds + 29 })), key)).toMatchObject({
      type: "proven",
    });
  });
});
