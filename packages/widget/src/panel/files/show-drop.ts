// Shows that the panel takes files while some are dragged over it.
import type { FilesModel } from "./files-model.ts";

/** A browser says at least this often that something is still dragged; what leaves is not always told of. */
const SILENCE_MS = 600;

/** Watches the panel; returns the way to stop. */
export function showDrop({ shell: { root }, words }: FilesModel): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    root.querySelector(".panel")?.removeAttribute("data-drop");
  };
  const show = (event: Event): void => {
    if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
    hide();
    root.querySelector(".panel")?.setAttribute("data-drop", words.dropHere);
    timer = setTimeout(hide, SILENCE_MS);
  };
  root.addEventListener("dragover", show);
  root.addEventListener("drop", hide);
  return () => {
    hide();
    root.removeEventListener("dragover", show);
    root.removeEventListener("drop", hide);
  };
}
