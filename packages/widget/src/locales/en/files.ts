// English: the words of pictures and files.
import { many } from "../plural.ts";

/** The dictionary that {@link FilesWords} is the type of. */
export const files = {
  dropHere: "Drop files here",
  remove: "Remove {name}",
  uploading: "Uploading {name}: {percent}",
  uploaded: "{name} is ready to send",
  uploadFailed: "{name} could not be uploaded.",
  uploadAgain: "Try again",
  tooLarge: "{name} is larger than {size}.",
  wrongType: "{name} is of a kind that cannot be sent here.",
  tooMany: many({ one: "Only {n} file can be sent at once.", other: "Only {n} files can be sent at once." }),
  tooManyNow: "{name} was not taken: there are too many files for now. Please try again later.",
  refused: "{name} was refused by a virus scanner.",
  picture: "Picture: {name}",
  download: "Download {name}",
  aFile: "A file",
};

/** The texts of files in one language. */
export type FilesWords = { readonly [Key in keyof typeof files]: (typeof files)[Key] };
