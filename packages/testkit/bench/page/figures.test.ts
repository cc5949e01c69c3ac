import { describe, expect, it } from "vitest";
import { figuresOf } from "./figures.ts";
import type { Visit } from "./visit.ts";

const visit = (launcherMs: number, pressMs: number): Visit => ({
  launcherMs,
  launcher: { requests: 1, bytes: 2_994 },
  pressMs,
  usableMs: launcherMs + pressMs,
  usable: { requests: 3, bytes: 19_996 },
  blockingMs: 0,
  heapBytes: 1_234_567,
  shift: 0,
});

describe("figuresOf", () => {
  it("takes the middle of what was seen, and until the launcher from both ways", () => {
    const figures = figuresOf({
      cold: [visit(400, 300), visit(900, 200), visit(500, 250)],
      hovered: [visit(300, 50), visit(300, 40), visit(300, 900)],
      failures: ["cold: the field did not come"],
    });
    expect(figures).toMatchObject({
      launcherMs: 300,
      usableMs: 750,
      pressColdMs: 250,
      pressHoveredMs: 50,
      launcherKb: 2.99,
      usableKb: 20,
      heapMb: 1.23,
      visits: 6,
      failed: 1,
    });
  });

  it("has nothing to press where the chat stands open", () => {
    expect(figuresOf({ cold: [visit(400, 0)], hovered: [], failures: [] })).toMatchObject({
      usableMs: 400,
      pressColdMs: null,
      pressHoveredMs: null,
    });
  });

  it("makes up nothing where no visit succeeded", () => {
    expect(figuresOf({ cold: [], hovered: [], failures: ["cold: no"] })).toBeNull();
  });
});
