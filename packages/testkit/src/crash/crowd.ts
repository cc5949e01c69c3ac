// A data folder, a real relay on it, and visitors who write to it without rest: what the disk's tests stand on.
import { rmSync } from "node:fs";
import { freePort } from "../processes/free-port.ts";
import { startRelayProcess, type RelayProcess } from "../processes/relay-process.ts";
import { chanceOf } from "../world/chance.ts";
import type { RelayFault } from "./broken-relays.ts";
import { makeDataFolder } from "./data-folder.ts";
import { judge, unanswered, type Finding } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import { readStored } from "./stored.ts";
import { DEADLINE_MS } from "./until.ts";
import { postTo, visit } from "./visitor.ts";

/** A relay under load. */
export interface Crowd {
  readonly folder: string;
  readonly ledger: Ledger;
  readonly relay: RelayProcess;
  /** `kill -9`, and what is wrong on the disk. */
  killAndJudge(): Promise<readonly Finding[]>;
  restart(): Promise<void>;
  /** Waits until everybody has the verdict on everything; says who waits in vain. */
  finish(): Promise<readonly Finding[]>;
  close(): Promise<void>;
}

/** Starts it on an empty folder that is there already. */
export async function startCrowd(
  folder: string,
  { seed, relay: fault }: { readonly seed: number; readonly relay?: RelayFault },
): Promise<Crowd> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await makeDataFolder({ folder, relayUrl: url, botUrl: null, agents: ["Ada"] });
  let relay = await startRelayProcess({ data: folder, port, isApiOnly: true, ...fault });
  const ledger = new Ledger();
  const [stopping, givingUp] = [new AbortController(), new AbortController()];
  const people = Promise.all(
    Array.from({ length: 10 }, (_, index) => {
      const name = `visitor ${index}`;
      const signals = { stopping: stopping.signal, givenUp: givingUp.signal };
      return visit({ name, chance: chanceOf(seed, name), ledger, post: postTo(url), secrets: new Map(), ...signals });
    }),
  );
  return {
    folder,
    ledger,
    get relay() {
      return relay;
    },
    async killAndJudge() {
      await relay.kill();
      return judge(ledger, readStored(folder));
    },
    async restart() {
      relay = await startRelayProcess({ data: folder, port, isApiOnly: true, ...fault });
    },
    async finish() {
      stopping.abort();
      const late = setTimeout(() => givingUp.abort(), DEADLINE_MS);
      await people;
      clearTimeout(late);
      return unanswered(ledger);
    },
    async close() {
      stopping.abort();
      givingUp.abort();
      await relay.kill();
      await people;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
