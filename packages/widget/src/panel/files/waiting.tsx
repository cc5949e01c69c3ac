// What was said and waits for its files: at the transcript's end, since nobody else can see it yet.
import { live } from "../kit.ts";
import type { FilesModel } from "./files-model.ts";
import { UploadRow } from "./upload-row.tsx";

/** Its rows. */
export const Waiting = live(({ model }: { model: FilesModel }) => (
  <>
    {model.uploads.messages.value.map(({ id, text, uploads }) => (
      <div key={id} class="row visitor first last">
        {text && <div class="said unsent">{text}</div>}
        <ul class="tray">
          {uploads.map((upload) => (
            <UploadRow key={upload.id} model={model} upload={upload} />
          ))}
        </ul>
      </div>
    ))}
  </>
));
