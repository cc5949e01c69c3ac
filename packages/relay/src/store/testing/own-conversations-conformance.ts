// What a signed-in visitor is promised of their conversations while the real law works beside them, whichever store it is.
import { randomBytes } from "node:crypto";
import {
  agentId,
  commandId,
  conversationSecret,
  type ConversationId,
  type ConversationSecret,
} from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../../http/visitor.ts";
import { openOwnConversations, type OwnConversations } from "../../identity/own-conversations.ts";
import { createLogger } from "../../logger.ts";
import { nodePlatform } from "../../platform.ts";
import type { House } from "./conformance.ts";
import { SHOP, someId, type Node } from "./node.ts";

const VISITOR = { type: "visitor" } as const;
const KARI = { type: "agent", id: agentId("kari"), name: "Kari" } as const;
const KEPT = "SELECT count(*) AS n FROM own_conversations";

/** Runs the suite. `open` makes a house that is gone after the test. */
export function describeOwnConversations(name: string, open: () => Promise<House>): void {
  const two = (house: House, secret = "the same for all the nodes"): [OwnConversations, OwnConversations] => {
    const one = () =>
      openOwnConversations({
        beside: house.beside,
        platform: nodePlatform,
        secret,
        logger: createLogger("silent"),
      });
    return [one(), one()];
  };

  describe(`signed-in visitors' conversations on ${name}`, () => {
    it("have the name of the agent who joined last, and how far their log goes", async () => {
      const house = await open();
      const node = await house.node();
      await house.exec(`INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
                        VALUES ('kari', 'Kari', 'kari@shop.example', 1, '', '', 'agent')`);
      const [here, there] = two(house);
      const one = await begun(node, "ada");
      await here.keep(one.owned, one.secret);
      await node.ask(one.conversation);
      expect(await there.of(SHOP, "ada")).toMatchObject([{ agent: null }]);
      const { head } = await node.submit(one.conversation, KARI, { type: "accept", id: commandId(someId()) });
      expect(await there.of(SHOP, "ada")).toMatchObject([{ secret: one.secret, head, agent: "Kari" }]);
    });

    it("[HG14] go with what is erased, also when both happen at once", async () => {
      const house = await open();
      const node = await house.node();
      const [here, there] = two(house);
      for (let round = 0; round < 10; round += 1) {
        const one = await begun(node, "ada");
        if (round % 2 === 0) await here.keep(one.owned, one.secret);
        await Promise.all([
          there.keep(one.owned, one.secret),
          node.submit(one.conversation, VISITOR, { type: "erase", id: commandId(someId()) }),
        ]);
        await two(house)[0].keep(one.owned, one.secret);
      }
      expect([await house.count(KEPT), await here.of(SHOP, "ada")]).toEqual([0, []]);
    });

    it("that another secret has sealed do not hide those that open, however many they are", async () => {
      const house = await open();
      const node = await house.node();
      const [before] = two(house, "the secret that was lost");
      const [after] = two(house);
      const old = await begun(node, "ada");
      await after.keep(old.owned, old.secret);
      const later = await Promise.all(Array.from({ length: 25 }, () => begun(node, "ada")));
      for (const { owned, secret } of later) await before.keep(owned, secret);
      expect((await after.of(SHOP, "ada")).map(({ secret }) => secret)).toEqual([old.secret]);
      expect(await before.of(SHOP, "ada")).toHaveLength(21);
    });

    it("are kept for the latest hundred of one visitor, and one of those before that goes on is kept again", async () => {
      const house = await open();
      const node = await house.node();
      const [here] = two(house);
      const first = await begun(node, "guest");
      await here.keep(first.owned, first.secret);
      const bo = await begun(node, "bo");
      await here.keep(bo.owned, bo.secret);
      const later = await Promise.all(Array.from({ length: 100 }, () => begun(node, "guest")));
      for (const { owned, secret } of later) await here.keep(owned, secret);
      expect(await house.count(`${KEPT} WHERE sub = 'guest'`)).toBe(100);
      expect(await house.count(`${KEPT} WHERE conversation = '${first.conversation}'`)).toBe(0);
      // A page that only identifies its visitor in it does not make it one of the latest.
      await here.keep(first.owned, first.secret);
      expect(await house.count(`${KEPT} WHERE conversation = '${first.conversation}'`)).toBe(0);
      await node.say(first.conversation, "me again");
      await here.keep(first.owned, first.secret);
      expect((await here.of(SHOP, "guest")).map(({ secret }) => secret)).toContain(first.secret);
      expect([await house.count(KEPT), (await here.of(SHOP, "bo")).length]).toEqual([101, 1]);
    });
  });
}

interface Begun {
  readonly secret: ConversationSecret;
  readonly conversation: ConversationId;
  readonly owned: Parameters<OwnConversations["keep"]>[0];
}

/** A conversation with a message in it that is bound to this `sub`. */
async function begun(node: Node, sub: string): Promise<Begun> {
  const secret = conversationSecret(randomBytes(32).toString("base64url"));
  const conversation = conversationOf(secret);
  await node.say(conversation, "hello");
  const { verdict } = await node.authority.submit({
    conversation,
    site: SHOP,
    author: VISITOR,
    command: { type: "identify", id: commandId(someId()), token: "a.b.c" },
    identity: { type: "proven", identity: { sub, name: null, email: null, rank: 0 } },
  });
  if (!verdict.ok) throw new Error(verdict.error.code);
  return { secret, conversation, owned: { site: SHOP, sub, conversation } };
}
