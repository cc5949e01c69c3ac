// One message as the visitor saw it: who speaks, the words, what a bot's answer rests on, where it was cut.
import type { AnswerFacts, Source } from "@handrail/protocol";
import { timeText } from "../../domain/durations.ts";
import type { MessageNote, MessageRow } from "../../domain/transcript.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { Icon } from "../parts/icon.tsx";
import { BotWords } from "./bot-words.tsx";
import { Files, type FilesOf } from "./files.tsx";
import { AskedForm, Cards, FilledFields } from "./message-extras.tsx";
import { Words } from "./words.tsx";

/** The message. */
export function Message({ row, files }: { readonly row: MessageRow; readonly files: FilesOf }) {
  const names = [
    "message",
    `is-${row.speaker}`,
    row.isFirst && "is-first",
    row.isLast && "is-last",
    row.isCut && "is-cut",
  ];
  return (
    <div class={names.filter(Boolean).join(" ")}>
      {row.isFirst && (
        <p class="message-who">
          {row.speaker === "bot" && <Icon name="bot" />}
          {row.speaker === "me" ? "You" : row.name}
          {row.speaker === "bot" && row.name !== "Bot" && <span class="bot-mark">Bot</span>}
        </p>
      )}
      {(row.text !== "" || row.files.length === 0) && (
        <div class="bubble" title={timeText(row.atMs)}>
          <Said row={row} />
          {row.isCut && <p class="cut-note">Cut off here: this is what the visitor had seen of it.</p>}
          {row.answer && <AnswerNotes answer={row.answer} />}
          {row.form && <AskedForm form={row.form} />}
        </div>
      )}
      {row.files.length > 0 && <Files {...files} files={row.files} />}
      {(row.isLast || row.isSaved || row.notes.length > 0) && (
        <p class="message-meta">
          <time dateTime={new Date(row.atMs).toISOString()}>{timeText(row.atMs)}</time>
          {row.isSaved && (
            <span class="note">
              <Icon name="bookmark" /> {SAVED_REPLIES.wasAlone}
            </span>
          )}
          {row.notes.map((note) => (
            <Note key={`${note.type}${note.dueAtMs ?? ""}`} note={note} />
          ))}
        </p>
      )}
    </div>
  );
}

function Said({ row: { fields, speaker, text } }: { readonly row: MessageRow }) {
  if (fields) return <FilledFields fields={fields} />;
  return speaker === "bot" ? <BotWords text={text} /> : <Words text={text} />;
}

function AnswerNotes({ answer }: { readonly answer: AnswerFacts }) {
  return (
    <>
      {answer.isUnsure && (
        <p class="unsure">
          <Icon name="info" /> The bot said that it was not sure.
        </p>
      )}
      {answer.cards && <Cards cards={answer.cards} />}
      {answer.sources.length > 0 && (
        <ul class="sources" aria-label="Sources">
          {answer.sources.map((source) => (
            <li key={source.url + source.title}>
              <SourceLink source={source} />
            </li>
          ))}
        </ul>
      )}
      {answer.suggestions.length > 0 && (
        <ul class="suggestions" aria-label="Replies that the bot suggested">
          {answer.suggestions.map((suggestion) => (
            <li key={suggestion}>{suggestion}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function SourceLink({ source }: { readonly source: Source }) {
  const isWeb = /^https?:/.test(source.url);
  return (
    <>
      {isWeb ? (
        <a href={source.url} target="_blank" rel="noopener noreferrer">
          <Icon name="link" />
          {source.title}
        </a>
      ) : (
        <span>{source.title}</span>
      )}
      {source.quote !== undefined && <q>{source.quote}</q>}
    </>
  );
}

function Note({ note }: { readonly note: MessageNote }) {
  return note.type === "kept" ? (
    <span class="note is-kept">
      <Icon name="check" /> Promise kept
    </span>
  ) : (
    <span class="note">
      <Icon name="clock" /> {note.dueAtMs === null ? "Answer promised" : `Answer promised by ${timeText(note.dueAtMs)}`}
    </span>
  );
}
