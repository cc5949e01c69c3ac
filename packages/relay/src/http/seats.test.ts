import { expect, it } from "vitest";
import { createSeats } from "./seats.ts";

it("[HG12] leaves seats for everybody else when one network takes all that it can", () => {
  const seats = createSeats(100);
  const flood = Array.from({ length: 200 }, () => seats.take("192.0.2.0/24")).filter((leave) => leave !== null);
  expect(flood).toHaveLength(75);
  const others = Array.from({ length: 25 }, (_, index) => seats.take(index % 2 === 0 ? `198.51.${index}.0/24` : null));
  expect(others).not.toContain(null);
  expect(seats.take("203.0.113.0/24")).toBeNull();
  for (const leave of flood) leave();
  expect(seats.take("192.0.2.0/24")).not.toBeNull();
  expect(seats.taken()).toBe(26);
});
