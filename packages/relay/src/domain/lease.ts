// What only one node may do at a time. Knows not how it is settled which.

export interface Lease {
  /** Whether this node may do it now. It may have stood still since it asked: what it does must be fenced by something else, too. */
  isHeld(): boolean;
  /** Told when this node has got it. */
  onTaken(listener: () => void): void;
}

/** Of the one node on a folder that is locked to it. */
export const NO_RIVALS: Lease = { isHeld: () => true, onTaken: () => {} };
