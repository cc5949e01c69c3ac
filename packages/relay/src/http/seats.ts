// Counts open streams and polls, so that a flood of readers cannot take the relay's memory, nor one network everybody's seats (HG12).

/** How many streams and polls may be open at once. */
export interface Seats {
  /** The way to leave, or `null` when there is none for this network. `network`: `null` when it is not known. */
  take(network: string | null): (() => void) | null;
  /** How many are open. */
  taken(): number;
}

/** The last quarter is for networks that have less than a tenth of all: an office or a phone company's gateway, but no machine that dials for ever. */
const KEPT_SHARE = 1 / 4;
const NETWORK_SHARE = 1 / 10;

export function createSeats(max: number): Seats {
  const ofNetwork = new Map<string, number>();
  let taken = 0;
  const hold = (network: string, change: 1 | -1): void => {
    const held = (ofNetwork.get(network) ?? 0) + change;
    if (held > 0) ofNetwork.set(network, held);
    else ofNetwork.delete(network);
  };
  return {
    taken: () => taken,
    take(network) {
      if (taken >= max) return null;
      const isScarce = max - taken <= max * KEPT_SHARE;
      if (isScarce && network !== null && (ofNetwork.get(network) ?? 0) >= max * NETWORK_SHARE) return null;
      taken += 1;
      if (network !== null) hold(network, 1);
      return () => {
        taken -= 1;
        if (network !== null) hold(network, -1);
      };
    },
  };
}
