// Keeps the console where it is: a file that is dropped beside its place must not be opened instead of it, and what has not arrived at the
// relay yet is not left without a question.

/** Guards the page. */
export function guardPage(isWaiting: () => boolean): void {
  for (const type of ["dragover", "drop"] as const) {
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (isWaiting()) event.preventDefault();
  });
}
