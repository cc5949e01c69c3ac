// What an agent has chosen for this device. Nothing here matters to the relay.
import { effect, signal, type Signal } from "@preact/signals";
import type { Shelf } from "../platform/platform.ts";

/** Colours: the system's, or always one. */
export type Theme = "system" | "light" | "dark";

/** One signal for each choice. */
export interface Preferences {
  readonly hasSound: Signal<boolean>;
  readonly hasNotifications: Signal<boolean>;
  /** Single keys as shortcuts can be in the way of speech input, so they can be turned off. */
  readonly hasShortcuts: Signal<boolean>;
  readonly theme: Signal<Theme>;
}

/** The choices, kept on the device's shelf. */
export function createPreferences(shelf: Shelf): Preferences {
  return {
    // Whoever looks at something else hears an offer or misses it, and two that are missed end the duty.
    hasSound: flag(shelf, "sound", "on"),
    hasNotifications: flag(shelf, "notifications", "off"),
    hasShortcuts: flag(shelf, "shortcuts", "on"),
    theme: theme(shelf),
  };
}

function flag(shelf: Shelf, name: string, unset: "on" | "off"): Signal<boolean> {
  const key = `handrail.desk.${name}`;
  const choice = signal((shelf.read(key) ?? unset) === "on");
  // What was never chosen is not written down: it follows what the desk begins with.
  effect(() => {
    const wanted = choice.value ? "on" : "off";
    if (wanted !== (shelf.read(key) ?? unset)) shelf.write(key, wanted);
  });
  return choice;
}

function theme(shelf: Shelf): Signal<Theme> {
  const stored = shelf.read("handrail.desk.theme");
  const choice = signal<Theme>(stored === "light" || stored === "dark" ? stored : "system");
  effect(() => shelf.write("handrail.desk.theme", choice.value));
  return choice;
}
