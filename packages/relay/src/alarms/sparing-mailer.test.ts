import { expect, it } from "vitest";
import { sparingMailer } from "./sparing-mailer.ts";

it("mails thirty alarms an hour to one address, whatever a flood of fakes would have it send", async () => {
  let nowMs = 0;
  let sent = 0;
  const mailer = sparingMailer(
    {
      send: () => {
        sent += 1;
        return Promise.resolve({ ok: true });
      },
      stop: () => undefined,
    },
    { now: () => nowMs },
  );
  const mail = (to: string) => mailer.send({ to, subject: "", text: "", id: "m", references: [] });
  for (let alarm = 0; alarm < 100; alarm += 1) await mail(alarm % 2 === 0 ? "boss@shop.example" : "Boss@shop.example");
  expect(sent).toBe(30);
  expect(await mail("boss@shop.example")).toMatchObject({ ok: false });
  expect(await mail("other@shop.example")).toEqual({ ok: true });
  nowMs += 60 * 60 * 1000;
  expect(await mail("boss@shop.example")).toEqual({ ok: true });
});
