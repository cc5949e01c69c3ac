// The same bare panel with Preact and signals: what those two alone cost.
import { signal } from "@preact/signals";
import { h, render } from "preact";
import { dress } from "./panel-style.ts";

const said = signal<readonly string[]>([]);
const draft = signal("");

function Panel() {
  const submit = (event: Event): void => {
    event.preventDefault();
    said.value = [...said.value, draft.value];
    draft.value = "";
  };
  const type = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) draft.value = event.target.value;
  };
  return h(
    "section",
    null,
    h(
      "ol",
      null,
      said.value.map((text) => h("li", null, text)),
    ),
    h(
      "form",
      { onSubmit: submit },
      h("textarea", { "aria-label": "Message", value: draft.value, onInput: type }),
      h("button", null, "Send"),
    ),
  );
}

/** Draws it into the root. */
export function openPanel(root: ShadowRoot): void {
  dress(root);
  const place = document.createElement("div");
  root.append(place);
  render(h(Panel, null), place);
  root.querySelector("textarea")?.focus();
}
