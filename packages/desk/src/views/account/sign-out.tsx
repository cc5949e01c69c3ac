// The way out. What would be thrown away by it is said before.
import { useState } from "preact/hooks";
import { isUnsent } from "../../domain/outbox.ts";
import { SIGN_OUT } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Sheet } from "../parts/sheet.tsx";

/** The button, and the question where there is one to ask. */
export function SignOut() {
  const desk = useDesk();
  const [isAsking, setAsking] = useState(false);
  const { drafts, notes, outbox } = desk.replies;
  const begun = Object.keys(drafts.value).length + Object.keys(notes.value).length;
  const unsent = outbox.value.filter(isUnsent).length;
  const leave = (): void => {
    setAsking(false);
    void desk.signOut();
  };
  return (
    <>
      <button type="button" class="button" onClick={() => (begun + unsent > 0 ? setAsking(true) : leave())}>
        Sign out
      </button>
      {isAsking && (
        <Sheet title={SIGN_OUT.title} onClose={() => setAsking(false)}>
          {unsent > 0 && <p class="sheet-lead">{SIGN_OUT.unsent(unsent)}</p>}
          {begun > 0 && <p class="sheet-lead">{SIGN_OUT.begun(begun)}</p>}
          <div class="row is-end">
            <button type="button" class="button" autofocus onClick={() => setAsking(false)}>
              Stay
            </button>
            <button type="button" class="button is-danger" onClick={leave}>
              Sign out
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
