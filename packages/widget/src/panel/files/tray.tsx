// What is chosen for the next message. What becomes of a file is told once, to those who cannot see it; its progress is not read out.
import { LIMITS, type FileId } from "@handrail/protocol";
import { createRef, keeping } from "../kit.ts";
import type { FilesModel } from "./files-model.ts";
import { standText, UploadRow } from "./upload-row.tsx";

/** The tray, above the composer. */
export const Tray = keeping(({ model }: { model: FilesModel }, own) => {
  const { uploads, words, format } = model;
  let stood: ReadonlyMap<FileId, string | null> = new Map();
  let told: readonly string[] = [];
  const box = createRef<HTMLDivElement>();
  let count = 0;
  // What has just been chosen is at the end.
  own.drawn = () => {
    const { length } = uploads.chosen.peek();
    if (box.current && length > count) box.current.scrollTop = box.current.scrollHeight;
    count = length;
  };
  return () => {
    const chosen = uploads.chosen.value;
    const stand = new Map(chosen.map((upload) => [upload.id, standText(model, upload)] as const));
    const news = [...stand].flatMap(([id, text]) => (text !== null && stood.get(id) !== text ? [text] : []));
    const over = uploads.isOver.value ? format.say(words.tooMany, { n: LIMITS.filesPerMessageMax }) : null;
    stood = stand;
    told = chosen.length > 0 ? [...told, ...news] : [];
    return (
      <>
        <div ref={box} class={chosen.length > 0 ? "tray" : "tray none"}>
          <ul>
            {chosen.map((upload) => (
              <UploadRow key={upload.id} model={model} upload={upload} />
            ))}
          </ul>
          <div class="spoken" role="status" aria-atomic="false">
            {told.map((text, index) => (
              <p key={index}>{text}</p>
            ))}
          </div>
        </div>
        <p class={over ? "over" : "spoken"} role="status">
          {over}
        </p>
      </>
    );
  };
});
