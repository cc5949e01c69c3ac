// What became of telling somebody outside: by mail, or by webhook.

/** `why` names no address and no secret. `isFinal`: trying again would come to the same. */
export type Delivery = { readonly ok: true } | { readonly ok: false; readonly why: string; readonly isFinal?: true };
