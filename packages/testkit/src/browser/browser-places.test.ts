import { describe, expect, it } from "vitest";
import { browserPlaces, playwrightInstalls, systemInstall } from "./browser-places.ts";

describe("systemInstall", () => {
  it("asks apt-get for chromium as root, after refreshing its lists", () => {
    const plan = systemInstall({ platform: "linux", privilege: "root", programs: ["apt-get"] });
    expect(plan?.commands).toEqual([
      ["apt-get", "update"],
      ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
    ]);
  });

  it("goes through sudo without ever asking for a password", () => {
    const plan = systemInstall({ platform: "linux", privilege: "sudo", programs: ["dnf"] });
    expect(plan?.commands).toEqual([["sudo", "-n", "dnf", "install", "-y", "chromium"]]);
  });

  it("leaves the system alone when it may not install", () => {
    expect(systemInstall({ platform: "linux", privilege: "none", programs: ["apt-get"] })).toBeUndefined();
    expect(systemInstall({ platform: "linux", privilege: "root", programs: [] })).toBeUndefined();
  });

  it.each([
    ["apt-get", "firefox-esr"],
    ["dnf", "firefox"],
  ])("asks %s for Firefox by the name that it has there", (manager, name) => {
    const plan = systemInstall({ platform: "linux", privilege: "root", programs: [manager] }, "firefox");
    expect(plan?.commands.at(-1)?.at(-1)).toBe(name);
  });

  it("asks for the engine alone where that is a package of its own", () => {
    const planOf = (manager: string) =>
      systemInstall({ platform: "linux", privilege: "root", programs: [manager] }, "chromium-headless-shell");
    expect(planOf("apt-get")?.commands.at(-1)?.at(-1)).toBe("chromium-headless-shell");
    expect(planOf("dnf")).toBeUndefined();
  });

  it("needs no privilege for Homebrew", () => {
    const plan = systemInstall({ platform: "darwin", privilege: "none", programs: ["brew"] });
    expect(plan?.commands).toEqual([["brew", "install", "--cask", "chromium"]]);
  });

  it.each(["apk", "pacman"])("knows how %s installs", (manager) => {
    const plan = systemInstall({ platform: "linux", privilege: "root", programs: [manager] });
    expect(plan?.commands[0]?.[0]).toBe(manager);
    expect(plan?.commands[0]).toContain("chromium");
  });
});

describe("browserPlaces", () => {
  it("looks for Chrome, then Chromium, then Edge on macOS", () => {
    const places = browserPlaces({ platform: "darwin", privilege: "none", programs: [] });
    expect(places[0]).toBe("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    expect(places).toHaveLength(3);
  });

  it("looks in every program folder that Windows names", () => {
    const facts = {
      platform: "win32",
      privilege: "none",
      programs: [],
      programFolders: ["C:\\Program Files", "D:\\P"],
    } as const;
    expect(browserPlaces(facts)).toContain("C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe");
    expect(browserPlaces(facts)).toContain("D:\\P\\Google\\Chrome\\Application\\chrome.exe");
  });
});

describe("playwrightInstalls", () => {
  it("asks for the system's libraries first, but only where they may be installed", () => {
    const facts = { platform: "linux", programs: ["apt-get"] };
    expect(playwrightInstalls({ ...facts, privilege: "root" })).toEqual([
      ["install", "--with-deps", "chromium"],
      ["install", "chromium"],
    ]);
    expect(playwrightInstalls({ ...facts, privilege: "none" })).toEqual([["install", "chromium"]]);
  });
});
