// Reads a shell block of the docs into single commands. Pure; it runs nothing and understands only what docs use.

/** One command: its words, without the assignments before it, and the line it began on, from the block's first as 0. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly line: number;
}

/** Reads the commands of a block: comments, prompts, continued lines, `&&`, `|`, `;` and leading assignments are understood. */
export function shellCommands(text: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let pending = "";
  let startLine = 0;
  let endMark: string | undefined; // of a here-document, whose lines are data
  for (const [index, raw] of text.split("\n").entries()) {
    if (endMark !== undefined) {
      if (raw.trim() === endMark) endMark = undefined;
      continue;
    }
    if (pending === "") startLine = index;
    pending += raw.replace(/^\s*\$ /, "").replace(/\\$/, "");
    if (raw.endsWith("\\") || isInsideQuotes(pending)) {
      pending += raw.endsWith("\\") ? " " : "\n";
      continue;
    }
    endMark = /<<-?\s*['"]?(\w+)/.exec(pending)?.[1];
    for (const part of splitCommands(pending)) {
      const words = withoutAssignments(part);
      if (words.length > 0) commands.push({ words, line: startLine });
    }
    pending = "";
  }
  return commands;
}

function isInsideQuotes(text: string): boolean {
  const uncommented = text.replace(/(^|\s)#[^\n]*/g, "");
  return quotes(uncommented, "'") % 2 === 1 || quotes(uncommented, '"') % 2 === 1;
}

function quotes(text: string, mark: string): number {
  const other = mark === "'" ? /"[^"]*"/g : /'[^']*'/g;
  return text.replace(other, "").split(mark).length - 1;
}

/** Cuts at operators and drops comments; quotes are taken off, what is in them stays one word. */
function splitCommands(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const match of text.matchAll(
    /'([^']*)'|"([^"]*)"|(&&|\|\||[|;&])|(#.*)|((?:[^\s'"|;&]|(?<=\S)['"][^'"]*['"])+)/g,
  )) {
    const [, single, double, operator, comment, plain] = match;
    if (comment !== undefined) break; // a # within a word has been read as part of it
    if (operator !== undefined) commands.push([]);
    else commands.at(-1)?.push(single ?? double ?? plain ?? "");
  }
  return commands;
}

function withoutAssignments(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  return first < 0 ? [] : words.slice(first);
}
