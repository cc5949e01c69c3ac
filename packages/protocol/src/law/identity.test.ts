import { describe, expect, it } from "vitest";
import type { Identity } from "../events.ts";
import { Story } from "./story.fixture.ts";

const ada: Identity = { sub: "customer-7", name: "Ada", email: "ada@example.org", rank: 3 };

function identify(story: Story, identity: Identity) {
  story.identity = { type: "proven", identity };
  return story.visitor({ type: "identify", token: "a.b.c" });
}

describe("a signed identity", () => {
  it("starts no conversation: nothing is created before something is said", () => {
    const story = new Story();
    expect(identify(story, ada)).toMatchObject({ refusal: { code: "unknown-conversation" }, events: [] });
    story.say();
    expect(identify(story, ada).events).toMatchObject([{ type: "visitor.identified", ...ada }]);
    expect(story.state.identity).toEqual(ada);
  });

  it("[HG12] binds the conversation at its first use: nobody else takes it over", () => {
    const story = new Story();
    story.say();
    identify(story, ada);
    expect(identify(story, { ...ada, sub: "customer-8" })).toMatchObject({
      refusal: { code: "identity-conflict" },
      events: [],
    });
    expect(story.state.identity).toEqual(ada);
  });

  it("is taken as it is now when the same visitor comes with other facts, and once when with the same", () => {
    const story = new Story();
    story.say();
    identify(story, ada);
    expect(identify(story, ada)).toMatchObject({ refusal: null, events: [] });
    identify(story, { ...ada, rank: 9, name: "Ada L." });
    expect(story.state.identity).toEqual({ ...ada, rank: 9, name: "Ada L." });
  });

  it.each(["identity-invalid", "identity-expired", "identity-not-configured"] as const)(
    "[HG11] is not believed where the authority found it %s, and the refusal says so",
    (code) => {
      const story = new Story();
      story.say();
      story.identity = { type: "refused", code, reason: "alg" };
      expect(story.visitor({ type: "identify", token: "a.b.c" })).toMatchObject({
        refusal: { code, details: { reason: "alg" } },
        events: [],
      });
    },
  );

  it("is believed of nobody where the authority verifies nothing", () => {
    const story = new Story();
    story.say();
    expect(story.visitor({ type: "identify", token: "a.b.c" }).refusal?.code).toBe("identity-not-configured");
  });

  it("is the visitor's to give alone", () => {
    const story = new Story();
    story.click();
    story.identity = { type: "proven", identity: ada };
    const command = { type: "identify", token: "a.b.c" } as const;
    // @ts-expect-error an agent has no such command; the law refuses it all the same
    expect(story.agent("Kari", command).refusal?.code).toBe("not-allowed");
  });
});
