// English as a whole, for whoever holds other words against it. The panel's parts bring their own share of it.
import type { Locale } from "../locale.ts";
import { files } from "./files.ts";
import { first } from "./first.ts";
import { forms } from "./forms.ts";
import { history } from "./history.ts";
import { rich } from "./rich.ts";
import { talk } from "./talk.ts";

/** All words, as of any other language. */
export const ENGLISH: Locale = { first, talk, forms, rich, files, history };
