// Later parts that are there from the start: for tests of the views, which then need no waiting.
import type { PartSource } from "../panel/parts.ts";
import * as files from "../panel/files/files-part.tsx";
import * as forms from "../panel/forms/forms-part.tsx";
import * as rich from "../panel/rich/rich-part.tsx";
import * as talk from "../panel/talk/talk-part.tsx";

/** Everything at once. */
export const partsHere: PartSource = { talk: () => talk, forms: () => forms, rich: () => rich, files: () => files };
