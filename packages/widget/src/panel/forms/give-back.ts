// The focus goes back to what opened a form, once the form is gone.
import { effect } from "../kit.ts";
import type { FormsModel } from "./forms-model.ts";

/** Watches the forms of one panel. */
export function giveBack({ sheet, shell: { root } }: FormsModel): void {
  let opener: HTMLElement | null = null;
  effect(() => {
    const { value } = sheet;
    // The human bar's own question gives way to what stood there.
    if (value === "cancel") return;
    if (value !== "none") {
      const { activeElement: active } = root;
      // A line of the menu goes with the menu: its button stays.
      const isLine = !active || active.closest(".menu");
      opener ??= isLine ? root.querySelector<HTMLElement>(".menu button") : (active as HTMLElement);
      return;
    }
    const to = opener;
    opener = null;
    // Once the panel is drawn: whoever has gone elsewhere meanwhile stays there.
    setTimeout(() => {
      if (to?.isConnected && !root.activeElement?.matches(".panel *")) to.focus();
    });
  });
}
