// What is said of a file: how large it is, how far it has come, and why it will not go.
import type { Upload } from "@handrail/core/uploads";
import { LIMITS } from "@handrail/protocol";
import { FILES } from "../texts.ts";

const KB = 1024;
const MB = KB * KB;

/** `84 kB`, `1.2 MB` */
export function sizeText(bytes: number): string {
  return bytes < MB ? `${Math.ceil(bytes / KB)} kB` : `${Number((bytes / MB).toFixed(1))} MB`;
}

/** Where a file on its way stands. */
export function standText({ name, bytes, received, stage }: Upload): string {
  switch (stage.type) {
    case "sending":
      return FILES.uploading(name, Math.floor((100 * received) / bytes));
    case "up":
      return FILES.uploaded(name);
    case "failed":
      return failureText(name, stage.code);
  }
}

function failureText(name: string, code: string | null): string {
  switch (code) {
    case "file-too-large":
      return FILES.tooLarge(name, sizeText(LIMITS.fileBytesMax));
    case "file-type-refused":
      return FILES.wrongType(name);
    case "file-refused":
      return FILES.refused(name);
    case "too-many-files":
      return FILES.tooManyHere(name);
    case "scan-pending":
      return FILES.scanPending(name);
    default:
      return FILES.failed(name);
  }
}

/** How large a picture is shown, in CSS pixels: its place is there before it is. */
export function pictureBox(
  { width = 280, height = 210 }: { readonly width?: number; readonly height?: number },
  most: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
