// @vitest-environment happy-dom
import { siteId } from "@handrail/protocol";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { showDesk as show, type } from "../../test/show-desk.tsx";

const enter = (init: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });

describe("signing in", () => {
  it("asks for name and password, says what was wrong, and lets the right ones in", async () => {
    const { root, find, platform } = await show({ isSignedOut: true });
    type(find("input[type=email]"), "ingrid@fjordbutikken.example");
    type(find("input[type=password]"), "a wrong guess");
    await platform.settle();
    find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    expect(find("[role=alert]").textContent).toContain("do not belong together");
    type(find("input[type=password]"), "correct horse");
    await platform.settle();
    find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    await platform.settle();
    expect(root.querySelector(".inbox")).not.toBeNull();
  });

  it("shows whom an invitation is for, and takes no short password", async () => {
    const { root, find, platform, relay } = await show({ hash: "#/invitation/welcome-token", isSignedOut: true });
    expect(root.textContent).toContain("sofie@fjordbutikken.example is invited as an agent");
    type(find("input[name=name]"), "Sofie");
    type(find("input[type=password]"), "short");
    await platform.settle();
    find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    expect(find(".problem").textContent).toBe("At least 10 characters.");
    expect(relay.world.agents.some((agent) => agent.name === "Sofie")).toBe(false);
  });
});

describe("the inbox", () => {
  it("shows the queue oldest first with reasons, waits and promises", async () => {
    const { root } = await show();
    const rows = [...root.querySelectorAll(".is-queue")].map((row) => row.textContent);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain("Bot failed");
    expect(rows[1]).toContain("Handed to you");
    expect(rows[2]).toContain("Clicked");
    expect(rows[2]).toContain("0:38");
  });

  it("ticks", async () => {
    const { root, platform } = await show();
    const clock = () => root.querySelectorAll(".is-queue .clock")[2]?.textContent;
    const before = clock();
    await platform.pass(3_000);
    expect(clock()).not.toBe(before);
    expect(clock()).toContain("0:41");
  });

  it("offers nobody to an agent who is off duty, and says why", async () => {
    const { find, settle } = await show({ isOffDuty: true });
    expect(find(".duty").getAttribute("aria-checked")).toBe("false");
    expect(find(".is-accept").hasAttribute("disabled")).toBe(true);
    expect(find(".nothing-open").textContent).toContain("You are off duty");
    expect(find(".duty-call").textContent).toContain("3 visitors are waiting. You are off duty.");
    find(".duty-call button").click();
    await settle();
    expect(find(".duty").getAttribute("aria-checked")).toBe("true");
  });

  it("takes the next visitor by one key: whoever was handed to me before whoever has waited longest", async () => {
    const { desk, platform, root } = await show();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    await platform.settle();
    await platform.settle();
    expect(desk.route.value.type).toBe("conversation");
    expect(root.textContent).toContain("My discount code does not work");
    expect(root.querySelector("[data-composer]")).not.toBeNull();
  });

  it("hears no single key once they are turned off", async () => {
    const { desk, platform } = await show();
    desk.preferences.hasShortcuts.value = false;
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    await platform.settle();
    expect(desk.route.value.type).toBe("inbox");
  });
});

