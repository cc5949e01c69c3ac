// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { showDesk, type ShowOptions } from "../../../test/show-desk.tsx";
import { testRinging, type TestRinging } from "../../../test/test-platform.ts";

async function open(browser: Partial<TestRinging["browser"]> = {}, options: ShowOptions = {}) {
  const shown = await showDesk({ hash: "#/account", ringing: testRinging(browser), ...options });
  const card = () => shown.root.querySelector<HTMLElement>("[aria-labelledby=rings]");
  const flip = async (label: string) => {
    const switches = [...(card()?.querySelectorAll<HTMLElement>("[role=switch]") ?? [])];
    switches.find(({ textContent }) => textContent.startsWith(label))?.click();
    await shown.settle();
  };
  const isOn = () =>
    [...(card()?.querySelectorAll("[role=switch]") ?? [])].map((each) => each.getAttribute("aria-checked") === "true");
  const press = async (text: string) => {
    const buttons = [...shown.root.querySelectorAll<HTMLElement>("button, a")];
    buttons.find(({ textContent }) => textContent === text)?.click();
    await shown.settle();
  };
  const devices = () => [...shown.relay.rung.values()].map(({ device }) => device);
  const again = async () => {
    shown.desk.session.lose();
    await shown.desk.session.refresh();
    await shown.settle();
  };
  return { ...shown, card, flip, isOn, press, devices, again };
}

const RING = "Ring this device while the desk is closed";
const OFF_DUTY = "Also when I am off duty";

describe("ringing this device", () => {
  it("is turned on by one switch, goes on off duty by another, and is turned off at the relay and in the browser", async () => {
    const { flip, isOn, devices, ringing } = await open();
    expect(isOn()).toEqual([false]);
    await flip(RING);
    expect(isOn()).toEqual([true, false]);
    expect(devices()).toMatchObject([{ endpoint: "https://push.example/1", isRungOffDuty: false }]);
    await flip(OFF_DUTY);
    expect(isOn()).toEqual([true, true]);
    expect([devices()[0]?.isRungOffDuty, ringing.browser.choice]).toEqual([true, true]);
    await flip(RING);
    expect(isOn()).toEqual([false]);
    expect([devices(), ringing.browser.subscription, ringing.browser.choice]).toEqual([[], null, null]);
  });

  it("says that the browser asks, and how to allow it once it was refused", async () => {
    const { card, flip, ringing, desk, settle, isOn } = await open({ answer: "denied" });
    const flipped = flip(RING);
    await Promise.resolve();
    expect(desk.rings.state.value.type).toBe("asking");
    await flipped;
    expect(card()?.textContent).toContain("does not let the desk show notifications");
    expect(card()?.querySelectorAll("li")).toHaveLength(2);
    ringing.browser.permission = "granted";
    desk.wake();
    await settle();
    expect(isOn()).toEqual([false]);
  });

  it("is not on the page where the relay rings nobody", async () => {
    const { card, relay, again } = await open();
    relay.ringKey = null;
    await again();
    expect(card()).toBeNull();
  });

  it("says what a phone needs first, and that other browsers cannot", async () => {
    const phone = await open({ ability: "home-screen" });
    expect(phone.card()?.textContent).toContain("Add the desk to your home screen first");
    expect(phone.card()?.querySelectorAll("li")).toHaveLength(3);
    const old = await open({ ability: "missing" });
    expect(old.card()?.textContent).toContain("cannot ring while the desk is closed");
  });

  it("says when the push service cannot be reached, and tries again when asked", async () => {
    const { card, flip, press, ringing, isOn, devices } = await open({ service: null });
    await flip(RING);
    expect(card()?.textContent).toContain("could not reach the service");
    ringing.browser.service = "https://push.example/";
    await press("Try again");
    expect([isOn(), devices().length]).toEqual([[true, false], 1]);
  });

  it("shows the relay's own words for a push service that it does not know, and keeps no subscription for it", async () => {
    const { card, flip, ringing } = await open({ service: "https://push.elsewhere.example/" });
    await flip(RING);
    expect(card()?.querySelector(".ring-failure")?.textContent).toContain("none that the relay knows");
    expect(ringing.browser.subscription).toBeNull();
  });

  it("puts the second switch back when the relay could not be told", async () => {
    const { flip, isOn, relay, root } = await open();
    await flip(RING);
    relay.fault = "down";
    await flip(OFF_DUTY);
    expect(isOn()).toEqual([true, false]);
    expect(root.querySelector(".notice.is-trouble")?.textContent).toContain("cannot be reached");
  });

  it("is made anew without a word when the browser has dropped it, or the relay has another key", async () => {
    const { flip, isOn, again, ringing, relay, devices } = await open();
    await flip(RING);
    ringing.browser.subscription = null;
    await again();
    expect([isOn(), ringing.browser.subscription]).toMatchObject([
      [true, false],
      { endpoint: "https://push.example/2" },
    ]);
    relay.ringKey = `B${"x".repeat(86)}`;
    await again();
    expect(ringing.browser.subscription).toMatchObject({ endpoint: "https://push.example/3", key: relay.ringKey });
    expect(devices().at(-1)?.endpoint).toBe("https://push.example/3");
  });

  it("ends with signing out, and rings again for the same agent, but not on another's desk", async () => {
    const { flip, isOn, desk, relay, me, kari, settle, devices, ringing } = await open();
    await flip(RING);
    await desk.signOut();
    expect([devices(), ringing.browser.subscription]).toEqual([[], null]);
    relay.session = me.id;
    await desk.session.refresh();
    await settle();
    expect([isOn(), devices().length]).toEqual([[true, false], 1]);
    desk.session.lose();
    relay.session = kari.id;
    await desk.session.refresh();
    await settle();
    expect([isOn(), ringing.browser.subscription, ringing.browser.choice]).toEqual([[false], null, null]);
  });

  it("takes the notifications away for an agent who looks at the desk, and follows one that is followed", async () => {
    const { desk, ringing, talk } = await open();
    const before = ringing.browser.hushed;
    desk.wake();
    expect(ringing.browser.hushed).toBe(before + 1);
    ringing.followed(`#/c/${talk.id}`);
    expect(desk.route.value).toEqual({ type: "conversation", conversation: talk.id });
  });
});

describe("the question at the foot of the list", () => {
  const offer = (root: ParentNode) => root.querySelector(".ring-offer");

  it("is asked of whoever is on duty, until it is answered once on this device", async () => {
    const { root, press, desk, again, devices } = await open({}, { hash: "#/" });
    expect(offer(root)).not.toBeNull();
    await press("Not now");
    expect(offer(root)).toBeNull();
    await again();
    expect([offer(root), devices()]).toEqual([null, []]);
    expect(desk.rings.state.value.type).toBe("off");
  });

  it("turns it on", async () => {
    const { root, press, devices } = await open({}, { hash: "#/" });
    await press("Ring this device");
    expect([offer(root), devices().length]).toEqual([null, 1]);
  });

  it("leads a phone's owner to the steps, and is not asked where it would lead nowhere", async () => {
    const phone = await open({ ability: "home-screen" }, { hash: "#/" });
    await phone.press("How");
    expect(offer(phone.root)).toBeNull();
    for (const browser of [{ ability: "missing" }, { permission: "denied" }] as const) {
      expect(offer((await open(browser, { hash: "#/" })).root)).toBeNull();
    }
    expect(offer((await open({}, { hash: "#/", isOffDuty: true })).root)).toBeNull();
  });
});
