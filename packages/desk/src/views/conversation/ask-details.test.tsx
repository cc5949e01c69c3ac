// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { showDesk, type } from "../../../test/show-desk.tsx";

async function show() {
  const shown = await showDesk({ hash: ({ talk }) => `#/c/${talk.id}` });
  const { root, settle, find, talk } = shown;
  const press = async (name: string): Promise<void> => {
    const named = [...root.querySelectorAll<HTMLElement>("button")].find(
      (button) => button.textContent === name || button.getAttribute("aria-label") === name,
    );
    if (!named) throw new Error(`There is no button ${name}`);
    named.click();
    await settle();
  };
  const submit = async (selector: string): Promise<void> => {
    find(selector).dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await settle();
  };
  const write = async (text: string): Promise<void> => {
    type(find("[data-composer]"), text);
    await settle();
  };
  const said = () => talk.events.findLast((event) => event.type === "message.sent");
  return { ...shown, press, submit, write, said };
}

it("asks the visitor for several things with one reply", async () => {
  const { press, submit, write, said, find, root } = await show();
  await press("Ask for details");
  await press("Order number");
  await press("E-mail address");
  await submit("form.questions");
  expect(root.querySelector("dialog")).toBe(null);
  expect(find(".attached-form").textContent).toContain("Form with 2 questionsOrder number, E-mail address");
  // The words that say what it is for are the agent's own.
  expect(find(".is-send").hasAttribute("disabled")).toBe(true);
  await write("I need two things to find it.");
  await submit("form.composer");
  const fields = [
    { name: "q1", label: "Order number", type: "text", isRequired: true },
    { name: "q2", label: "E-mail address", type: "email", isRequired: true },
  ];
  expect(said()).toMatchObject({ text: "I need two things to find it.", form: { title: null, fields } });
  expect(root.querySelector(".attached-form")).toBe(null);
  expect([...root.querySelectorAll(".asked-form")].at(-1)?.textContent).toContain("Order number, E-mail address");
});

it("says what is wrong with a question, and keeps it", async () => {
  const { press, submit, find, root, settle, desk, talk } = await show();
  await press("Ask for details");
  await press("Question of your own");
  await submit("form.questions");
  expect(find(".question .problem").textContent).toBe("Write the question.");
  type(find(".question input"), "Which colour?");
  await settle();
  await submit("form.questions");
  expect(root.querySelector("dialog")).toBe(null);
  await press("Change");
  expect(find(".question input")).toHaveProperty("value", "Which colour?");
  await press("Remove “Which colour?”");
  expect(root.querySelector(".question")).toBe(null);
  await press("Close");
  await press("Remove the form");
  expect(desk.replies.forms.value[talk.id]).toBeUndefined();
});

it("lets files go first, since what follows a form takes its place", async () => {
  const { press, submit, write, said, find, settle, root } = await show();
  await press("Ask for details");
  await press("Date");
  await submit("form.questions");
  const input = find("input[type=file]");
  Object.defineProperty(input, "files", { value: [new File(["%PDF-1.4\n"], "times.pdf")], configurable: true });
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
  await write("These are free.");
  await submit("form.composer");
  expect(said()).toMatchObject({ text: "These are free.", files: [{ name: "times.pdf" }] });
  expect(root.querySelector(".attached-form")).not.toBe(null);
  await write("Which one?");
  await submit("form.composer");
  expect(said()).toMatchObject({ text: "Which one?", form: { fields: [{ label: "Date" }] } });
});

it("keeps what was written in a sheet that was closed beside it, until it is added", async () => {
  const { press, submit, find, settle, root } = await show();
  const labels = () =>
    [...root.querySelectorAll<HTMLInputElement>(".question input[type=text]")].map(({ value }) => value);
  await press("Ask for details");
  await press("Order number");
  await press("Question of your own");
  const [, own] = root.querySelectorAll<HTMLElement>(".question input[type=text]");
  if (own) type(own, "Which lamp?");
  await settle();
  find("dialog").dispatchEvent(new Event("pointerdown", { bubbles: true }));
  find("dialog").click();
  await settle();
  expect(root.querySelector("dialog")).toBe(null);
  await press("Ask for details");
  expect(labels()).toEqual(["Order number", "Which lamp?"]);
  await submit("form.questions");
  expect(find(".attached-form").textContent).toContain("Form with 2 questions");
  await press("Remove the form");
  await press("Ask for details");
  expect(labels()).toEqual([]);
});
