// Takes the files that are pasted or dropped, and says while some are dragged over their place.
import { useEffect, useRef, useState } from "preact/hooks";

/** A browser says at least this often that something is still dragged; what leaves is not always told of. */
const SILENCE_MS = 600;

/** The files of it, and none where an office program copies a picture of the words along with them. */
export function filesOf(data: DataTransfer | null): readonly File[] {
  if (!data) return [];
  return ["text/plain", "text/html"].every((type) => data.types.includes(type)) ? [] : [...data.files];
}

/** What an element that files can be dropped on needs; `take` is `null` where they cannot. */
export function useFileDrop(take: ((files: readonly File[]) => void) | null) {
  const [isOver, setOver] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!take) return { isOver: false, handlers: {} };
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOver(false), SILENCE_MS);
  };
  const onDrop = (event: DragEvent): void => {
    const files = filesOf(event.dataTransfer);
    if (files.length === 0) return;
    event.preventDefault();
    setOver(false);
    take(files);
  };
  return { isOver, handlers: { onDragOver, onDrop } };
}
