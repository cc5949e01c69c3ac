// Replies that wait for their files: at the transcript's end, since the visitor cannot see them yet.
import type { ConversationId } from "@handrail/protocol";
import { useDesk } from "../desk-context.ts";
import { UploadList } from "./upload-list.tsx";
import { Words } from "./words.tsx";

/** The replies. */
export function WaitingReplies({ conversation }: { readonly conversation: ConversationId }) {
  const uploads = useDesk().attachments.of(conversation);
  return (
    <>
      {uploads.messages.value.map(({ id, text, uploads: list }) => (
        <div key={id} class="message is-me is-first is-last is-pending">
          {text !== "" && (
            <div class="bubble">
              <Words text={text} />
            </div>
          )}
          <UploadList uploads={uploads} list={list} />
        </div>
      ))}
    </>
  );
}
