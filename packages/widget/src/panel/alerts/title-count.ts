// Writes a count before the page's title, and takes it away again. A title that the page changes meanwhile is the page's.

/** Shows the count; 0 for none. */
export type ShowCount = (count: number) => void;

/** A title that bears no count yet. */
export function titleCount(): ShowCount {
  let own = "";
  let shown: string | null = null;
  return (count) => {
    if (document.title !== shown) own = document.title;
    const title = count > 0 ? `(${count}) ${own}` : own;
    if (document.title !== title) document.title = title;
    shown = document.title;
  };
}
