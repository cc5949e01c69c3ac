// A dialog over the page: in the middle on a desk, from the bottom edge on a phone. Esc and the backdrop close it.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "./icon.tsx";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly kind?: "middle" | "side";
  readonly children: ComponentChildren;
}

/** The dialog; it is open as long as it is rendered. */
export function Sheet({ title, onClose, kind = "middle", children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
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
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
