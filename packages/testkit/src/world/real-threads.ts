// What the relay has real threads do: prove sessions of agents and tokens of visitors.
import type { VirtualLoop } from "./virtual-loop.ts";

const DONE_BY_THREADS = ["importKey", "verify", "sign", "digest", "deriveBits"] as const;

/** Has the loop hand over whatever they come to, until it is called off. */
export function awaitThreads(loop: VirtualLoop): () => void {
  const { subtle } = crypto;
  const before = DONE_BY_THREADS.map((name) => [name, Object.getOwnPropertyDescriptor(subtle, name)] as const);
  for (const name of DONE_BY_THREADS) {
    const real: (...asked: never[]) => Promise<unknown> = subtle[name].bind(subtle);
    const value = (...asked: never[]): Promise<unknown> => loop.handOver(real(...asked));
    Object.defineProperty(subtle, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, own] of before) {
      if (own) Object.defineProperty(subtle, name, own);
      else Reflect.deleteProperty(subtle, name);
    }
  };
}
