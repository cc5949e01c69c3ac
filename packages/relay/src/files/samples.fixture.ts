// The smallest files that are what they say.

/** Two red pixels side by side. */
export const PNG = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGO44KAARAAJtwJhLuqvNAAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** A document of no pages, which readers know by its first bytes. */
export const PDF = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
