import { Lexer } from "marked";
import { describe, expect, it, vi } from "vitest";
import { markdownToHtml } from "./markdown.ts";

describe("markdownToHtml", () => {
  it("reads what models write: lists, code, tables, strong words", () => {
    const html = markdownToHtml(
      "**Sizes**\n\n| EU | US |\n|---:|---|\n| 42 | 9 |\n\n- one\n- two\n\n```js\nlet a = 1 < 2;\n```",
    );
    for (const part of ["<strong>Sizes</strong>", '<th align="right">EU</th>', "<li>two</li>", "1 &lt; 2"]) {
      expect(html).toContain(part);
    }
  });

  it("keeps headings below the panel's own", () => {
    expect(markdownToHtml("# Returns\n\n###### Small print")).toContain("<h3>Returns</h3><h6>Small print</h6>");
  });

  it("ends a line where the text does", () => {
    expect(markdownToHtml("one\ntwo")).toBe("<p>one<br>two</p>\n");
  });

  it("shows boxes as signs, because nobody can tick them", () => {
    expect(markdownToHtml("- [x] paid\n- [ ] sent")).not.toContain("<input");
  });

  it("lets simple tags be tags, and shows every other one as the text that it is", () => {
    expect(markdownToHtml("<b>bold</b><br>next")).toBe("<p><b>bold</b><br>next</p>\n");
    expect(markdownToHtml('see <a class="x" href="https://shop.example/a?b=1&c=2" onclick="x()">this</a>')).toContain(
      '<a href="https://shop.example/a?b=1&c=2">this</a>',
    );
    for (const html of [
      "<img src=x onerror=run()>",
      "<b onclick=run()>x</b>",
      "<svg/onload=run()>",
      "<div>\n<p id=a>x\n</div>",
    ]) {
      expect(markdownToHtml(html)).not.toMatch(/<[^>]*(?:onerror|onclick|onload|id=|div)/);
    }
  });

  it("takes out what turns the reading direction round", () => {
    expect(markdownToHtml("\u202Eexe.jpg")).toBe("<p>exe.jpg</p>\n");
  });

  it("draws ten lists in one another", () => {
    const nested = Array.from({ length: 10 }, (_, depth) => `${"  ".repeat(depth)}- level ${depth}`).join("\n");
    expect(markdownToHtml(nested).match(/<ul>/g)).toHaveLength(10);
  });

  it.each(["+ ", "1. ", ">", "> - "])(
    "gives up on %j in one another at the same depth, however long it is",
    (piece) => {
      const levels = vi.spyOn(Lexer.prototype, "blockTokens");
      for (const length of [1_600, 16_000]) {
        levels.mockClear();
        expect(() => markdownToHtml(piece.repeat(length / piece.length))).toThrow(RangeError);
        expect(levels).toHaveBeenCalledTimes(11);
      }
      levels.mockRestore();
    },
  );

  it("gives up on a list that goes one level further in with each line", () => {
    const lines = Array.from({ length: 126 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n");
    expect(() => markdownToHtml(lines)).toThrow(RangeError);
  });

  it.each(["[", "*a", "> ", "- ", "`", "<a ", "![", "|", "_", "((", "\\", "&#", "a@b.c ", "1. ", "_*a", "a*_"])(
    "reads 16,000 characters of %j in reasonable time",
    (piece) => {
      const text = piece.repeat(16_000 / piece.length);
      const startedAt = performance.now();
      try {
        markdownToHtml(text);
      } catch {
        // Too deep to draw: the caller shows the text.
      }
      expect(performance.now() - startedAt).toBeLessThan(4_000);
    },
  );
});
