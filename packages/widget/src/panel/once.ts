// Makes something when it is first asked for. The browser takes tens of milliseconds on a slow phone for each way to write a date.

/** Gives what `make` made, once. */
export function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
