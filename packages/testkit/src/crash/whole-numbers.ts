// Reads options that are whole numbers from the command line: `--rounds 200 --seed 7`.
import { readOptions } from "../check/options.ts";

/** The options with what the command line says of them. Ends the process with a sentence when it says something else. */
export function wholeNumbers<Name extends string>(defaults: Readonly<Record<Name, number>>): Record<Name, number> {
  const options = Object.entries<number>(defaults).map(
    ([name, value]) => [name, { type: "string", default: String(value) }] as const,
  );
  const values = readOptions(Object.fromEntries(options));
  const read: Record<Name, number> = { ...defaults };
  for (const [name, text] of Object.entries(values)) {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= 1) Object.assign(read, { [name]: value });
    else {
      console.error(`--${name} takes a whole number from 1, not "${String(text)}".`);
      process.exit(2);
    }
  }
  return read;
}