describe("a conversation", () => {
  it("[HG9] shows all that the visitor saw: answers with sources, the cut one, what happened in between", async () => {
    const { root, talk, open } = await show();
    await open(`#/c/${talk.id}`);
    const text = root.querySelector(".transcript")?.textContent ?? "";
    expect(text).toContain("only one of the two lamps");
    expect(text).toContain("Missing or damaged goods");
    expect(text).toContain("this is what the visitor had seen");
    expect(text).toContain("The visitor asked for a human");
    expect(text).toContain("Promise kept");
  });

  it("[HG7] cannot be closed over an open promise, and says what is missing", async () => {
    const { find, talk, open, platform, desk } = await show();
    await open(`#/c/${talk.id}`);
    const close = find(".actions .action:last-child");
    expect(close.getAttribute("aria-disabled")).toBe("true");
    expect(close.textContent).toContain("still awaits an answer");
    close.click();
    await platform.settle();
    expect(desk.conversations.of(talk.id).value.replica.state.owner.type).toBe("agent");
  });

  it("sends with Enter, and neither with Shift+Enter nor with the Enter that ends a composed word", async () => {
    const { find, talk, open, platform } = await show();
    await open(`#/c/${talk.id}`);
    const field = find("[data-composer]");
    type(field, "はい");
    await platform.settle();
    field.dispatchEvent(enter({ isComposing: true }));
    field.dispatchEvent(enter({ shiftKey: true }));
    await platform.settle();
    const said = () => talk.events.some((event) => event.type === "message.sent" && event.text === "はい");
    expect(said()).toBe(false);
    field.dispatchEvent(enter());
    await platform.settle();
    expect(said()).toBe(true);
  });

  it("on a phone begins a new line with Enter, and sends with the button or Ctrl+Enter", async () => {
    const isTouch = (query: string): boolean => query === "(pointer: coarse)";
    vi.stubGlobal("matchMedia", (query: string) => Object.assign(new EventTarget(), { matches: isTouch(query) }));
    onTestFinished(() => void vi.unstubAllGlobals());
    const { find, talk, open, platform } = await show();
    await open(`#/c/${talk.id}`);
    const said = (text: string) => talk.events.some((event) => event.type === "message.sent" && event.text === text);
    const field = find("[data-composer]");
    expect(field.getAttribute("enterkeyhint")).toBe("enter");
    type(field, "One");
    await platform.settle();
    const key = enter();
    field.dispatchEvent(key);
    await platform.settle();
    expect([key.defaultPrevented, said("One")]).toEqual([false, false]);
    find("form.composer").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    expect(said("One")).toBe(true);
    type(field, "Two");
    await platform.settle();
    field.dispatchEvent(enter({ ctrlKey: true }));
    await platform.settle();
    expect(said("Two")).toBe(true);
  });

  it("says that a reply is kept while the relay cannot be reached", async () => {
    const { find, talk, open, platform, relay, root } = await show();
    await open(`#/c/${talk.id}`);
    relay.fault = "down";
    relay.cutStreams();
    type(find("[data-composer]"), "Hello?");
    await platform.settle();
    find("[data-composer]").dispatchEvent(enter());
    await platform.settle();
    expect(find(".is-pending").textContent).toContain("Not sent yet. It is kept and tried again.");
    expect(root.querySelector(".connection-bar")?.textContent).toContain("Reconnecting");
    relay.fault = "none";
    await platform.pass(3_000);
    expect(root.querySelector(".is-pending")).toBeNull();
    expect(root.querySelector(".connection-bar")).toBeNull();
  });

  it("can be read along but not answered while a colleague has it", async () => {
    const { root, relay, kari, waiting, open } = await show();
    relay.world.agent(waiting, kari, { type: "accept" });
    await open(`#/c/${waiting.id}`);
    expect(root.querySelector("[data-composer]")).toBeNull();
    expect(root.textContent).toContain("Kari Nordmann has this conversation. You can read along.");
  });

  it("says so when there is none of this id", async () => {
    const { root, open } = await show();
    await open(`#/c/${"z".repeat(43)}`);
    expect(root.textContent).toContain("There is no such conversation");
  });
});

describe("one's own account", () => {
  it("says the name that visitors see, how many at once and which languages", async () => {
    const { root, open, platform, relay, me } = await show();
    await open("#/account");
    const form = root.querySelector("form");
    const [name, capacity, languages] = form?.querySelectorAll("input") ?? [];
    if (!form || !name || !capacity || !languages) throw new Error("no fields");
    for (const [field, text] of [
      [name, "Ingrid"],
      [capacity, "2"],
      [languages, "deutsch"],
    ] as const) {
      type(field, text);
      await platform.settle();
    }
    await platform.settle();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    expect(relay.world.agents.find(({ id }) => id === me.id)).toMatchObject({
      name: "Ingrid",
      capacity: 2,
      languages: ["nb", "en", "de"],
    });
  });
});

