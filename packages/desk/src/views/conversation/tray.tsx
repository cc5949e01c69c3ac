// What is chosen for the next reply, above the composer. What becomes of a file is told once to those who cannot see it.
import type { Uploads } from "@handrail/core/uploads";
import { LIMITS } from "@handrail/protocol";
import { standText } from "../../domain/file-text.ts";
import { FILES } from "../../texts.ts";
import { UploadList } from "./upload-list.tsx";

/** The tray. */
export function Tray({ uploads }: { readonly uploads: Uploads }) {
  const chosen = uploads.chosen.value;
  const settled = chosen.filter(({ stage }) => stage.type !== "sending");
  return (
    <div class="tray">
      {chosen.length > 0 && <UploadList uploads={uploads} list={chosen} />}
      <p class="tray-over" role="status">
        {uploads.isOver.value && FILES.tooMany(LIMITS.filesPerMessageMax)}
      </p>
      <div class="visually-hidden" role="status" aria-atomic="false">
        {settled.map((upload) => (
          <p key={`${upload.id} ${upload.stage.type}`}>{standText(upload)}</p>
        ))}
      </div>
    </div>
  );
}
