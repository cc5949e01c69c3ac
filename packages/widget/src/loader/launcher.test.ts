import { IDBDatabase as FakeDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Panel, PanelModule, Shell } from "../shell.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { startScript } from "./start-script.ts";

const calls: string[] = [];
const roots: ShadowRoot[] = [];
const attach = Element.prototype.attachShadow;
let shell: Shell | null = null;
const panelModule: PanelModule = {
  startPanel(given) {
    shell = given;
    calls.push("start");
    const panel: Panel = {
      open: () => given.onOpenChange(true),
      close: () => given.onOpenChange(false),
      talkToHuman: () => calls.push("talkToHuman"),
      tell: (call) => calls.push(`tell ${call.join(" ")}`),
      destroy: () => calls.push("destroy"),
    };
    return panel;
  },
};

let launcher: Launcher | null = null;
beforeEach(() => {
  calls.length = 0;
  roots.length = 0;
  // The root is closed to the page.
  vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  });
  // It draws nothing, so nothing lies anywhere.
  vi.stubGlobal("innerWidth", 0);
  localStorage.clear();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.useFakeTimers();
});
afterEach(() => {
  launcher?.destroy();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function launch(loadPanel: (attempt: number) => Promise<PanelModule> = load): ShadowRoot {
  const settings = { phone: "+47 55 55", email: "a@b.example" };
  const options = { relay: "https://relay.example", site: "shop", settings, label: () => null };
  launcher = createLauncher({ ...options, loadPanel });
  const root = roots.at(-1);
  if (!root) throw new Error("There is no launcher.");
  return root;
}

function load(): Promise<PanelModule> {
  calls.push("load");
  return Promise.resolve(panelModule);
}

function fail(attempt: number): Promise<PanelModule> {
  calls.push(`load ${attempt}`);
  return Promise.reject(new Error("no network"));
}

const arrive = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
/** The disk's steps are many small ones. */
const written = (): Promise<unknown> => vi.advanceTimersByTimeAsync(50);
const human = (root: ShadowRoot): HTMLElement | null => root.querySelector(".human");
const bubble = (root: ShadowRoot): HTMLElement | null => root.querySelector(".bubble");
/** What is shown, and not only heard, of where the request stands. */
const said = (root: ShadowRoot): string | null | undefined => root.querySelector(".stuck > p")?.textContent;
const askOf = (): unknown => JSON.parse(localStorage.getItem("handrail:shop:ask") ?? "null");

describe("the launcher", () => {
  it("[HG13] fetches nothing and stores nothing before it is touched", async () => {
    launch();
    await written();
    expect(calls).toEqual([]);
    expect(localStorage).toHaveLength(0);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it("[HG13] fetches the panel at the first hover and has it drawn, and starts nothing", async () => {
    const root = launch(async () => ({ ...(await load()), warm: () => calls.push("warm") }));
    root.querySelector(".dock")?.dispatchEvent(new Event("pointerenter"));
    bubble(root)?.dispatchEvent(new Event("focus"));
    await arrive();
    expect(calls).toEqual(["load", "warm"]);
    expect(localStorage).toHaveLength(0);
    bubble(root)?.click();
    expect(calls).toEqual(["load", "warm", "start"]);
  });

  it("[HG1] has a human button that the keyboard reaches, with words", () => {
    const button = human(launch());
    expect(button?.tagName).toBe("BUTTON");
    expect(button?.textContent).toBe("Talk to a human");
  });

  it("[HG3] notes a click in the same turn, and says so only once it is on the disk", async () => {
    const root = launch((attempt) => {
      expect(askOf()).not.toBeNull();
      calls.push(`load ${attempt}`);
      return new Promise(() => {});
    });
    human(root)?.click();
    expect(askOf()).toEqual({ id: expect.stringMatching(/^[\w-]{22}$/), atMs: expect.any(Number) });
    expect(human(root)?.textContent).toBe("Talk to a human");
    expect(calls).toEqual(["load 0"]);
    await written();
    expect(human(root)?.textContent).toContain("Noted");
  });

  it("[HG3] asks for the disk itself before it says so: browsers only promise that when asked", async () => {
    const transaction = vi.spyOn(FakeDatabase.prototype, "transaction");
    human(launch(fail))?.click();
    await written();
    expect(transaction.mock.lastCall).toEqual(["kept", "readwrite", { durability: "strict" }]);
  });

  it("[HG3] claims nothing of a click that only localStorage has", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const root = launch(fail);
    human(root)?.click();
    await written();
    expect(human(root)?.textContent).toBe("Talk to a human");
    expect(said(root)).toBe("Not sent yet. Keep this page open.");
  });

  it("[HG3] loads the panel by itself for a click that the database has and localStorage has lost", async () => {
    human(launch(fail))?.click();
    await written();
    launcher?.destroy();
    localStorage.clear();
    calls.length = 0;
    launch();
    await written();
    expect(calls).toEqual(["load", "start"]);
  });

  it("[HG4] keeps one click of three impatient ones", () => {
    const root = launch(fail);
    human(root)?.click();
    const first = askOf();
    human(root)?.click();
    human(root)?.click();
    expect(askOf()).toEqual(first);
  });

  it("leaves a kept click on disk for core, and hands over only one that the disk refused", async () => {
    human(launch())?.click();
    await arrive();
    expect(shell?.takeUnkeptAsk()).toBe(false);
    expect(askOf()).not.toBeNull();
    launcher?.destroy();
    localStorage.clear();

    vi.stubGlobal("localStorage", null);
    vi.stubGlobal("indexedDB", undefined);
    human(launch())?.click();
    await arrive();
    expect(shell?.takeUnkeptAsk()).toBe(true);
  });

  it("[HG3] loads the panel by itself on the next page while a click is unsent", async () => {
    localStorage.setItem("handrail:shop:ask", JSON.stringify({ id: "x".repeat(22), atMs: 1 }));
    const root = launch();
    await arrive();
    expect(calls).toEqual(["load", "start"]);
    expect(root.querySelector(".dock")?.className.trim()).toBe("dock");
  });

  it("[HG2] says where the request is when the panel cannot load, shows contact, and tries again", async () => {
    const root = launch(fail);
    human(root)?.click();
    await written();
    human(root)?.click();
    await written();
    expect(said(root)).toBe("Not sent yet. Kept here.");
    expect([...root.querySelectorAll(".stuck > a")].map((link) => link.getAttribute("href"))).toEqual([
      "https://relay.example/human/shop",
      "mailto:a@b.example",
      "tel:+475555",
    ]);
    expect(calls).toEqual(["load 0", "load 1"]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(calls).toEqual(["load 0", "load 1", "load 2"]);
    window.dispatchEvent(new Event("online"));
    await arrive();
    expect(calls).toEqual(["load 0", "load 1", "load 2", "load 3"]);
  });

  it("opens and takes the other ways away once a retry succeeds", async () => {
    const root = launch((attempt) => (attempt ? load() : fail(attempt)));
    bubble(root)?.click();
    await arrive();
    expect(said(root)).toContain("could not load");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(root.querySelector(".stuck")).toBeNull();
    expect(root.querySelector(".away")).not.toBeNull();
  });
});

describe("the script tag", () => {
  function tag(): HTMLScriptElement {
    const script = document.createElement("script");
    script.type = "text/plain";
    script.dataset["site"] = "shop";
    Object.defineProperty(script, "src", { value: "https://relay.example/handrail.js" });
    return script;
  }
  function destroyScript(): void {
    const api: unknown = window.handrail;
    if (api && typeof api === "object" && "destroy" in api && typeof api.destroy === "function") api.destroy();
  }
  const hosts = (): number => roots.filter(({ host }) => host.isConnected).length;

  it("takes the words of the snippet's link, and the place of every such link until it is destroyed", () => {
    document.body.innerHTML = "<p><a href='/human/shop' data-handrail> Hablar con una persona </a></p>";
    startScript(tag());
    const root = roots.at(-1);
    expect(root && human(root)?.textContent).toBe("Hablar con una persona");
    const [sheet] = document.adoptedStyleSheets;
    expect(sheet?.cssRules[0]?.cssText).toMatch(/^a\[data-handrail\] ?\{ ?display: none !important;? ?\}$/);
    destroyScript();
    expect(sheet?.cssRules.length).toBe(0);
    expect(hosts()).toBe(0);
    expect(window.handrail).toBeUndefined();
  });

  it("says its own few words as the snippet does", () => {
    const script = tag();
    script.dataset["words"] = "Åpne chatten|Lagret her|Kom ikke|Lagret, ikke sendt|Ikke sendt|Kontaktside";
    startScript(script);
    const root = roots.at(-1);
    expect(root && bubble(root)?.getAttribute("aria-label")).toBe("Åpne chatten");
    expect(root?.querySelector("a")?.textContent).toBe("Kontaktside");
    destroyScript();
  });

  it("takes the words of a link that comes after it, and leaves them where the request has others", async () => {
    document.body.innerHTML = "";
    startScript(tag());
    const root = roots.at(-1) as ShadowRoot;
    expect(human(root)?.textContent).toBe("Talk to a human");
    document.body.innerHTML = "<a href='/human/shop' data-handrail>Snakk med et menneske</a>";
    await vi.advanceTimersByTimeAsync(400);
    expect(human(root)?.textContent).toBe("Snakk med et menneske");
    const button = human(root);
    if (button) button.textContent = "You are next";
    document.body.innerHTML = "<a href='/human/shop' data-handrail>Hablar</a>";
    await vi.advanceTimersByTimeAsync(400);
    expect(human(root)?.textContent).toBe("You are next");
    destroyScript();
  });

  const called = (text: string): string | null | undefined => {
    const link = document.createElement("a");
    link.dataset["handrail"] = "";
    link.textContent = text;
    document.body.replaceChildren(link);
    startScript(tag());
    const root = roots.at(-1);
    destroyScript();
    return root && human(root)?.textContent;
  };

  it("[HG1] is called by its own words where the link's have nothing that can be seen", () => {
    const blank = [
      "\u200b",
      "\u00ad",
      "\u2060\ufeff",
      "\u202e\u200f",
      "\u2800",
      "\u3164 \uffa0",
      "\u115f",
      "\u{e0020}",
      " \n\u00a0",
      "\u0007",
    ];
    expect(blank.map(called)).toEqual(blank.map(() => "Talk to a human"));
  });

  it("takes from the link whatever can be seen", () => {
    const words = ["人", "\u200fדבר עם אדם", "👤", "\u200bTalk\u200b"];
    expect(words.map(called)).toEqual(words);
  });

  it("[HG1] starts beside an element of the page's that has its name", () => {
    for (const name of ["details", "dialog", "form"]) {
      vi.stubGlobal("handrail", document.createElement(name));
      startScript(tag());
      expect(hosts()).toBe(1);
      destroyScript();
    }
  });

  it("is harmless when it stands on the page twice, and answers calls that were queued", () => {
    window.handrail = [["talkToHuman"]];
    startScript(tag());
    startScript(tag());
    expect(hosts()).toBe(1);
    expect(askOf()).not.toBeNull();
    destroyScript();
  });
});

describe("what the page says of its visitor", () => {
  it("[HG13] waits for the panel, and fetches nothing", async () => {
    launch();
    launcher?.identify("a.b.c");
    await arrive();
    expect(calls).toEqual([]);
    launcher?.open();
    await arrive();
    expect(shell?.told).toEqual([["identify", "a.b.c"]]);
    launcher?.identify("d.e.f");
    expect(calls.at(-1)).toBe("tell identify d.e.f");
  });

  it.each(["logout", "erase"] as const)(
    "[HG14] reaches the panel that forgets, also when nobody has opened it: %s",
    async (name) => {
      launch();
      launcher?.[name]();
      await arrive();
      expect(calls).toEqual(["load", "start"]);
      expect(shell?.told).toEqual([[name]]);
    },
  );

  it("is passed on, its language and its errand too", async () => {
    launch();
    launcher?.setLocale("nb");
    launcher?.setContext({ order: "1234" });
    expect(calls).toEqual([]);
    launcher?.open();
    await arrive();
    expect(shell?.told).toEqual([
      ["setLocale", "nb"],
      ["setContext", { order: "1234" }],
    ]);
  });

  it("[HG1] tells page and panel once that it is obstructed, after a handful of repairs", async () => {
    vi.stubGlobal("innerWidth", 800);
    const lies = document.elementFromPoint;
    document.elementFromPoint = () => document.body;
    const heard = vi.fn();
    launch();
    launcher?.on("obstructed", heard);
    await vi.advanceTimersByTimeAsync(8 * 400);
    expect(heard).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20 * 400);
    expect(heard).toHaveBeenCalledTimes(1);
    // HG13: nobody else hears of it before there is a panel.
    expect(calls).toEqual([]);
    launcher?.open();
    await arrive();
    expect(shell?.told).toEqual([["obstructed"]]);
    launcher?.off("obstructed", heard);
    window.dispatchEvent(new Event("handrail:obstructed"));
    expect(heard).toHaveBeenCalledTimes(1);
    document.elementFromPoint = lies;
  });
});