describe("administration", () => {
  it("never shows a bot's secret, and keeps it when the field stays empty", async () => {
    const { root, find, open, platform, relay } = await show();
    await open("#/admin/sites/fjordbutikken");
    const secret = root.querySelector<HTMLInputElement>("input[type=password]");
    expect(secret?.value).toBe("");
    const name = find("fieldset input");
    type(name, "Fjord & Co");
    await platform.settle();
    find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    expect(relay.sites[0]?.name).toBe("Fjord & Co");
    expect(relay.sites[0]?.bot?.hasSecret).toBe(true);
  });

  it("fills in the promises from a preset, and saves them", async () => {
    const { root, find, open, platform, relay } = await show();
    await open("#/admin/sites/fjordbutikken");
    const preset = [...root.querySelectorAll("select")].find((select) => select.textContent?.includes("2 minutes"));
    expect(preset?.value).toBe("answer-within-3-min");
    if (preset) preset.value = "answer-within-2-min";
    preset?.dispatchEvent(new Event("change", { bubbles: true }));
    await platform.settle();
    find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await platform.settle();
    expect(relay.sites[0]?.answerWithinMs).toBe(120_000);
  });

  it("changes an agent in place, and says what cannot be read", async () => {
    const { root, find, open, platform, relay, kari } = await show();
    await open("#/admin/agents");
    find(`#edit-${kari.id}`).click();
    await platform.settle();
    const [capacity, languages] = root.querySelectorAll<HTMLInputElement>(".agent-editor input");
    if (!capacity || !languages) throw new Error("no fields");
    type(capacity, "5");
    await platform.settle();
    type(languages, "Klingonese, Danish");
    await platform.settle();
    const save = () => find(".agent-editor").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    save();
    await platform.settle();
    expect(find(".agent-editor .problem").textContent).toContain("Not a language");
    expect(languages.value).toBe("Klingonese");
    expect(relay.world.agents.find(({ id }) => id === kari.id)?.capacity).toBe(4);
    type(languages, "");
    await platform.settle();
    save();
    await platform.settle();
    expect(relay.world.agents.find(({ id }) => id === kari.id)).toMatchObject({
      capacity: 5,
      languages: ["nb", "sv", "de", "da"],
      skills: ["returns", "gift cards"],
    });
    expect(root.querySelector(".agent-editor")).toBeNull();
    expect(root.textContent).toContain("5 visitors at once · Norwegian Bokmål, Swedish, German, Danish");
  });

  it("does not offer to take the only admin's role away", async () => {
    const { find, open, platform, me } = await show();
    await open("#/admin/agents");
    find(`#edit-${me.id}`).click();
    await platform.settle();
    expect(find(".agent-editor select").hasAttribute("disabled")).toBe(true);
    expect(find(".agent-editor").textContent).toContain("The only admin stays one");
  });

  it("shows a webhook's secret once, and keeps it when the address stays", async () => {
    const { root, find, open, platform, relay } = await show();
    await open("#/admin/sites/fjordbutikken");
    const field = (label: string) => {
      const found = [...root.querySelectorAll("label")].find((each) => each.textContent.startsWith(label));
      return find(`[id="${found?.htmlFor ?? ""}"]`);
    };
    const save = async () => {
      await platform.settle();
      find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
      await platform.settle();
      await platform.settle();
    };
    type(field("Alarm webhook"), "https://hooks.example/in");
    await save();
    expect(find("dialog").textContent).toContain("whsec_");
    find("dialog .is-primary").click();
    await platform.settle();
    type(field("Alarm e-mail"), "boss@shop.example");
    await save();
    expect(root.querySelector("dialog")).toBeNull();
    expect(relay.sites[0]?.alarms).toEqual({ webhookUrl: "https://hooks.example/in", email: "boss@shop.example" });
  });

  it("keeps who is on call, the watch and the figures, and shows the on-call webhook's secret once", async () => {
    const { root, find, open, platform, relay } = await show();
    await open("#/admin/sites/nordlys-tea");
    const field = (label: string) => {
      const found = [...root.querySelectorAll("label")].find((each) => each.textContent.startsWith(label));
      return find(`[id="${found?.htmlFor ?? ""}"]`);
    };
    const flip = async (label: string) => {
      const found = [...root.querySelectorAll<HTMLElement>("[role=switch]")].find((each) =>
        each.textContent.startsWith(label),
      );
      found?.click();
      await platform.settle();
    };
    const save = async () => {
      find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
      await platform.settle();
      await platform.settle();
    };
    type(field("On-call webhook"), "https://hooks.example/on-call");
    await platform.settle();
    type(field("Tell them after"), "60");
    await platform.settle();
    await flip("Say how soon others were answered");
    type(field("Every"), "4");
    await platform.settle();
    await save();
    expect([root.textContent.includes("A whole number from 5 to 1440."), relay.sites[1]?.onCall]).toEqual([true, null]);
    await flip("Try whether a human can be reached");
    await flip("Let those who wait choose a time");
    await save();
    expect(find("dialog").textContent).toContain("On-call webhook");
    expect(find("dialog").textContent).toContain("whsec_");
    expect(relay.sites[1]).toMatchObject({
      onCall: { webhookUrl: "https://hooks.example/on-call", email: null, afterShare: 0.6 },
      showsFigures: false,
      probe: null,
      appointments: { everyMin: 30, leadMin: 60, perSlot: 1, daysAhead: 3 },
    });
    find("dialog .is-primary").click();
    await platform.settle();
    await flip("Say how soon others were answered");
    await save();
    expect([root.querySelector("dialog"), relay.sites[1]?.showsFigures]).toEqual([null, true]);
  });

  it("takes one identity key away and leaves the others, and says what it means to have none", async () => {
    const { root, find, open, platform, relay } = await show();
    const [site] = relay.sites;
    const keys = [
      { kid: "shop-2025", alg: "ES256" },
      { kid: "shop-2026", alg: "EdDSA" },
    ] as const;
    if (site) relay.sites[0] = { ...site, identity: { keys, maxAgeSeconds: 3_600 } };
    await open("#/admin/sites/fjordbutikken");
    const card = () => find("[aria-label='Signed-in visitors']");
    const shown = () => [...card().querySelectorAll(".fact-value")].map(({ textContent }) => textContent);
    expect(shown()).toEqual(["shop-2025", "shop-2026"]);
    for (const [kid, left] of [
      ["shop-2025", [keys[1]]],
      ["shop-2026", undefined],
    ] as const) {
      const before = relay.sites[0]?.identity?.keys;
      find(`[aria-label='Take the key ${kid} away']`).click();
      await platform.settle();
      // It cannot be undone, so a press alone does nothing yet.
      expect(relay.sites[0]?.identity?.keys).toEqual(before);
      find("dialog .is-danger").click();
      await platform.settle();
      await platform.settle();
      expect(relay.sites[0]?.identity?.keys).toEqual(left);
    }
    expect(shown()).toEqual([]);
    expect(root.textContent).toContain("No keys: visitors are who they say they are.");
  });

  it("shows the inbox to an agent who follows an admin's link", async () => {
    const { root, relay, kari, desk, open, platform } = await show();
    relay.session = kari.id;
    await desk.session.refresh();
    await platform.settle();
    await open("#/admin/agents");
    expect(root.querySelector(".inbox")).not.toBeNull();
    expect(root.querySelector(".invite")).toBeNull();
  });
});

