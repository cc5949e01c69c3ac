// Asks before something is done that a slip of the finger should not do.
import { Title } from "./title.tsx";

/** What is asked, and what a yes does. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly act: () => unknown;
}

/** The question, in the composer's place. */
export function ConfirmSheet({ ask, close }: { ask: Question; close: () => void }) {
  return (
    <div class="sheet">
      <Title key={ask.title}>{ask.title}</Title>
      <p>{ask.text}</p>
      <div class="acts">
        <button
          type="button"
          class="main"
          onClick={() => {
            close();
            ask.act();
          }}
        >
          {ask.yes}
        </button>
        <button type="button" onClick={close}>
          {ask.no}
        </button>
      </div>
    </div>
  );
}
