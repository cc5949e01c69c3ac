// A text that depends on a number.

/** A text that depends on a number, by the categories of `Intl.PluralRules`. */
export type Plural = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** A plural, in a dictionary. */
export const many = (forms: Plural): Plural => forms;
