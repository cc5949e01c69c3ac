// What the benchmark asks of everything that carries messages, ours and the peers alike: pairs of a writer and a reader.

/** A writer and a reader who hears what the writer sends. */
export interface Pair {
  /** Sends a message; resolves when the server has acknowledged it, at once where it never does. */
  send(text: string): Promise<void>;
}

/** Hears what reached a reader. */
export type OnDelivery = (text: string) => void;

/** A server in a process of its own. */
export interface RunningServer {
  /** Whose memory is looked at. */
  readonly pid: number;
  /** Opens one more pair. */
  openPair(onDelivery: OnDelivery): Promise<Pair>;
  /** Opens one more reader to whom nothing is sent. */
  readonly openIdle: () => Promise<unknown>;
  /** The same of somebody who waits for a human, where that is another thing. */
  readonly openWaiting?: () => Promise<unknown>;
  /** Closes all pairs and readers, and ends the process. */
  stop(): Promise<void>;
}

/** Readers to whom nothing is sent, who will be opened. */
export interface Readers {
  readonly idle: number;
  readonly waiting: number;
}

/** None: for a load of pairs. */
export const NO_READERS: Readers = { idle: 0, waiting: 0 };

/** Something to be measured. */
export interface Contender {
  readonly name: string;
  /** What an acknowledgement is worth. */
  readonly isDurable: boolean;
  start(readers: Readers): Promise<RunningServer>;
}
