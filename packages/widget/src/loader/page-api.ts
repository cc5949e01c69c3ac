// What a page finds as `window.handrail`: the calls of the one widget that is on it, whether by a tag or by `mount()`.
import type { Launcher } from "./launcher.ts";

/** A call from the page, also before the script has come: `(window.handrail ||= []).push(["talkToHuman"])`. */
export type HandrailCall = {
  readonly [Name in Exclude<keyof Launcher, "destroy">]: readonly [Name, ...Parameters<Launcher[Name]>];
}[Exclude<keyof Launcher, "destroy">];

/** The calls, and `push` for what was queued. */
export interface HandrailApi extends Launcher {
  push(...calls: readonly HandrailCall[]): void;
}

/** What stands where the calls are found: they, or what was queued before them. Or an element by this id: some have an `open`, none has an `off`. */
export type Named = (HandrailApi & { readonly at?: undefined }) | (HandrailCall[] & { readonly off?: undefined });

declare global {
  interface Window {
    handrail?: HandrailApi | HandrailCall[] | undefined;
  }
}

/** Lets the page call a widget, and answers what it has `queued`. `gone` is told of its end. */
export function publish(queued: Named | undefined, launcher: Launcher, gone: () => void): void {
  window.handrail = {
    ...launcher,
    push: (...calls) =>
      calls.forEach(([name, ...given]) => (launcher[name] as (...given: readonly unknown[]) => void)(...given)),
    destroy() {
      launcher.destroy();
      window.handrail = undefined;
      gone();
    },
  };
  if (queued?.at) window.handrail.push(...queued);
}
