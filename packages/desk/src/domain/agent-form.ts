// What can be changed of an account, as a form holds it: text that may be half written, checked when it is sent.
import { LIMITS, type AgentAccount, type AgentChange, type DeskRole, type Me, type MeChange } from "@handrail/protocol";
import { FORM } from "../texts.ts";
import { readLanguage } from "./languages.ts";
import { tagEntry, takeUp, type TagEntry } from "./tag-entry.ts";

/** What the fields hold. */
export interface AgentForm {
  readonly name: string;
  readonly role: DeskRole;
  readonly capacity: string;
  readonly languages: TagEntry;
  readonly skills: TagEntry;
}

/** Field → what is wrong with it. */
export type AgentProblems = Readonly<Partial<Record<keyof AgentForm, string>>>;

/** The form of a known account. */
export function agentForm(account: AgentAccount | Me): AgentForm {
  return {
    name: account.name ?? "",
    role: account.role,
    capacity: String(account.capacity),
    languages: tagEntry(account.languages),
    skills: tagEntry(account.skills),
  };
}

/** A skill as it is kept: small letters, one space between words. */
export function readSkill(text: string): string | null {
  const skill = text.trim().replace(/\s+/g, " ").toLowerCase();
  return skill === "" || skill.length > LIMITS.skillCharsMax ? null : skill;
}

/** The same with every word that stands in a field taken up. */
export function withWordsTakenUp(form: AgentForm): AgentForm {
  return { ...form, languages: takeUp(form.languages, readLanguage), skills: takeUp(form.skills, readSkill) };
}

/** What must be mended before the form can be sent. */
export function agentProblems(form: AgentForm): AgentProblems {
  const { capacity, languages, skills } = form;
  const isCapacity =
    /^\d{1,2}$/.test(capacity.trim()) && Number(capacity) >= 1 && Number(capacity) <= LIMITS.capacityMax;
  const checks: readonly (readonly [keyof AgentForm, boolean, string])[] = [
    ["name", form.name.trim() !== "", FORM.missing],
    ["capacity", isCapacity, FORM.badCapacity],
    ["languages", languages.text === "", FORM.badLanguage],
    ["languages", languages.tags.length <= LIMITS.languagesMax, FORM.tooManyLanguages],
    ["skills", skills.text === "", FORM.badSkill],
    ["skills", skills.tags.length <= LIMITS.skillsMax, FORM.tooManySkills],
  ];
  return Object.fromEntries(checks.filter(([, isGood]) => !isGood).map(([field, , problem]) => [field, problem]));
}

/** What an admin sends. */
export function agentChange(form: AgentForm): AgentChange {
  const { capacity, languages, skills, role } = form;
  return { capacity: Number(capacity), languages: languages.tags, skills: skills.tags, role };
}

/** What agents send of themselves. */
export function meChange(form: AgentForm): MeChange {
  return { name: form.name.trim(), capacity: Number(form.capacity), languages: form.languages.tags };
}
