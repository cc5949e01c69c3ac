// `GET /v1/files/:conversation/:file`: a file for whoever knows its address, with nothing in it that a browser would run.
import { conversationIdSchema, fileIdSchema } from "@handrail/protocol/wire";
import { Hono } from "hono";
import * as v from "valibot";
import { answerError } from "../http/answer-error.ts";
import type { FileKey } from "./file.ts";
import type { FileStore } from "./file-store.ts";
import { isPicture } from "./kind.ts";

const keySchema = v.object({ conversation: conversationIdSchema, file: fileIdSchema });

export function fileRoutes(files: Pick<FileStore, "find" | "part">): Hono {
  const app = new Hono();
  app.get("/v1/files/:conversation/:file", async (c) => {
    const key = v.safeParse(keySchema, c.req.param());
    const ref = key.success ? (await files.find(key.output))?.ref : null;
    if (!key.success || !ref) return answerError({ code: "not-found" });
    return new Response(contentOf(files, key.output, ref.bytes), {
      headers: {
        "content-type": ref.type,
        "content-length": String(ref.bytes),
        "content-disposition": dispositionOf(isPicture(ref.type) ? "inline" : "attachment", ref.name),
        "content-security-policy": "default-src 'none'; sandbox",
        "cross-origin-resource-policy": "cross-origin",
        "referrer-policy": "no-referrer",
        // The address names these bytes and no others, for ever.
        "cache-control": "private, max-age=31536000, immutable",
      },
    });
  });
  return app;
}

// A part at a time, as the reader takes them: a slow one holds no file in memory.
function contentOf(files: Pick<FileStore, "part">, key: FileKey, length: number): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    async pull(controller) {
      const part = await files.part(key, offset);
      // Erased while it was read: a short answer, which the length betrays.
      if (!part) return controller.error(new Error("the file is gone"));
      controller.enqueue(part);
      offset += part.byteLength;
      if (offset >= length) controller.close();
    },
  });
}

// RFC 6266 with RFC 8187: the plain name for what is old, the whole one for everybody else.
function dispositionOf(how: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
