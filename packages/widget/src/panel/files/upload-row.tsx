// One file on its way: what it is, how far it has come, why it will not go, and what can be done about it.
import { LIMITS } from "@handrail/protocol";
import type { Upload } from "@handrail/core/uploads";
import { Icon, live } from "../kit.ts";
import type { FilesModel } from "./files-model.ts";
import { PAGE } from "./page-icon.ts";
import { Preview } from "./preview.tsx";

const THUMB_PX = 40;

/** The file's row. */
export const UploadRow = live(({ model, upload }: { model: FilesModel; upload: Upload }) => {
  const { words, format, uploads, size } = model;
  const { id, name, stage } = upload;
  const blob = upload.isPicture ? uploads.blobOf(id) : null;
  const hasFailed = stage.type === "failed";
  return (
    <li class={hasFailed ? "upload bad" : "upload"}>
      <span class="thumb">
        {hasFailed ? (
          <Icon name="alert" />
        ) : blob ? (
          <Preview blob={blob} width={THUMB_PX} height={THUMB_PX} />
        ) : (
          <Icon path={PAGE} />
        )}
      </span>
      <div>
        {hasFailed ? (
          <p>{failureText(model, upload)}</p>
        ) : (
          <>
            <b>{name}</b>
            {stage.type === "up" ? <small>{size(upload.bytes)}</small> : <Progress model={model} upload={upload} />}
          </>
        )}
        {hasFailed && !stage.isFinal && (
          <button
            type="button"
            class="link"
            onClick={({ currentTarget }) => {
              removeButtonOf(currentTarget.closest("li"))?.focus();
              uploads.again(id);
            }}
          >
            {words.uploadAgain}
          </button>
        )}
      </div>
      <button
        type="button"
        class="icon"
        aria-label={format.say(words.remove, { name })}
        onClick={({ currentTarget }) => {
          const row = currentTarget.closest("li");
          const next = removeButtonOf(row?.nextElementSibling) ?? removeButtonOf(row?.previousElementSibling);
          (next ?? model.shell.root.querySelector<HTMLElement>(".composer > .icon"))?.focus();
          uploads.remove(id);
        }}
      >
        <Icon name="close" />
      </button>
    </li>
  );
});

// Where the focus goes when what had it has done its work.
function removeButtonOf(row: Element | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>("button.icon") ?? null;
}

/** What is said of a file that is up, or that will not go; nothing of one on its way. */
export function standText(model: FilesModel, upload: Upload): string | null {
  switch (upload.stage.type) {
    case "sending":
      return null;
    case "up":
      return model.format.say(model.words.uploaded, { name: upload.name });
    case "failed":
      return failureText(model, upload);
  }
}

function failureText({ words, format, size }: FilesModel, { name, stage }: Upload): string {
  switch (stage.type === "failed" ? stage.code : null) {
    case "file-too-large":
      return format.say(words.tooLarge, { name, size: size(LIMITS.fileBytesMax) });
    case "file-type-refused":
      return format.say(words.wrongType, { name });
    case "file-refused":
      return format.say(words.refused, { name });
    case "too-many-files":
      return format.say(words.tooManyNow, { name });
    default:
      return format.say(words.uploadFailed, { name });
  }
}

function Progress({ model: { words, format, percent }, upload }: { model: FilesModel; upload: Upload }) {
  const { name, bytes, received } = upload;
  const label = format.say(words.uploading, { name, percent: percent(received / bytes) });
  // Without a value until something has arrived: it moves, and promises nothing.
  return <progress aria-label={label} max={bytes} {...(received > 0 && { value: received })} />;
}
