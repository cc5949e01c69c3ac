// Reads what the dispatcher chooses agents by from the columns of an account. What was stored was proven before.
import type { AgentTalents } from "@handrail/protocol";
import * as v from "valibot";

/** What an account begins with: the columns' own defaults. */
export const FIRST_TALENTS: AgentTalents = { capacity: 3, languages: [], skills: [] };

/** The columns that {@link talentColumns} proves. */
export const TALENT_COLUMNS = "capacity, languages, skills";

const list = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** The entries of an object schema over a row with {@link TALENT_COLUMNS}. */
export const talentColumns = { capacity: v.number(), languages: list, skills: list };
