// The frame of the screens outside the console: one card in the middle of the page.
import type { ComponentChildren } from "preact";
import { Mark } from "./icon.tsx";

/** A card with a heading. */
export function Gate(props: {
  readonly title: string;
  readonly lead?: string;
  readonly isBusy?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <main class="gate">
      <div class="gate-card" aria-busy={props.isBusy === true}>
        <Mark />
        <h1>{props.title}</h1>
        {props.lead !== undefined && <p class="muted">{props.lead}</p>}
        {props.isBusy === true ? <p class="loader" role="status" aria-label="Loading" /> : props.children}
      </div>
    </main>
  );
}
