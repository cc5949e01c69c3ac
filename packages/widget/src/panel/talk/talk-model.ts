// What the views of a conversation share, besides what the first part's views do.
import type { ConversationId } from "@handrail/protocol";
import type { ReadonlySignal } from "@preact/signals-core";
import type { RichWords } from "../../locales/en/rich.ts";
import { opensElsewhere } from "../../locales/en/shared.ts";
import { talk, type TalkWords } from "../../locales/en/talk.ts";
import { computed } from "../kit.ts";
import type { Model } from "../model.ts";
import { humanBar, type Bar } from "./human-bar.ts";
import { pictures, type PictureOf } from "./pictures.tsx";
import { talkFormat, type TalkFormat } from "./talk-format.ts";
import { seenKey, transcript, type Item } from "./transcript.ts";

/** The model of a conversation. */
export interface TalkModel extends Model {
  readonly words: Model["words"] & TalkWords & Pick<RichWords, "opensElsewhere">;
  readonly format: TalkFormat;
  readonly items: ReadonlySignal<readonly Item[]>;
  readonly bar: ReadonlySignal<Bar>;
  /** The key of the message that a human has seen and not answered yet. */
  readonly seenKey: ReadonlySignal<string | null>;
  readonly picture: PictureOf;
  /** An earlier conversation that is read: its files lie elsewhere, and nothing can be said in it. */
  readonly earlier?: ConversationId;
}

/** The model, from the first part's. */
export function talkModel(model: Model): TalkModel {
  const { chat } = model;
  return {
    ...model,
    words: model.inLanguage((locale) => ({
      ...model.words,
      ...talk,
      ...locale?.talk,
      opensElsewhere: locale?.rich?.opensElsewhere ?? opensElsewhere,
    })),
    format: model.inLanguage(() => talkFormat(model.words)),
    picture: pictures(model),
    items: computed(() => transcript(chat.entries.value)),
    seenKey: computed(() => seenKey(chat.entries.value, chat.human.value)),
    bar: computed(() =>
      humanBar({
        human: chat.human.value,
        conversation: chat.conversation.value,
        site: chat.site.value,
        live: chat.live.value,
        nowMs: chat.now.value,
      }),
    ),
  };
}
