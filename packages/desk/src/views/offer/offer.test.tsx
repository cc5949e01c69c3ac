// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { FakeAgent, Held } from "../../../test/fake/world.ts";
import { closeDesks, showDesk, type ShowOptions } from "../../../test/show-desk.tsx";

async function show(options: ShowOptions = {}) {
  const shown = await showDesk(options);
  const { relay, me, platform, root, settle } = shown;
  const offer = async (held: Held, agent: FakeAgent = me, forMs = 20_000) => {
    relay.world.offer(held, agent, forMs);
    await settle();
  };
  /** Time passes, and the relay notices what has fallen due. */
  const pass = async (ms: number) => {
    await platform.pass(ms);
    relay.beat();
    await settle();
  };
  const press = async (key: string) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const card = () => root.querySelector<HTMLElement>(".offer");
  const button = (name: string) =>
    [...root.querySelectorAll<HTMLButtonElement>("button")].find((each) => each.textContent.startsWith(name));
  return { ...shown, offer, pass, press, card, button };
}

describe("an offer to me", () => {
  it("says who, from where, what they wrote, how long they have waited, what was promised, and counts down", async () => {
    const { offer, waiting, card, pass } = await show();
    await offer(waiting);
    const text = card()?.textContent ?? "";
    for (const part of ["Visitor", "Fjordbutikken", "English", "Waited", "0:38", "left"]) expect(text).toContain(part);
    expect(card()?.querySelector(".ring-number")?.textContent).toBe("20");
    await pass(4_000);
    expect(card()?.querySelector(".ring-number")?.textContent).toBe("16");
  });

  it("names a visitor as their shop has signed them, with the mark that it is proven and their rank", async () => {
    const { offer, waiting, card, relay } = await show();
    relay.world.identify(waiting, { sub: "c-1", name: "Astrid Solheim", email: null, rank: 2 });
    await offer(waiting);
    expect(card()?.textContent).toContain("Astrid SolheimverifiedVIP 2");
  });

  it("is accepted by one key, and opens", async () => {
    const { offer, waiting, card, press, desk } = await show();
    await offer(waiting);
    await press("a");
    expect(waiting.state?.owner.type).toBe("agent");
    expect(desk.route.value).toEqual({ type: "conversation", conversation: waiting.id });
    expect(card()).toBeNull();
  });

  it("is said in a dialog that is open, once, and does not name a key that is not heard there", async () => {
    const { offer, waiting, late, root, settle, talk, button } = await show({
      hash: ({ talk: { id } }) => `#/c/${id}`,
    });
    await offer(waiting);
    button("Note")?.click();
    await settle();
    const line = () => root.querySelector("dialog .sheet-offer")?.textContent;
    const alert = () => root.querySelector("dialog [role=alert]")?.textContent;
    expect([line(), alert()]).toEqual(["Offered to you Visitor · Fjordbutikken20 sClose this and answer", ""]);
    button("Close this and answer")?.click();
    await settle();
    expect(root.querySelector("dialog")).toBe(null);
    button("Decline")?.click();
    await settle();
    button("Note")?.click();
    await settle();
    expect([line(), alert()]).toEqual([undefined, ""]);
    await offer(late);
    expect(alert()).toMatch(/^Offered to you: .+ Close this dialog to answer\.$/);
    expect(talk.state?.owner.type).toBe("agent");
  });

  it("is declined by one key, goes at once, and says nothing of time that ran out", async () => {
    const { offer, waiting, card, press, root, pass } = await show();
    await offer(waiting);
    await press("p");
    expect(card()).toBeNull();
    expect(waiting.internal.offer).toBeNull();
    expect(waiting.internal.refusals).toHaveLength(1);
    expect(root.textContent).toContain("Declined. A colleague is asked now.");
    expect(root.querySelector(".offer-note")).toBeNull();
    await pass(25_000);
    expect(root.querySelector(".offer-note")).toBeNull();
  });

  it("is told to a screen reader once, and its countdown never is", async () => {
    const { offer, waiting, root, pass, card } = await show();
    const said: string[] = [];
    const alert = root.querySelector("p[role=alert]");
    if (!alert) throw new Error("no live region");
    new MutationObserver(() => said.push(alert.textContent)).observe(alert, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await offer(waiting);
    for (let second = 0; second < 10; second += 1) await pass(1_000);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("Offered to you");
    expect(said[0]).toContain("Press A to accept, P to decline.");
    expect(card()?.querySelector(".ring")?.getAttribute("aria-hidden")).toBe("true");
    expect(card()?.closest("[aria-live], [role=status], [role=alert]")).toBeNull();
  });

  it("has Enter accept when the agent is doing nothing, and takes the focus from nobody who writes", async () => {
    const idle = await show();
    await idle.offer(idle.waiting);
    expect(document.activeElement?.textContent).toContain("Accept");
    closeDesks();

    const busy = await show();
    busy.desk.follow(`#/c/${busy.talk.id}`);
    await busy.settle();
    const field = busy.root.querySelector<HTMLTextAreaElement>("[data-composer]");
    if (!field) throw new Error("no composer");
    field.value = "I am on it";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    await busy.offer(busy.waiting);
    expect(busy.card()).not.toBeNull();
    expect(document.activeElement).toBe(field);
    await busy.press("a");
    await busy.press("p");
    expect(busy.waiting.internal.offer).not.toBeNull();
    expect(field.value).toBe("I am on it");
  });

  it("calls by sound and notification when the tab is hidden, once", async () => {
    const { offer, waiting, desk, attention, pass } = await show({ isWatching: false });
    desk.preferences.hasSound.value = true;
    desk.preferences.hasNotifications.value = true;
    attention.heard.length = 0;
    await offer(waiting);
    await pass(3_000);
    const calls = attention.heard.filter((call) => !call.startsWith("badge"));
    expect(calls).toEqual(["chime", "notify A visitor for you · Fjordbutikken"]);
  });

  it("says so when it runs out, warns of what comes next, and goes", async () => {
    const { offer, waiting, card, root, pass } = await show();
    await offer(waiting);
    await pass(20_000);
    expect(card()).toBeNull();
    expect(root.querySelector(".offer-note")?.textContent).toContain("If the next offer runs out too, you go off duty");
    await pass(7_000);
    expect(root.querySelector(".offer-note")).toBeNull();
  });

  it("[HG12] that runs out twice in a row tells the agent that they were taken off duty, with one tap to come back", async () => {
    const { offer, waiting, late, root, pass, button, relay, me, settle } = await show();
    await offer(waiting);
    await pass(20_000);
    await offer(late);
    await pass(20_000);
    const isOnDuty = () => relay.world.agents.find(({ id }) => id === me.id)?.isOnDuty;
    expect(isOnDuty()).toBe(false);
    expect(root.querySelector(".offer-note")?.textContent).toContain("You are off duty");
    await pass(60_000);
    button("Back on duty")?.click();
    await settle();
    expect(isOnDuty()).toBe(true);
    expect(root.querySelector(".offer-note")).toBeNull();
  });

  it("[HG12] that cost an agent their duty is told in every tab, and no more once they say that they stay off", async () => {
    const { offer, waiting, late, root, pass, button, relay, me, settle } = await show();
    for (const held of [waiting, late]) {
      await offer(held);
      await pass(20_000);
    }
    const why = () => relay.world.agents.find(({ id }) => id === me.id)?.offDutyWhy;
    expect([why(), root.querySelector(".is-lost") === null]).toEqual(["offers-expired", false]);
    button("Stay off")?.click();
    await settle();
    expect([why(), root.querySelector(".is-lost") === null]).toEqual([null, true]);
  });

  it("is nobody's fault when the agent goes off duty themselves", async () => {
    const { offer, waiting, root, pass, desk, settle } = await show();
    await offer(waiting);
    await pass(20_000);
    await desk.setDuty(false);
    await settle();
    expect(root.querySelector(".is-lost")).toBeNull();
  });

  it("that the visitor takes back is said to be gone, and is no miss", async () => {
    const { offer, waiting, root, relay, settle } = await show();
    await offer(waiting);
    relay.world.visitor(waiting, { type: "withdraw" });
    await settle();
    expect(root.querySelector(".offer-note")?.textContent).toContain("no longer waits");
  });

  it("stands there again when the answer to it could not be given", async () => {
    const { offer, waiting, card, press, relay, settle, pass } = await show();
    await offer(waiting, undefined, 60_000);
    relay.fault = "down";
    await press("a");
    expect(card()).toBeNull();
    await pass(10_000);
    relay.fault = "none";
    await settle();
    expect(card()).not.toBeNull();
  });
});

describe("an offer to a colleague", () => {
  it("stands in the row, with why the button waits, until it runs out", async () => {
    const { offer, late, kari, root, pass, card } = await show();
    await offer(late, kari, 12_000);
    const row = () => root.querySelector<HTMLElement>(".is-queue");
    const accept = () => row()?.querySelector<HTMLButtonElement>(".is-accept");
    expect(card()).toBeNull();
    expect(row()?.textContent).toContain("Offered to Kari Nordmann, 12 s");
    expect(accept()?.getAttribute("aria-disabled")).toBe("true");
    accept()?.click();
    await pass(2_000);
    expect(late.state?.owner.type).toBe("queue");
    expect(root.querySelector(".notices")?.textContent).toContain("Kari Nordmann is being asked first");
    expect(row()?.textContent).toContain("10 s");
    await pass(10_000);
    expect(accept()?.getAttribute("aria-disabled")).toBe("false");
  });

  it("explains itself in the open conversation, and no key takes the visitor", async () => {
    const { offer, late, kari, root, desk, settle, press, relay, talk } = await show();
    desk.follow(`#/c/${late.id}`);
    await settle();
    for (const held of relay.world.conversations.values()) if (held !== talk) await offer(held, kari);
    expect(root.querySelector(".accept-bar")?.textContent).toContain("Kari Nordmann is being asked first");
    await press("a");
    expect(late.state?.owner.type).toBe("queue");
  });

  it("that is lost in a race is told kindly", async () => {
    const { late, kari, desk, relay, root, settle } = await show();
    // The news of the offer has not come yet when the agent presses the button.
    relay.cutStreams();
    relay.world.offer(late, kari);
    await desk.take(late.id);
    await settle();
    expect(root.querySelector(".notices")?.textContent).toContain("Kari Nordmann is being asked first");
  });
});
