// Files on their way: each with its progress, why it will not go, and what can be done about it.
import type { Upload, Uploads } from "@handrail/core/uploads";
import { useLayoutEffect, useRef } from "preact/hooks";
import { sizeText, standText } from "../../domain/file-text.ts";
import { FILES } from "../../texts.ts";
import { Icon } from "../parts/icon.tsx";
import { Preview } from "../parts/preview.tsx";

const THUMB_PX = 36;

interface UploadListProps {
  readonly uploads: Uploads;
  readonly list: readonly Upload[];
}

/** The list. Whoever removes one by key stands at the next. */
export function UploadList({ uploads, list }: UploadListProps) {
  const box = useRef<HTMLUListElement>(null);
  const count = useRef(0);
  // What has just been chosen is at the end.
  useLayoutEffect(() => {
    if (box.current && list.length > count.current) box.current.scrollTop = box.current.scrollHeight;
    count.current = list.length;
  }, [list.length]);
  const remove = (upload: Upload, index: number): void => {
    const buttons = box.current?.querySelectorAll<HTMLElement>(".upload-remove");
    const next = buttons?.[index + 1] ?? buttons?.[index - 1];
    (next ?? document.querySelector<HTMLElement>("[data-composer]"))?.focus();
    uploads.remove(upload.id);
  };
  return (
    <ul class="uploads" ref={box}>
      {list.map((upload, index) => (
        <UploadRow key={upload.id} uploads={uploads} upload={upload} onRemove={() => remove(upload, index)} />
      ))}
    </ul>
  );
}

interface UploadRowProps {
  readonly uploads: Uploads;
  readonly upload: Upload;
  readonly onRemove: () => void;
}

function UploadRow({ uploads, upload, onRemove }: UploadRowProps) {
  const { id, name, stage } = upload;
  const blob = upload.isPicture ? uploads.blobOf(id) : null;
  if (stage.type === "failed") {
    return (
      <li class="upload is-bad">
        <span class="thumb">
          <Icon name="warning" />
        </span>
        <p>
          {standText(upload)}{" "}
          {!stage.isFinal && (
            <button type="button" class="text-button" onClick={() => uploads.again(id)}>
              {FILES.again}
            </button>
          )}
        </p>
        <RemoveButton name={name} onClick={onRemove} />
      </li>
    );
  }
  return (
    <li class="upload">
      <span class="thumb">
        {blob ? <Preview blob={blob} width={THUMB_PX} height={THUMB_PX} /> : <Icon name="file" />}
      </span>
      <div>
        <b>{name}</b>
        {stage.type === "up" ? (
          <small>{sizeText(upload.bytes)}</small>
        ) : (
          <progress
            aria-label={standText(upload)}
            max={upload.bytes}
            {...(upload.received > 0 && { value: upload.received })}
          />
        )}
      </div>
      <RemoveButton name={name} onClick={onRemove} />
    </li>
  );
}

function RemoveButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="icon-button upload-remove" aria-label={FILES.remove(name)} onClick={onClick}>
      <Icon name="close" />
    </button>
  );
}
