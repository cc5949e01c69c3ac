// What is shown when the panel cannot be loaded: where the request stands, and every way to a human that needs no script (HG1, HG2).
import type { DirectContact } from "../shell.ts";
import { el } from "./dom.ts";
import { WORDS } from "./words.ts";

/** The card. `state` says honestly where the request is. */
export function failureCard(options: {
  readonly state: string;
  readonly contact: DirectContact;
  onAgain(): void;
}): HTMLElement {
  const { phone, email, humanUrl } = options.contact;
  const again = el("button", {}, WORDS.again);
  const card = el(
    "section",
    { class: "card", role: "alert" },
    el("p", {}, el("b", {}, WORDS.failed), " ", options.state),
    ...(phone ? [el("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}` }, phone)] : []),
    ...(email ? [el("a", { href: `mailto:${email}` }, email)] : []),
    el("a", { href: humanUrl, target: "_blank" }, WORDS.contact),
    again,
  );
  again.addEventListener("click", options.onAgain);
  return card;
}
