import { describe, expect, it } from "vitest";
import { readPage } from "./markdown.ts";

describe("readPage", () => {
  it("gives each fenced block with its language and the line it starts on", () => {
    const page = readPage("# Title\n\n```ts\nconst a = 1;\n```\n\n~~~~sh\nnpm test\n~~~~\n");
    expect(page.fences).toEqual([
      { language: "ts", line: 4, text: "const a = 1;" },
      { language: "sh", line: 8, text: "npm test" },
    ]);
  });

  it("takes the indent of a list's block off", () => {
    const page = readPage("- item\n  ```ts\n  if (a) {\n    b();\n  }\n  ```\n");
    expect(page.fences[0]?.text).toBe("if (a) {\n  b();\n}");
  });

  it("keeps a shorter fence inside a longer one as content", () => {
    expect(readPage("````md\n```ts\n```\n````\n").fences).toEqual([{ language: "md", line: 2, text: "```ts\n```" }]);
  });

  it("finds links and pictures, and none in code", () => {
    const page = readPage(
      '[a](b.md#c) ![d](e.png "f")\n`[g](h)`\n<img src="i.png">\n\n```md\n[j](k)\n```\n[l]: m.md\n',
    );
    expect(page.links).toEqual([
      { target: "b.md#c", line: 1 },
      { target: "e.png", line: 1 },
      { target: "i.png", line: 3 },
      { target: "m.md", line: 8 },
    ]);
  });

  it("derives anchors as GitHub does, numbering doubles", () => {
    const page = readPage("# The `law`: what may be added?\n## A & B\n## Same\n## Same\n");
    expect([...page.anchors]).toEqual(["the-law-what-may-be-added", "a--b", "same", "same-1"]);
  });
});
