// What the panel lends to core, which is cached apart from it: an agreement between versions, so this list only grows.
import { batch, signal } from "@preact/signals-core";

/** In the order that `scripts/parts.ts` knows. */
export const coreKit: readonly unknown[] = [batch, signal];
