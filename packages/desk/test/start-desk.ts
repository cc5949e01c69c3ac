// A console without views, over the fake relay, for an agent on duty who is signed in: what tests of the state begin with.
import { createDesk } from "../src/state/create-desk.ts";
import { FakeRelay } from "./fake/fake-relay.ts";
import { World, type Held } from "./fake/world.ts";
import { heardAttention, TestClock, testPlatform, testRinging } from "./test-platform.ts";

const account = (name: string) =>
  ({ name, email: `${name}@a.example`, role: "agent", isOnDuty: true, password: "long enough" }) as const;

/** Starts it. `open` opens the page again, as after a reload; `ask` brings a visitor, `mine` one who was accepted. */
export async function startDesk() {
  const clock = new TestClock();
  const relay = new FakeRelay(new World(() => clock.nowMs));
  const me = relay.world.addAgent(account("ingrid"));
  const kari = relay.world.addAgent(account("kari"));
  relay.session = me.id;
  const tabStore = new Map<string, string>();
  const open = async () => {
    const platform = testPlatform(clock, relay, tabStore);
    const attention = heardAttention();
    const hashes: string[] = [];
    const ringing = testRinging({ ability: "missing" });
    const setHash = (hash: string): void => void hashes.push(hash);
    const desk = createDesk({ platform, attention, ringing, hash: "#/", setHash });
    await platform.settle();
    return { platform, attention, hashes, desk };
  };
  const page = await open();
  const ask = (): Held => {
    const held = relay.world.start();
    relay.world.visitor(held, { type: "say", text: "Hello" });
    relay.world.visitor(held, { type: "ask-human", why: "button", epoch: held.state?.epoch ?? null, seen: null });
    return held;
  };
  const mine = async (): Promise<Held> => {
    const held = ask();
    relay.world.agent(held, me, { type: "accept" });
    await page.desk.conversations.read(held.id);
    return held;
  };
  return { ...page, open, relay, me, kari, ask, mine };
}
