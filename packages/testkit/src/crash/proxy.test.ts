import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { chanceOf, type Chance } from "../world/chance.ts";
import { startProxy } from "./proxy.ts";

/** A server that answers each piece with the same again, behind a proxy with these dice, and a line to it. */
async function echo(...dice: readonly number[]) {
  const arrived: string[] = [];
  const server = createServer((socket) => {
    socket
      .on("error", () => undefined)
      .on("data", (piece) => {
        arrived.push(piece.toString());
        socket.write(piece);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const rolls = [...dice];
  const chance: Chance = { ...chanceOf(1, "proxy"), fraction: () => rolls.shift() ?? 1 };
  const proxy = await startProxy({ port: typeof address === "object" && address ? address.port : 0, chance });
  onTestFinished(async () => {
    await proxy.close();
    server.close();
  });
  return { proxy, arrived, line: await dial(proxy.url) };
}

async function dial(url: string): Promise<Socket> {
  const line = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => undefined);
  await once(line, "connect");
  return line;
}

// However it ends: `once` would reject at a reset.
const closed = (line: Socket) => new Promise<void>((resolve) => line.once("close", () => resolve()));

describe("the nasty proxy", () => {
  it("passes on what it has nothing against, both ways", async () => {
    const { line } = await echo(1, 1);
    line.write("hello");
    expect(String((await once(line, "data"))[0])).toBe("hello");
  });

  it("cuts", async () => {
    const { line, arrived } = await echo(0);
    line.write("hello");
    await closed(line);
    expect(arrived).toEqual([]);
  });

  it("delivers one half, and cuts", async () => {
    const { line, arrived } = await echo(0.03);
    line.write("hello!");
    await closed(line);
    await expect.poll(() => arrived).toEqual(["hel"]);
  });

  it("swallows, and lets go when it is told to be calm", async () => {
    const { line, arrived, proxy } = await echo(0.045);
    line.write("hello");
    await expect.poll(() => proxy.done.blackhole).toBe(1);
    line.write("anybody?");
    proxy.calm();
    await closed(line);
    expect(arrived).toEqual([]);
    const other = await dial(proxy.url);
    other.write("again");
    expect(String((await once(other, "data"))[0])).toBe("again");
  });
});
