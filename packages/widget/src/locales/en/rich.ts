// English: the words of what a message brings besides plain text: links that lead elsewhere, cards, forms.
import { opensElsewhere } from "./shared.ts";

/** The dictionary that {@link RichWords} is the type of. */
export const rich = {
  opensElsewhere,
  cards: "Choices",

  // A form that the assistant or a person asks for
  formSend: "Send",
  formOptional: "optional",
  formMissing: "Please fill this in.",
  formChoose: "Please choose",
  formYes: "Yes",
  formNo: "No",
  formInstead: "Or just write a message below.",
};

/** The texts of rich messages in one language. */
export type RichWords = { readonly [Key in keyof typeof rich]: (typeof rich)[Key] };
