// size-limit's preset of plain files ships no types. It is a list of plugins; size-limit's own types call each plugin, and a list of them, a function.
declare module "@size-limit/file" {
  const plugins: (...args: unknown[]) => unknown;
  export default plugins;
}