describe("an erased conversation", () => {
  it("[HG14] keeps nothing on the page that had it open, and says so", async () => {
    const { root, find, open, relay, platform, late } = await show();
    await open(`#/c/${late.id}`);
    expect(root.textContent).toContain("Jonas Berg");
    relay.world.visitor(late, { type: "erase" });
    await platform.settle();
    expect(root.textContent).not.toContain("Jonas Berg");
    expect(root.textContent).not.toContain("charged twice");
    expect(find(".read-only").textContent).toBe(
      "Nothing of this conversation is kept, and nobody can write in it any more.",
    );
  });
});

describe("a visitor who is signed in", () => {
  const identity = { sub: "c-20417", name: "Astrid Solheim", email: "astrid@mail.example", rank: 2 };

  it("has a mark in the list and over the talk, and what is proven stands apart from what they say", async () => {
    const { root, find, open, relay, waiting } = await show();
    const rows = () => [...root.querySelectorAll<HTMLElement>(".is-queue")];
    expect(root.querySelector(".verified")).toBeNull();
    relay.world.identify(waiting, identity);
    await open(`#/c/${waiting.id}`);
    const marked = rows().filter((row) => row.querySelector(".verified"));
    expect(
      marked.map((row) => row.dataset["row"] ?? row.querySelector<HTMLElement>("[data-row]")?.dataset["row"]),
    ).toEqual([waiting.id]);
    expect(marked[0]?.textContent).toContain("Astrid Solheim");
    expect(marked[0]?.querySelector(".is-rank")?.textContent).toBe("VIP 2");
    expect(find(".talk-head .verified").textContent).toBe("verified");
    expect(find(".details").textContent).toContain("Verified by the site");
    expect(find(".details a[target]").parentElement?.textContent).toContain("fjordbutikken.example");
  });

  it("is not what a visitor makes of themselves: a name that they only say has no mark", async () => {
    const { root, open, relay, waiting } = await show();
    relay.world.visitor(waiting, { type: "give-contact", name: identity.name, email: identity.email, phone: null });
    await open(`#/c/${waiting.id}`);
    expect(root.textContent).toContain("Astrid Solheim");
    expect(root.querySelector(".verified")).toBeNull();
    expect(root.textContent).not.toContain("Verified by the site");
  });
});

