// What whoever learns the weights needs of the ear. Nobody else loads it.
import { listenersFor } from "./languages.ts";
import { heardBy } from "./listen.ts";
import { traitsOf, type Heard, type Traits } from "./traits.ts";

export type { Traits } from "./traits.ts";
export { learntFrom } from "./learnt/roles.ts";
export { packed, placesOf, ROLE_BITS, WEIGHT_MAX, WORD_BITS } from "./weigh.ts";

/** What is weighed of a message in one of our languages. */
export function traitsIn(text: string, tag: string): Traits {
  return traitsOf(heardIn(text, tag));
}

/** Its sentences as rows of roles. */
export function rowsIn(text: string, tag: string): readonly string[] {
  return heardIn(text, tag).rows;
}

function heardIn(text: string, tag: string): Heard {
  const [listener] = listenersFor(tag);
  if (listener === undefined) throw new Error(`Nobody listens for ${tag}.`);
  return heardBy(listener, text);
}
