// Decides whether a text shows nothing: no letter, digit or picture that can be seen.

/** Invisible characters count for nothing, those that Unicode calls letters among them. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ""));
}
