// Later parts that are there from the start: for tests of the views, which then need no waiting.
import type { PartModules, PartSource } from "../panel/parts.ts";
import * as ably from "../panel/ably/ably-part.ts";
import * as alerts from "../panel/alerts/alerts-part.ts";
import * as context from "../panel/context/context-part.ts";
import * as emoji from "../panel/emoji/emoji-part.tsx";
import * as files from "../panel/files/files-part.tsx";
import * as forms from "../panel/forms/forms-part.tsx";
import * as history from "../panel/history/history-part.tsx";
import * as rich from "../panel/rich/rich-part.tsx";
import * as talk from "../panel/talk/talk-part.tsx";

const PARTS: PartModules = { talk, forms, rich, files, alerts, emoji, history, context, ably };

/** Everything at once. */
export const partsHere: PartSource = (name) => PARTS[name];
