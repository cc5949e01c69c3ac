// The round face beside a name: warm with initials for a person, cool with a sign for the machine.
import { initials } from "../domain/initials.ts";
import { Icon, type IconName } from "./icon.tsx";

/** An agent's face when `name` is given, else a sign. */
export function Face({ name, sign }: { name?: string | undefined; sign?: IconName }) {
  return (
    <span class={name || sign === "person" ? "face warm" : "face"} aria-hidden="true">
      {name ? initials(name) : <Icon name={sign ?? "bot"} />}
    </span>
  );
}
