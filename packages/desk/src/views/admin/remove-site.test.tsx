// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";

async function show(hash: string) {
  const shown = await showDesk({ hash });
  const { find, settle, root } = shown;
  find("[aria-label='Remove this site'] button").click();
  await settle();
  const remove = async (typed: string): Promise<void> => {
    type(find("dialog input"), typed);
    await settle();
    find("dialog form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
  };
  const keys = () => shown.relay.sites.map(({ site }) => site);
  return { ...shown, remove, keys, problem: () => root.querySelector("dialog .problem")?.textContent };
}

it("removes a site that never had a conversation once its key is typed", async () => {
  const { remove, keys, problem, relay, desk } = await show("#/admin/sites/nordlys-tea");
  for (const [id, held] of relay.world.conversations)
    if (held.state?.site === "nordlys-tea") relay.world.conversations.delete(id);
  await remove("nordlys");
  expect([problem(), keys()]).toEqual(["This is not nordlys-tea.", ["fjordbutikken", "nordlys-tea"]]);
  await remove(" nordlys-tea ");
  expect(keys()).toEqual(["fjordbutikken"]);
  expect(desk.notices.list.value.map(({ text }) => text)).toEqual(["Nordlys Tea is removed."]);
});

it("says why one that has had conversations stays, and what to do", async () => {
  const { remove, keys, problem } = await show("#/admin/sites/fjordbutikken");
  await remove("fjordbutikken");
  expect(problem()).toContain("The site stays: it has had conversations");
  expect(problem()).toContain("Take its script tag out of your pages");
  expect(keys()).toContain("fjordbutikken");
});
