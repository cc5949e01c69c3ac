import { ERRORS } from "@handrail/protocol";
import { expect, it } from "vitest";
import { TROUBLE } from "../texts.ts";
import { troubleText } from "./answer.ts";
import { createDeskApi } from "./desk-api.ts";

it("says that the desk stands at another address than the relay's own, and blames no password for it", async () => {
  const { status, retry: _, ...error } = ERRORS["origin-not-allowed"];
  const refuse = () => Promise.resolve(Response.json({ error: { code: "origin-not-allowed", ...error } }, { status }));
  const api = createDeskApi({ fetch: refuse, after: () => () => {} }, () => undefined);
  expect(await api.signIn("ola@shop.example", "the right one")).toBe("elsewhere");
  const saved = await api.setDuty(true);
  expect(saved.type === "ok" ? "" : troubleText(saved)).toBe(TROUBLE.elsewhere);
});
