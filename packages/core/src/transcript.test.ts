import { describe, expect, it } from "vitest";
import { commandId } from "@handrail/protocol";
import { mailTranscript } from "./transcript.ts";
import { Visit } from "./testing/visit.ts";

const EMAIL = "kim@home.example";

async function talking() {
  const visit = new Visit();
  const { chat } = await visit.opened();
  chat.send("Where is my order?");
  chat.giveContact({ name: null, email: EMAIL, phone: null });
  await visit.clock.advance(1_000);
  return { visit, chat };
}

describe("the transcript by e-mail", () => {
  it("is mailed once the address is confirmed, and not before", async () => {
    const { visit, chat } = await talking();
    expect(await mailTranscript(chat)).toBe("address-not-confirmed");
    visit.server.act({ type: "relay" }, { type: "confirm-contact", id: commandId("confirm"), email: EMAIL });
    expect(await mailTranscript(chat)).toBeNull();
  });

  it("is nothing before anything was said, and not mailed where nobody answers", async () => {
    const visit = new Visit();
    const { chat } = await visit.opened();
    expect(await mailTranscript(chat)).toBe("address-not-confirmed");
    expect(visit.server.to("/v1/transcript")).toHaveLength(0);
    const offline = await talking();
    offline.visit.isOnline = false;
    expect(await mailTranscript(offline.chat)).toBe("not-mailed");
  });
});
