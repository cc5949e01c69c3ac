import { expect, it } from "vitest";
import { DeskClient } from "../desk/testing/desk-client.ts";
import { pngOf } from "../files/samples.fixture.ts";
import { testRelay } from "../testing/test-relay.ts";
import { describePictures } from "./testing/pictures-conformance.ts";

describePictures("in a folder", async () => {
  const { relay } = await testRelay();
  return { relay, signedIn: (name, role) => DeskClient.signedIn(relay, name, role) };
});

it("tells the desks of a picture as soon as there is one, and when there is none any more", async () => {
  const { relay, platform } = await testRelay();
  const ola = await DeskClient.signedIn(relay, "Ola");
  const kim = await DeskClient.signedIn(relay, "Kim");
  const [own, other] = [await ola.stream(), await kim.stream()];
  const { id } = await ola.me();
  const told = async () => {
    await platform.advance(60);
    return [own.of("inbox").at(-1)?.me.picture, other.inbox?.roster.find((entry) => entry.id === id)?.picture];
  };
  expect(await told()).toEqual([null, null]);
  await ola.putBytes("/me/picture", pngOf(64, 64));
  const { picture } = await ola.me();
  expect([picture !== null, await told()]).toEqual([true, [picture, picture]]);
  await ola.send("DELETE", "/me/picture");
  expect(await told()).toEqual([null, null]);
  await own.leave();
  await other.leave();
});
