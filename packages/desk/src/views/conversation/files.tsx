// The files of a message: a picture in its place, anything else by name; a click opens it, or saves what is no picture.
import type { ConversationId, FileId, FileRef } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { pictureBox, sizeText } from "../../domain/file-text.ts";
import { FILES } from "../../texts.ts";
import { Icon } from "../parts/icon.tsx";
import { Preview } from "../parts/preview.tsx";

/** Whose files they are. */
export interface FilesOf {
  readonly conversation: ConversationId;
  /** What this page has of a file, so that it need not be fetched. */
  readonly blobOf: (file: FileId) => Blob | null;
}

interface FilesProps extends FilesOf {
  readonly files: readonly FileRef[];
}

/** The most that a picture takes, in CSS pixels. */
const BOX = { width: 320, height: 280 };

/** All of them, beneath each other. */
export function Files({ conversation, files, blobOf }: FilesProps) {
  return (
    <div class="files">
      {files.map((file) => (
        <Attached key={file.id} file={file} url={`/v1/files/${conversation}/${file.id}`} blob={blobOf(file.id)} />
      ))}
    </div>
  );
}

interface AttachedProps {
  readonly file: FileRef;
  readonly url: string;
  readonly blob: Blob | null;
}

function Attached({ file, url, blob }: AttachedProps) {
  const [hasFailed, setFailed] = useState(false);
  const { name, type, bytes } = file;
  const link = { href: url, target: "_blank", rel: "noopener noreferrer" };
  if (hasFailed || !type.startsWith("image/")) {
    return (
      // What is seen is part of what is heard, in its order.
      <a class="file" aria-label={`${FILES.download(name)}, ${sizeText(bytes)}`} {...link}>
        <Icon name="file" />
        <span>
          <b>{name}</b> <small>{sizeText(bytes)}</small>
        </span>
      </a>
    );
  }
  const box = pictureBox(file, BOX);
  return (
    <a class="picture" aria-label={FILES.picture(name)} {...link}>
      {blob && type !== "image/gif" ? (
        <Preview blob={blob} {...box} />
      ) : (
        <img src={url} alt="" {...box} decoding="async" onError={() => setFailed(true)} />
      )}
    </a>
  );
}
