import { signal } from "@preact/signals-core";
import { options, render } from "preact";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { keeping, live } from "./live.ts";

beforeAll(() => {
  options.debounceRendering = (draw) => draw();
});

function place(): HTMLElement {
  const box = document.createElement("div");
  onTestFinished(() => render(null, box));
  return box;
}

it("draws a view again when a signal that it read changes, and only then", () => {
  const [seen, unseen] = [signal(1), signal(1)];
  let drawings = 0;
  const View = live(({ name }: { name: string }) => {
    drawings += 1;
    return `${name} ${seen.value}`;
  });
  const box = place();
  render(<View name="a" />, box);
  seen.value = 2;
  unseen.value = 2;
  expect([box.textContent, drawings]).toEqual(["a 2", 2]);
  render(<View name="a" />, box);
  expect(drawings).toBe(2);
  render(<View name="b" />, box);
  expect([box.textContent, drawings]).toEqual(["b 2", 3]);
});

it("follows what the last drawing read", () => {
  const [isFirst, first, second] = [signal(true), signal("first"), signal("second")];
  const View = live(() => (isFirst.value ? first.value : second.value));
  const box = place();
  render(<View />, box);
  isFirst.value = false;
  second.value = "changed";
  expect(box.textContent).toBe("changed");
});

it("lets go of the signals when it goes", () => {
  const one = signal(1);
  let drawings = 0;
  const View = live(() => {
    drawings += 1;
    return `${one.value}`;
  });
  const box = place();
  render(<View />, box);
  render(null, box);
  one.value = 2;
  expect(drawings).toBe(1);
});

it("keeps what is a view's own from drawing to drawing, and does what it wants done around them", () => {
  const other = signal(1);
  const done: string[] = [];
  const View = keeping((_props: object, own) => {
    const count = signal(0);
    own.mounted = () => {
      done.push("mounted");
      return () => void done.push("gone");
    };
    own.drawn = () => void done.push("drawn");
    return () => <button onClick={() => (count.value += 1)}>{`${count.value} ${other.value}`}</button>;
  });
  const box = place();
  render(<View />, box);
  box.querySelector("button")?.click();
  other.value = 2;
  expect(box.textContent).toBe("1 2");
  render(null, box);
  expect(done).toEqual(["mounted", "drawn", "drawn", "drawn", "gone"]);
});
