import { fileId } from "@handrail/protocol";
import { expect, it } from "vitest";
import { partSender } from "./part-sender.ts";
import { Visit } from "./testing/visit.ts";

it("sends a part of a file as one line and its bytes, of no type that a browser would ask permission for", async () => {
  const visit = new Visit();
  const { chat } = await visit.opened();
  const sent: Blob[] = [];
  const { fetch } = visit.server;
  Object.assign(visit.server, {
    fetch: (url: string, init?: RequestInit) => {
      if (init?.body instanceof Blob) sent.push(init.body);
      return fetch(url, init);
    },
  });
  const line = { file: fileId("f".repeat(22)), name: "lamp.png", bytes: 9, offset: 0 };
  const part = new Blob([Uint8Array.of(1, 10, 2)], { type: "image/png" });
  const answer = await partSender(chat.lent)(line, part, new AbortController().signal);
  expect(answer).toMatchObject({ type: "ok", value: { received: 3, file: null } });
  const [said = "", ...rest] = (await sent[0]?.text())?.split("\n") ?? [];
  expect(JSON.parse(said)).toMatchObject({ site: "shop", ...line });
  expect(rest.join("\n")).toBe("\x01\n\x02");
  expect(sent[0]?.type).toBe("");
});
