import { describe, expect, it } from "vitest";
import { shellCommands } from "./shell-block.ts";

const wordsOf = (text: string) => shellCommands(text).map((command) => command.words);

describe("shellCommands", () => {
  it("reads one command a line, without prompts and comments", () => {
    expect(wordsOf("# first\n$ npm start # runs the demo\n\nnpm test\n")).toEqual([
      ["npm", "start"],
      ["npm", "test"],
    ]);
  });

  it("cuts at operators, but not within quotes", () => {
    expect(wordsOf(`git clone x && cd "a && b" | cat`)).toEqual([["git", "clone", "x"], ["cd", "a && b"], ["cat"]]);
  });

  it("joins continued lines and remembers where they began", () => {
    expect(shellCommands("npm test\ncurl -X POST \\\n  http://localhost/a\n")).toEqual([
      { words: ["npm", "test"], line: 0 },
      { words: ["curl", "-X", "POST", "http://localhost/a"], line: 1 },
    ]);
  });

  it("reads a quoted body over several lines as one word", () => {
    expect(wordsOf("curl x -d '{\n  \"a\": 1\n}'\nls\n")).toEqual([["curl", "x", "-d", '{\n  "a": 1\n}'], ["ls"]]);
  });

  it("looks past assignments to the program", () => {
    expect(wordsOf('CHROME_PATH="/opt/my chrome" PORT=1 npm test\n')).toEqual([["npm", "test"]]);
    expect(wordsOf("A=1\n")).toEqual([]);
  });

  it("leaves the lines of a here-document alone", () => {
    expect(wordsOf("cat > a <<'END'\nrm -rf x\nEND\nls\n").map(([first]) => first)).toEqual(["cat", "ls"]);
  });
});
