import { agentId, siteId } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { testRelay } from "../testing/test-relay.ts";

const input = { name: "Ola", email: "Ola@Shop.example ", password: "correct horse battery", role: "agent" } as const;

describe("accounts", () => {
  it("are made for programs that set a relay up, and can sign in", async () => {
    const { relay } = await testRelay();
    const { accounts } = relay.people;
    const made = await accounts.create(input);
    expect(made).toMatchObject({ ok: true, value: { name: "Ola", email: "ola@shop.example", role: "agent" } });
    const { email, password } = { ...input, email: "ola@shop.example" };
    expect(await accounts.signIn({ email, password }, new Headers())).toHaveLength(1);
    expect(await accounts.signIn({ email, password: "something else" }, new Headers())).toEqual([]);
  });

  it.each([
    [{ ...input, password: "too short" }, "password"],
    [{ ...input, password: "x".repeat(129) }, "password"],
    [{ ...input, email: "ola" }, "email"],
    [{ ...input, name: "" }, "name"],
  ])("are not made of %j", async (wrong, field) => {
    const { relay } = await testRelay();
    expect(await relay.people.accounts.create(wrong)).toMatchObject({
      ok: false,
      error: { code: "invalid-input", details: { field } },
    });
  });

  it("are one for each address, also when two are made at once", async () => {
    const { relay } = await testRelay();
    const made = await Promise.all([relay.people.accounts.create(input), relay.people.accounts.create(input)]);
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.find(({ ok }) => !ok)).toMatchObject({ error: { code: "already-exists" } });
  });

  it("[HG6] make a site live with their first sign-in, for as long as there is one who has signed in", async () => {
    const { relay } = await testRelay({ isLive: false });
    const { accounts, sites } = relay.people;
    const shop = siteId("shop");
    const made = await accounts.create(input);
    expect(sites.isLive(shop)).toBe(false);
    await accounts.signIn({ email: "ola@shop.example", password: input.password }, new Headers());
    expect(sites.isLive(shop)).toBe(true);
    expect(sites.isLive(siteId("nowhere"))).toBe(false);
    await accounts.remove(made.ok ? made.value.id : agentId(""));
    expect(sites.isLive(shop)).toBe(false);
  });
});
