// The sheet that lists the shortcuts.
import { SHORTCUTS } from "./keyboard.ts";
import { Sheet } from "./parts/sheet.tsx";

/** The sheet. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet title="Keyboard shortcuts" onClose={onClose}>
      <dl class="shortcuts">
        {SHORTCUTS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="fine">
        In a reply, Enter sends and Shift+Enter begins a new line. Single keys can be turned off under “You”.
      </p>
    </Sheet>
  );
}
