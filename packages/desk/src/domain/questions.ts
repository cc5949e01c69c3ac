// What an agent asks a visitor for in a form, and whether it can be asked like that.
import { LIMITS, type Form, type FormField, type FormFieldType } from "@handrail/protocol";

/** One question as an agent writes it. */
export interface Question {
  /** Tells it from the others while it is edited. */
  readonly key: number;
  readonly label: string;
  readonly type: FormFieldType;
  readonly isRequired: boolean;
  /** Of a choice, with commas or new lines between them. */
  readonly choices: string;
}

/** What stands in the way of asking it. */
export type QuestionProblem = "no-label" | "long-label" | "few-choices" | "many-choices" | "long-choice";

/** The problem of a question; `null`: it can be asked. */
export function problemOf({ label, type, choices }: Question): QuestionProblem | null {
  const words = label.trim();
  if (words === "") return "no-label";
  if (words.length > LIMITS.nameCharsMax) return "long-label";
  if (type !== "choice") return null;
  const list = choicesOf(choices);
  if (list.length < 2) return "few-choices";
  if (list.length > LIMITS.formChoicesMax) return "many-choices";
  return list.some((choice) => choice.length > LIMITS.nameCharsMax) ? "long-choice" : null;
}

/** The form. @param questions at least one, none with a problem */
export function formOf(questions: readonly Question[]): Form {
  return { title: null, fields: questions.map(fieldOf) };
}

/** A form's questions, to be edited again. */
export function questionsOf({ fields }: Form): readonly Question[] {
  return fields.map(({ label, type, isRequired, choices = [] }, key) => ({
    key,
    label,
    type,
    isRequired,
    choices: choices.join(", "),
  }));
}

function fieldOf({ label, type, isRequired, choices }: Question, index: number): FormField {
  const field = { name: `q${index + 1}`, label: label.trim(), type, isRequired };
  return type === "choice" ? { ...field, choices: choicesOf(choices) } : field;
}

function choicesOf(text: string): readonly string[] {
  const words = text.split(/[,;\n]/).map((choice) => choice.trim());
  return [...new Set(words.filter((choice) => choice !== ""))];
}