describe("the record", () => {
  it("says when it cannot be read, and reads it again; and when there is nothing to read yet", async () => {
    const { root, relay, open, platform } = await show();
    const retry = () => [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Try again");
    relay.fault = "down";
    await open("#/record");
    expect(root.querySelector(".trouble")?.textContent).toContain("The relay cannot be reached");
    relay.fault = "none";
    relay.record = [];
    retry()?.click();
    await platform.settle();
    await platform.settle();
    expect([root.querySelector(".trouble"), root.querySelector(".record")]).toEqual([null, null]);
    expect(root.querySelector(".empty")?.textContent).toContain("No sites yet");
  });

  it("[HG7] shows each site's figures to every agent, and none where there are too few", async () => {
    const { root, relay, kari, desk, open, platform } = await show();
    relay.session = kari.id;
    await desk.session.refresh();
    await platform.settle();
    await open("#/record");
    const cards = [...root.querySelectorAll<HTMLElement>(".record")];
    expect(cards.map((card) => card.querySelector("h2")?.textContent)).toEqual(["Fjordbutikken", "Nordlys Tea"]);
    const facts = cards.map((card) => [...card.querySelectorAll("dd")].map(({ textContent }) => textContent));
    expect(facts).toEqual([
      ["91.4%", "98.3%", "48 s", "2 min 51 s"],
      ["–", "–", "–", "–"],
    ]);
    const rows = [...(cards[0]?.querySelectorAll("tbody tr") ?? [])];
    expect(rows.map((row) => [...row.querySelectorAll("td")].map(({ textContent }) => textContent))).toContainEqual([
      "318",
      "27",
    ]);
  });
});

describe("the alarm line", () => {
  it("[HG7] says first that nobody can be reached, leads to the team, and goes when it is acknowledged", async () => {
    const { root, relay, desk, find, platform, talk } = await show();
    const facts = { site: siteId("fjordbutikken"), siteName: "Fjordbutikken", askedAtMs: 0, dueAtMs: 0, atMs: 0 };
    relay.alarms = [
      { ...facts, id: "al_1", kind: "broken", conversation: talk.id },
      { ...facts, id: "al_2", kind: "unreachable", why: "nobody-on-duty" },
    ];
    desk.alarms.start();
    await platform.settle();
    expect(find(".alarm-bar").textContent).toContain("No human can be reached. 1 more.");
    expect(find(".alarm-bar a").getAttribute("href")).toBe("#/team");
    await desk.alarms.acknowledge("al_2");
    await platform.settle();
    expect(find(".alarm-bar").textContent).toContain("1 promise was not kept.");
    await desk.alarms.acknowledge("al_1");
    await platform.settle();
    expect(root.querySelector(".alarm-bar")).toBeNull();
  });
});
