// What a message shows beside its words: the cards and the form that the visitor was shown, and what they filled in.
import type { Card, CardButton, FilledField, Form } from "@handrail/protocol";
import { Icon } from "../parts/icon.tsx";

/** The cards of a bot's answer, for reading: an agent presses nothing of the visitor's. */
export function Cards({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <ul class="cards" aria-label="Cards that the visitor was shown">
      {cards.map(({ title, text, buttons }, index) => (
        <li key={index}>
          <b>{title}</b>
          {text !== undefined && <span>{text}</span>}
          {buttons.length > 0 && <small>{buttons.map(buttonText).join(" · ")}</small>}
        </li>
      ))}
    </ul>
  );
}

/** What was asked for. */
export function AskedForm({ form }: { readonly form: Form }) {
  return (
    <p class="asked-form">
      <Icon name="list" /> Form: {form.fields.map(({ label }) => label).join(", ")}
    </p>
  );
}

/** What the visitor filled in, in place of the words that say the same. */
export function FilledFields({ fields }: { readonly fields: readonly FilledField[] }) {
  return (
    <dl class="filled">
      {fields.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{value === "" ? "–" : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function buttonText(button: CardButton): string {
  return "say" in button ? `“${button.say}”` : button.label;
}
