import { siteId, type SiteSettings } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { emptyForm, formOf, inputOf, keyFor, problemsOf } from "./site-form.ts";

const SETTINGS: SiteSettings = {
  site: siteId("shop"),
  name: "Shop",
  origins: ["https://shop.example", "http://localhost:5173"],
  botName: "Shoppy",
  bot: { type: "openai", baseUrl: "https://api.example/v1", model: "small", system: "Be kind.", hasSecret: true },
  hours: null,
  contact: { email: "help@shop.example", phone: null },
  answerWithinMs: 45_000,
  writtenWithinMs: 3_600_000,
  appointments: null,
  pageSkills: [{ page: "/returns", skills: ["returns", "refunds"] }],
  alarms: { webhookUrl: "https://hooks.example/in", email: null },
  onCall: { webhookUrl: null, email: "night@shop.example", afterShare: 0.57 },
  probe: { everyMin: 30 },
  showsFigures: false,
  ably: { keyName: "app.id" },
  policyVersion: 2,
  isLive: true,
  snippet: "<script></script>",
};

describe("site form", () => {
  it("sends back what it was given, and a secret only when a new one was written", () => {
    const { policyVersion: _version, isLive: _isLive, snippet: _snippet, bot, ably: _ably, ...rest } = SETTINGS;
    const { hasSecret: _hasSecret, ...asked } = bot ?? { hasSecret: false };
    expect(inputOf(formOf(SETTINGS))).toEqual({ ...rest, bot: asked });
    expect(inputOf({ ...formOf(SETTINGS), renewsSecret: true }).alarms).toMatchObject({ renewsSecret: true });
    expect(inputOf({ ...formOf(SETTINGS), botSecret: "s3cret" }).bot).toMatchObject({ secret: "s3cret" });
    expect(inputOf({ ...formOf(SETTINGS), ablyKey: " app.id:s3cret " }).ably).toEqual({ key: "app.id:s3cret" });
    expect(inputOf({ ...formOf(SETTINGS), dropsAblyKey: true }).ably).toBeNull();
  });

  it("takes somebody off call when no way to tell them is left, and ends the probe", () => {
    const form = { ...formOf(SETTINGS), onCallEmail: " ", probeEveryMin: null };
    expect(inputOf(form)).toMatchObject({ onCall: null, probe: null });
    expect(inputOf({ ...formOf(SETTINGS), renewsOnCallSecret: true }).onCall).toMatchObject({ renewsSecret: true });
  });

  it("has nothing against a site that the relay accepted", () => {
    expect(problemsOf(formOf(SETTINGS))).toEqual({});
  });

  it("names every field that must be mended", () => {
    const form = {
      ...emptyForm(),
      site: "NO",
      origins: "https://a.example/path",
      email: "nobody",
      pageSkills: "/returns: returns\n/lamps",
      alarmEmail: "nobody",
      webhookUrl: "hooks.example",
      answerWithinMs: 1_000,
      onCallEmail: "nobody",
      onCallUrl: "hooks.example",
      onCallPercent: 95,
      probeEveryMin: Number.NaN,
      ablyKey: "app.id",
    };
    const fields = Object.keys(problemsOf(form)).toSorted();
    expect(fields).toEqual([
      "ablyKey",
      "alarmEmail",
      "answerWithinMs",
      "email",
      "name",
      "onCallEmail",
      "onCallPercent",
      "onCallUrl",
      "origins",
      "pageSkills",
      "probeEveryMin",
      "site",
      "webhookUrl",
    ]);
  });

  it("makes a key that passes out of most names", () => {
    expect(["Fjordbutikken", "Café & Té på hjørnet", "  The 3 Shops! "].map(keyFor)).toEqual([
      "fjordbutikken",
      "cafe-te-pa-hjornet",
      "the-3-shops",
    ]);
  });
});
