// A bare panel: a list of what was said, and a field to say more.
import { dress } from "./panel-style.ts";

/** Draws it into the root. */
export function openPanel(root: ShadowRoot): void {
  dress(root);
  const panel = document.createElement("section");
  const list = document.createElement("ol");
  const form = document.createElement("form");
  const field = document.createElement("textarea");
  const send = document.createElement("button");
  field.ariaLabel = "Message";
  send.textContent = "Send";
  form.append(field, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const item = document.createElement("li");
    item.textContent = field.value;
    list.append(item);
    field.value = "";
  });
  panel.append(list, form);
  root.append(panel);
  field.focus();
}
