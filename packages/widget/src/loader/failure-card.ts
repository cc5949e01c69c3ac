// What is shown when the panel cannot be loaded: where the request stands, and every way to a human that needs no script (HG1, HG2).
import type { DirectContact } from "../shell.ts";
import { el } from "./dom.ts";
import { WORDS } from "./words.ts";

/** The card. `state` says honestly where the request is. */
export function failureCard(options: {
  readonly state: string;
  readonly contact: DirectContact;
  onAgain(): void;
  onClose(): void;
}): HTMLElement {
  const { phone, email, humanUrl } = options.contact;
  const again = el("button", { type: "button" }, WORDS.again);
  const close = el("button", { type: "button" }, WORDS.close);
  const card = el(
    "section",
    { class: "card", role: "alert" },
    el("h2", {}, WORDS.failed),
    el("p", {}, options.state),
    ...(phone ? [el("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}` }, phone)] : []),
    ...(email ? [el("a", { href: `mailto:${email}` }, email)] : []),
    el("a", { href: humanUrl, target: "_blank", rel: "noopener" }, WORDS.page),
    el("div", {}, again, close),
  );
  again.addEventListener("click", options.onAgain);
  close.addEventListener("click", () => {
    card.remove();
    options.onClose();
  });
  return card;
}
