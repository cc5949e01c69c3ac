import { describe, expect, it } from "vitest";
import { fileId } from "../ids.ts";
import { Story } from "./story.fixture.ts";

const ID = fileId("AAAAAAAAAAAAAAAAAAAAAA");
const FILES = [{ id: ID, name: "lamp.png", type: "image/png", bytes: 70, width: 1, height: 1 }] as const;

describe("files", () => {
  it("stand in the log as the authority found them, beside words or alone", () => {
    const story = new Story();
    story.files = FILES;
    expect(story.visitor({ type: "say", text: "", files: [ID] }).events.at(-1)).toMatchObject({
      text: "",
      files: FILES,
    });
    story.click();
    story.agent("Kari", { type: "accept" });
    const { events } = story.agent("Kari", { type: "reply", text: "Here it is.", files: [ID] });
    expect(events).toMatchObject([{ type: "message.sent", text: "Here it is.", files: FILES }]);
  });

  it("that the authority does not have are sent by nobody, and nothing is left of the message", () => {
    const story = new Story();
    const said = story.visitor({ type: "say", text: "Look", files: [ID] });
    expect([said.events, said.refusal?.code]).toEqual([[], "unknown-file"]);
    story.click();
    story.agent("Kari", { type: "accept" });
    const replied = story.agent("Kari", { type: "reply", text: "Look", files: [ID] });
    expect([replied.events, replied.refusal?.code]).toEqual([[], "unknown-file"]);
  });

  it("are in no message that names none", () => {
    const story = new Story();
    story.files = FILES;
    expect(story.say().events.at(-1)).not.toHaveProperty("files");
  });
});
