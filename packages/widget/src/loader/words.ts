// The loader's own few words. No locale is loaded before intent: a merchant writes the button's words in the snippet's link, and these,
// where they are to be in another language, in its `data-words`, with a bar between one and the next.

/** What the button says where the snippet has no link. */
export const TALK_TO_HUMAN = "Talk to a human";

/** Said before the panel is there, or when it cannot come: what the bubble opens; that a click was kept; why the panel is not here, with a
 * click that is lost, on the disk, or on this page alone; the plain page. */
export const WORDS =
  "Open chat|Noted. Connecting you…|The chat could not load.|Not sent yet. Kept here.|Not sent yet. Keep this page open.|Contact page";

/** Those of one snippet. */
export type Words = readonly [
  open: string,
  noted: string,
  nowhere: string,
  disk: string,
  page: string,
  contact: string,
];
