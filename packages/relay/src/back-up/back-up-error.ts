// Why a back-up was not made, or not put back.

/** A sentence, and what to do about it. */
export class BackUpError extends Error {
  override readonly name = "BackUpError";
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.next = next;
  }
}
