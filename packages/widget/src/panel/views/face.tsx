// The round face beside a name: warm with a picture or initials for a person, cool with a sign for the machine.
import type { ComponentChildren } from "preact";
import { initials } from "../domain/initials.ts";
import { Icon, type IconName } from "./icon.tsx";

interface FaceProps {
  readonly name?: string | undefined;
  readonly sign?: IconName;
  /** A picture in the place of the initials. */
  readonly children?: ComponentChildren;
}

/** An agent's face when `name` is given, else a sign. Decoration: the name stands beside it in words. */
export function Face({ name, sign, children }: FaceProps) {
  return (
    <span class={name || sign === "person" ? "face warm" : "face"} aria-hidden="true">
      {children ?? (name ? initials(name) : <Icon name={sign ?? "bot"} />)}
    </span>
  );
}
