// Makes ids on any page: one over plain http has no `randomUUID`.

/** 22 characters of base64url. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(17));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\W/g, "-")
    .slice(0, 22);
}
