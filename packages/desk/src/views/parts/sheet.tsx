// A dialog over the page: in the middle on a desk, from the bottom edge on a phone. Esc and the backdrop close it; whoever marks text in it
// and lets go outside does not.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { SheetOffer } from "../offer/sheet-offer.tsx";
import { Icon } from "./icon.tsx";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly kind?: "middle" | "side";
  /** It shows what is never shown again: a press beside it does not take it away. */
  readonly isOnce?: true;
  readonly children: ComponentChildren;
}

/** The dialog; it is open as long as it is rendered. */
export function Sheet({ title, onClose, kind = "middle", isOnce, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedOutside = useRef(false);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`sheet sheet-${kind}`}
      aria-labelledby={id}
      onClose={(event) => {
        // One that gives way to another was closed by no one.
        if (event.currentTarget.isConnected) onClose();
      }}
      onPointerDown={(event) => {
        isPressedOutside.current = event.target === dialog.current;
      }}
      onClick={(event) => {
        if (event.target === dialog.current && isPressedOutside.current && isOnce !== true) onClose();
      }}
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <SheetOffer onClose={onClose} />
        {children}
      </div>
    </dialog>
  );
}
