// What a near store has at once and a far one has soon. Whoever asks awaits it, whichever it is.

export type Awaitable<Value> = Value | Promise<Value>;

/** Goes on with what was asked for: at once where it is near, so that no turn of the event loop comes in between. */
export function whenRead<Value, Result>(
  value: Awaitable<Value>,
  then: (value: Value) => Result,
): Result | Promise<Awaited<Result>> {
  return value instanceof Promise ? Promise.resolve(value.then(then)) : then(value);
}
