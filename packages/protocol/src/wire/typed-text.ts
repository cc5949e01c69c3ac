// What people type at the desk, as it is kept: without the one character that not every store holds.
import * as v from "valibot";
import { LIMITS } from "../limits.ts";

/** Postgres stores no NUL in a text, and nobody types one. */
export const withoutNul = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll("\0", "")),
);

/** What somebody with an account is called: what visitors see. */
export const personNameSchema = v.pipe(withoutNul, v.trim(), v.minLength(1), v.maxLength(LIMITS.nameCharsMax));
