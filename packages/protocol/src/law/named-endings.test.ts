import { describe, expect, it } from "vitest";
import type { AskHuman, Ending } from "../commands.ts";
import { commandId } from "../ids.ts";
import type { Decision } from "./decide.ts";
import { Story } from "./story.fixture.ts";

type Named = Ending["type"];

/** The visitor ends a stretch, as a click names it. */
function ends(story: Story, type: Named): Ending {
  const { events } = story.visitor({ type });
  return { type, id: commandId(events[0]?.id.split(".")[1] ?? "nothing-happened") };
}

function clickNaming(story: Story, epoch: AskHuman["epoch"], voids: readonly Ending[]): Decision {
  return story.visitor({ type: "ask-human", why: "button", epoch, seen: null, voids });
}

const UNKNOWN: Ending = { type: "withdraw", id: commandId("never-arrived-0001") };

describe("a click that names what its visitor wished before it", () => {
  it.each([
    { type: "withdraw", isTalking: false },
    { type: "resume-bot", isTalking: true },
    { type: "close", isTalking: false },
    { type: "close", isTalking: true },
  ] as const)("[HG4] has seen the $type that came first, and makes a new request", ({ type, isTalking }) => {
    const story = new Story();
    story.click();
    if (isTalking) story.agent("Kari", { type: "accept" });
    const { epoch } = story.state;
    const ending = ends(story, type);
    const { refusal, events } = clickNaming(story, epoch, [UNKNOWN, ending]);
    expect([refusal, events.map((event) => event.type)]).toEqual([
      null,
      type === "close"
        ? ["conversation.reopened", "human.requested", "promise.made"]
        : ["human.requested", "promise.made"],
    ]);
    expect(story.state.owner.type).toBe("queue");
  });

  it("[HG4] has seen several, and what its own visitor asked for in between", () => {
    const story = new Story();
    story.say();
    const { epoch } = story.state;
    story.click();
    const withdrawn = ends(story, "withdraw");
    story.click();
    const closed = ends(story, "close");
    expect(clickNaming(story, epoch, [closed]).refusal?.code).toBe("stale-request");
    expect(clickNaming(story, epoch, [withdrawn, closed]).refusal).toBeNull();
  });

  it("[HG4] of a page that knew nothing else has seen the close that it names", () => {
    const story = new Story();
    story.click();
    const closed = ends(story, "close");
    expect(clickNaming(story, null, []).refusal?.code).toBe("stale-request");
    expect(clickNaming(story, null, [closed]).refusal).toBeNull();
  });

  it("[HG4] is asked again when another tab has ended the stretch, by a wish that it does not name", () => {
    const story = new Story();
    story.click();
    const { epoch } = story.state;
    ends(story, "withdraw");
    const { epoch: now } = story.state;
    const { refusal, events } = clickNaming(story, epoch, [UNKNOWN]);
    expect([refusal, events]).toEqual([{ code: "stale-request", details: { epoch: String(now) } }, []]);
  });

  it("[HG4] is asked again when an agent has closed the conversation, before what it names or after it", () => {
    for (const isFirst of [true, false]) {
      const story = new Story();
      story.click();
      const { epoch } = story.state;
      if (!isFirst) story.agent("Kari", { type: "accept" });
      const close = (): void => {
        if (story.state.owner.type !== "agent") story.agent("Kari", { type: "accept" });
        story.agent("Kari", { type: "settle" });
        story.agent("Kari", { type: "close" });
      };
      if (isFirst) close();
      const resumed = ends(story, "resume-bot");
      if (!isFirst) {
        story.click();
        close();
      }
      expect(clickNaming(story, epoch, [resumed]).refusal?.code).toBe("stale-request");
    }
  });

  it("[HG4] is asked again when a later stretch began and ended, also when what it names ended that one", () => {
    const story = new Story();
    story.click();
    const { epoch } = story.state;
    ends(story, "withdraw");
    story.click();
    const late = ends(story, "withdraw");
    expect(clickNaming(story, epoch, [late]).refusal?.code).toBe("stale-request");
    // Who has seen the first end has missed the second one alone.
    expect(clickNaming(story, epoch + 1, [late]).refusal).toBeNull();
  });

  it("[HG4] changes nothing where the request was made anew in the meantime, and is asked again once that has ended too", () => {
    const story = new Story();
    story.click();
    const { epoch } = story.state;
    const ending = ends(story, "withdraw");
    story.click();
    const again = clickNaming(story, epoch, [ending]);
    expect([again.refusal, again.events]).toEqual([null, []]);
    ends(story, "withdraw");
    expect(clickNaming(story, epoch, [ending]).refusal?.code).toBe("stale-request");
  });

  it("is not taken for one that has seen more than the law remembers", () => {
    const story = new Story();
    story.click();
    const { epoch } = story.state;
    const all = Array.from({ length: 9 }, () => {
      story.click();
      return ends(story, "withdraw");
    });
    const lastEight = all.slice(1);
    expect(clickNaming(story, epoch, all).refusal?.code).toBe("stale-request");
    expect(clickNaming(story, epoch + 1, lastEight).refusal).toBeNull();
  });

  it("has seen what it names alone in a log that began before ends were noted", () => {
    const story = new Story();
    story.click();
    ends(story, "withdraw");
    story.click();
    const { epoch } = story.state;
    const { ends: _unknown, ...older } = story.internal;
    story.internal = older;
    const ending = ends(story, "withdraw");
    expect(clickNaming(story, epoch - 2, [ending]).refusal?.code).toBe("stale-request");
    expect(clickNaming(story, epoch, [ending]).refusal).toBeNull();
  });
});
