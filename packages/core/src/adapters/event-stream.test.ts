import { expect, it } from "vitest";
import { readEventStream } from "./event-stream.ts";

async function read(pieces: readonly Uint8Array[]): Promise<readonly string[]> {
  const found: string[] = [];
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  await readEventStream(body, (data) => found.push(data));
  return found;
}

const whole = new TextEncoder().encode(
  ': hello\n\ndata: {"a":1}\n\nevent: x\r\ndata:two €\r\n\r\ndata: three\ndata: lines\n\ndata: cut off',
);

it("reads each event's data, wherever the network cuts its bytes", async () => {
  const expected = ['{"a":1}', "two €", "three\nlines"];
  expect(await read([whole])).toEqual(expected);
  for (let at = 1; at < whole.length; at += 1) {
    expect(await read([whole.slice(0, at), whole.slice(at)])).toEqual(expected);
  }
});
