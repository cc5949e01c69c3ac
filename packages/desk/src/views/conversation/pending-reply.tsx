// A reply on its way: sending, waiting for the network, sent, or refused with a way on.
import type { Row } from "../../domain/transcript.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Files, type FilesOf } from "./files.tsx";
import { AskedForm } from "./message-extras.tsx";
import { Words } from "./words.tsx";

interface PendingReplyProps {
  readonly row: Extract<Row, { type: "reply" }>;
  readonly files: FilesOf;
}

/** The reply. */
export function PendingReply({ row, files }: PendingReplyProps) {
  return (
    // The agent knows what they have written; it is read out once, when it stands in the log.
    <div class={`message is-me is-first is-last is-pending is-${row.state.type}`} aria-live="off">
      {row.text !== "" && (
        <div class="bubble">
          <Words text={row.text} />
          {row.form && <AskedForm form={row.form} />}
        </div>
      )}
      {row.files.length > 0 && <Files {...files} files={row.files} />}
      <p class="message-meta" role="status">
        <Delivery row={row} />
      </p>
    </div>
  );
}

function Delivery({ row }: { readonly row: Extract<Row, { type: "reply" }> }) {
  const { replies } = useDesk();
  switch (row.state.type) {
    case "sending":
      return <span>{row.state.attempts > 1 ? "Sending again…" : "Sending…"}</span>;
    case "waiting":
      return <span>{row.state.attempts > 0 ? "Not sent yet. It is kept and tried again." : "Sending…"}</span>;
    case "sent":
      return (
        <span>
          <Icon name="check" /> Sent
        </span>
      );
    case "refused":
      return (
        <span class="refused">
          <Icon name="warning" /> Not sent: {row.state.error.message}
          <button type="button" class="text-button" onClick={() => replies.tryAgain(row.id)}>
            Try again
          </button>
          <button type="button" class="text-button" onClick={() => replies.drop(row.id)}>
            Discard
          </button>
        </span>
      );
  }
}
