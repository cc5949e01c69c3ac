import { describe, expect, it } from "vitest";
import { senderOf, usualSender } from "./sender.ts";

describe("whom mails are from", () => {
  it.each([
    ["chat@shop.example", "", "chat@shop.example"],
    [" <chat@shop.example> ", "", "chat@shop.example"],
    ["Fjell & Fjord <chat@shop.example>", "Fjell & Fjord", "chat@shop.example"],
    ['"Fjell, Fjord" <chat@shop.example>', "Fjell, Fjord", "chat@shop.example"],
    ["Fjell, Fjord <chat@shop.example>", "Fjell, Fjord", "chat@shop.example"],
    ["Handrail<alarms@127.0.0.1>", "Handrail", "alarms@127.0.0.1"],
  ])("reads %s", (text, name, address) => {
    expect(senderOf(text)).toEqual({ name, address });
  });

  it.each(["", "chat", "Fjell & Fjord", "Fjell chat@shop.example", "Fjell <chat>", "a@shop.example, b@shop.example"])(
    "is not taken from %j",
    (text) => {
      expect(senderOf(text)).toBeNull();
    },
  );

  it.each(["https://chat.shop.example", "http://127.0.0.1:4600", "http://[::1]:4600"])(
    "can be read where nobody has said it: the relay is at %s",
    (publicUrl) => {
      expect(senderOf(usualSender(publicUrl))).toEqual({ name: "Handrail", address: expect.stringMatching(/^chat@/) });
    },
  );
});
