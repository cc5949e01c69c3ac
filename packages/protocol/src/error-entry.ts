// What the table of error codes says of each.

/** One code. */
export interface ErrorEntry {
  /** The HTTP status when the whole request is refused with it. */
  readonly status: number;
  /** `never`: the same request will be refused again. `later`: the same request, with the same ids, may pass. */
  readonly retry: "never" | "later";
  readonly message: string;
  readonly next: string;
}
