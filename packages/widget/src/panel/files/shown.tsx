// The files of a message. A picture has its place before it is there, so that nothing moves; a click opens it, or saves what is none.
import type { ConversationId, FileId, FileRef } from "@handrail/protocol";
import type { ComponentChildren } from "preact";
import { Icon, keeping, signal } from "../kit.ts";
import type { FilesModel } from "./files-model.ts";
import { PAGE } from "./page-icon.ts";
import { Preview } from "./preview.tsx";

interface ShownProps {
  readonly model: FilesModel;
  readonly files: readonly (FileRef | FileId)[];
  /** An earlier conversation; the present one's unless given. */
  readonly of?: ConversationId | undefined;
}

type AttachedProps = Pick<ShownProps, "model" | "of"> & { readonly file: FileRef };

/** The most that a picture takes, in CSS pixels. */
const BOX = { width: 260, height: 240 };

/** All of them, beneath each other. */
export function Shown({ model, files, of }: ShownProps) {
  return (
    <div class="files">
      {files.map((file) => {
        const ref = typeof file === "string" ? model.uploads.refOf(file) : file;
        // Kept from an earlier page and not sent yet: what it is called is known once it is in the log.
        return ref ? (
          <Attached key={ref.id} model={model} file={ref} of={of} />
        ) : (
          <span key={file} class="file">
            <Icon path={PAGE} />
            <span>{model.words.aFile}</span>
          </span>
        );
      })}
    </div>
  );
}

// A page's content policy may forbid the picture: it is a file like others then.
const Attached = keeping(({ model, file, of }: AttachedProps) => {
  const { words, format, urlOf, size, uploads } = model;
  const hasFailed = signal(false);
  const isPicture = file.type.startsWith("image/");
  const { name } = file;
  return () => {
    const url = urlOf(file.id, of);
    if (!isPicture || hasFailed.value) {
      return (
        <Linked kind="file" url={url} label={`${format.say(words.download, { name })}, ${size(file.bytes)}`}>
          <Icon path={PAGE} />
          <span>
            <b>{name}</b> <small>{size(file.bytes)}</small>
          </span>
        </Linked>
      );
    }
    const label = format.say(words.picture, { name });
    const box = boxOf(file);
    // What the visitor sends is not fetched again to be shown; what moves has to be.
    const blob = file.type === "image/gif" ? null : uploads.blobOf(file.id);
    return (
      <Linked kind="picture" url={url} label={label}>
        {blob ? (
          <Preview blob={blob} {...box} />
        ) : (
          <img src={url ?? ""} alt="" {...box} decoding="async" onError={() => (hasFailed.value = true)} />
        )}
      </Linked>
    );
  };
});

interface LinkedProps {
  readonly kind: "file" | "picture";
  /** `null`: it is nowhere yet. */
  readonly url: string | null;
  readonly label: string;
  readonly children: ComponentChildren;
}

function Linked({ kind, url, label, children }: LinkedProps) {
  if (url === null) {
    return kind === "file" ? (
      <span class={kind}>{children}</span>
    ) : (
      <span class={kind} role="img" aria-label={label}>
        {children}
      </span>
    );
  }
  return (
    <a class={kind} aria-label={label} href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function boxOf({ width = BOX.width, height = BOX.height }: FileRef): {
  readonly width: number;
  readonly height: number;
} {
  const scale = Math.min(1, BOX.width / width, BOX.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
