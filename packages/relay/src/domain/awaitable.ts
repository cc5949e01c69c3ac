// What a near store has at once and a far one has soon. Whoever asks awaits it, whichever it is.

export type Awaitable<Value> = Value | Promise<Value>;
