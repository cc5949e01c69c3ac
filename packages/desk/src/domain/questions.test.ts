import { agentCommandSchema } from "@handrail/protocol/wire";
import { LIMITS } from "@handrail/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { formOf, problemOf, questionsOf, type Question } from "./questions.ts";

const asked = (question: Partial<Question>): Question => ({
  key: 0,
  label: "Order number",
  type: "text",
  isRequired: true,
  choices: "",
  ...question,
});

describe("questions", () => {
  it("become a form that the relay takes, each under a name of its own", () => {
    const form = formOf([asked({}), asked({ label: " Colour ", type: "choice", choices: "Red, blue,\nRed;" })]);
    expect(form.fields).toEqual([
      { name: "q1", label: "Order number", type: "text", isRequired: true },
      { name: "q2", label: "Colour", type: "choice", isRequired: true, choices: ["Red", "blue"] },
    ]);
    const reply = { type: "reply", id: "reply-number-0001", text: "Which one?", form };
    expect(v.safeParse(agentCommandSchema, reply).success).toBe(true);
  });

  it("say what is wrong with them", () => {
    const long = "x".repeat(LIMITS.nameCharsMax + 1);
    const many = Array.from({ length: LIMITS.formChoicesMax + 1 }, (_, index) => index).join();
    expect(problemOf(asked({}))).toBe(null);
    expect(problemOf(asked({ label: "  " }))).toBe("no-label");
    expect(problemOf(asked({ label: long }))).toBe("long-label");
    expect(problemOf(asked({ type: "choice", choices: "one, one" }))).toBe("few-choices");
    expect(problemOf(asked({ type: "choice", choices: many }))).toBe("many-choices");
    expect(problemOf(asked({ type: "choice", choices: `one, ${long}` }))).toBe("long-choice");
  });

  it("come back as they were", () => {
    const question = asked({ type: "choice", choices: "Red, blue", isRequired: false });
    expect(questionsOf(formOf([question]))).toEqual([question]);
  });
});
