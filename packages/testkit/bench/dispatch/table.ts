// Prints a table line by line, for those who watch it grow.

/** Prints the head; each call of what it returns prints one row. */
export function table(print: (line: string) => void, head: readonly string[]): (cells: readonly string[]) => void {
  const row = (cells: readonly string[]): void =>
    print(`  ${cells.map((cell, column) => cell.padStart(widthOf(head[column]))).join("  ")}`);
  row(head);
  row(head.map((title) => "─".repeat(widthOf(title))));
  return row;
}

function widthOf(title = ""): number {
  return Math.max(title.length, 11);
}

/** A share as per cent with one decimal, without the sign for it. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** A time in minutes. */
export function minutes(ms: number): string {
  return `${(ms / 60_000).toFixed(2)} min`;
}
