// The attacks, in the order of the matrix.
import type { Attack } from "./attack.ts";
import { covers } from "./attacks/covers.ts";
import { frameworks } from "./attacks/frameworks.ts";
import { keyboards } from "./attacks/keyboards.ts";
import { overrides } from "./attacks/overrides.ts";
import { places } from "./attacks/places.ts";
import { removals } from "./attacks/removals.ts";
import { styles } from "./attacks/styles.ts";

/** All of them. */
export const ATTACKS: readonly Attack[] = [
  ...styles,
  ...covers,
  ...removals,
  ...frameworks,
  ...overrides,
  ...keyboards,
  ...places,
];
