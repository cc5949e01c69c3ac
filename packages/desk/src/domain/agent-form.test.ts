import { agentId, LIMITS, type AgentAccount } from "@handrail/protocol";
import { describe, expect, it } from "vitest";
import { agentChange, agentForm, agentProblems, meChange, withWordsTakenUp } from "./agent-form.ts";
import { languageName, readLanguage } from "./languages.ts";

const KARI: AgentAccount = {
  id: agentId("kari"),
  name: "Kari",
  email: "kari@shop.example",
  role: "agent",
  status: "active",
  expiresAtMs: null,
  capacity: 4,
  languages: ["nb"],
  skills: ["returns"],
  picture: null,
};

describe("agent form", () => {
  it("sends back what it was given", () => {
    const form = agentForm(KARI);
    expect(agentProblems(form)).toEqual({});
    expect(agentChange(form)).toEqual({ capacity: 4, languages: ["nb"], skills: ["returns"], role: "agent" });
    expect(meChange(form)).toEqual({ name: "Kari", capacity: 4, languages: ["nb"] });
  });

  it("takes up what was typed and not yet added, each thing once", () => {
    const form = agentForm(KARI);
    const typed = {
      ...form,
      languages: { ...form.languages, text: "German, NB, pt-br" },
      skills: { ...form.skills, text: " Gift  cards ,returns" },
    };
    const taken = withWordsTakenUp(typed);
    expect(taken.languages).toEqual({ tags: ["nb", "de", "pt-BR"], text: "" });
    expect(taken.skills).toEqual({ tags: ["returns", "gift cards"], text: "" });
  });

  it("leaves what it cannot read where it is, and says so", () => {
    const form = agentForm(KARI);
    const taken = withWordsTakenUp({ ...form, languages: { ...form.languages, text: "Klingonese, sv" } });
    expect(taken.languages).toEqual({ tags: ["nb", "sv"], text: "Klingonese" });
    expect(Object.keys(agentProblems(taken))).toEqual(["languages"]);
  });

  it.each(["", "0", "21", "2.5", "many", "-1"])("takes no capacity of %j", (capacity) => {
    expect(Object.keys(agentProblems({ ...agentForm(KARI), capacity }))).toEqual(["capacity"]);
  });

  it("counts languages and skills", () => {
    const many = (count: number) => ({ tags: Array.from({ length: count }, (_, at) => `en-x-${at}`), text: "" });
    const form = { ...agentForm(KARI), languages: many(LIMITS.languagesMax + 1), skills: many(LIMITS.skillsMax + 1) };
    expect(Object.keys(agentProblems(form))).toEqual(["languages", "skills"]);
  });
});

describe("languages", () => {
  it.each([
    ["nb", "nb"],
    ["EN-gb", "en-GB"],
    ["Norwegian Bokmål", "nb"],
    ["norsk bokmål", "nb"],
    ["deutsch", "de"],
    ["German (de)", "de"],
    ["se-FI", "se-FI"],
    ["english", "en"],
    ["nb_NO", null],
    ["klingonese", null],
    ["", null],
  ])("are read from %j as %j", (text, tag) => {
    expect(readLanguage(text)).toBe(tag);
  });

  it("are shown by their names", () => {
    expect(["nb", "pt-BR", "x!"].map(languageName)).toEqual(["Norwegian Bokmål", "Brazilian Portuguese", "x!"]);
  });
});
