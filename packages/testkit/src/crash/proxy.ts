// A TCP proxy that cuts connections, delivers halves, and swallows everything: the network between a visitor and a relay.
import { connect, createServer, type Socket } from "node:net";
import type { Chance } from "../world/chance.ts";

/** A running proxy on 127.0.0.1. */
export interface NastyProxy {
  readonly url: string;
  /** How often it did each. */
  readonly done: Readonly<Record<Fate, number>>;
  /** From now on it only passes on; what it has swallowed is let go. */
  calm(): void;
  close(): Promise<void>;
}

/** What becomes of a piece of data. `blackhole`: nothing more comes through, and nobody is told. */
export type Fate = "pass" | "cut" | "halve" | "blackhole";

/** How likely each is, for each piece of data. */
const ODDS: readonly (readonly [Exclude<Fate, "pass">, number])[] = [
  ["cut", 0.02],
  ["halve", 0.02],
  ["blackhole", 0.01],
];

/** Starts a proxy in front of a port of 127.0.0.1. */
export async function startProxy(target: { readonly port: number; readonly chance: Chance }): Promise<NastyProxy> {
  const { chance } = target;
  const done: Record<Fate, number> = { pass: 0, cut: 0, halve: 0, blackhole: 0 };
  const open = new Set<Socket>();
  let isCalm = false;
  const roll = (): Fate => {
    let dice = chance.fraction();
    if (isCalm) return "pass";
    for (const [fate, odds] of ODDS) {
      if (dice < odds) return fate;
      dice -= odds;
    }
    return "pass";
  };
  const server = createServer((near) => {
    const far = connect({ port: target.port, host: "127.0.0.1" });
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    let isDark = false;
    const pipe = (from: Socket, to: Socket): void => {
      open.add(from);
      from.on("error", cut).on("close", () => {
        open.delete(from);
        cut();
      });
      from.on("data", (piece) => {
        if (isDark) return;
        const fate = roll();
        done[fate] += 1;
        switch (fate) {
          case "pass":
            to.write(piece);
            return;
          case "cut":
            cut();
            return;
          case "halve":
            to.write(piece.subarray(0, Math.floor(piece.length / 2)), cut);
            return;
          case "blackhole":
            isDark = true;
        }
      });
    };
    pipe(near, far);
    pipe(far, near);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const dropAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    done,
    calm() {
      isCalm = true;
      dropAll();
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      dropAll();
      return closed;
    },
  };
}
