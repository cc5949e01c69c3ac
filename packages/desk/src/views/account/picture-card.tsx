// How visitors see the agent: the picture of their own, chosen from a file, cut, looked at, and taken away again.
import { LIMITS, type Me } from "@handrail/protocol";
import { useRef, useState } from "preact/hooks";
import { troubleText, type Answer } from "../../api/answer.ts";
import type { Square } from "../../domain/crop.ts";
import type { OpenPicture } from "../../platform/open-picture.ts";
import { PICTURES } from "../../texts-of-pictures.ts";
import { useDesk } from "../desk-context.ts";
import { Avatar, pictureUrl } from "../parts/avatar.tsx";
import { Icon } from "../parts/icon.tsx";
import { PictureCrop } from "./picture-crop.tsx";

/** A phone hands over its own kind of photo as a JPEG where that alone is asked for. */
const ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif";

/** The card. */
export function PictureCard({ me }: { readonly me: Me }) {
  const desk = useDesk();
  const [picture, setPicture] = useState<OpenPicture | null>(null);
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);

  // Whoever works by keyboard goes on where they began.
  const close = (): void => {
    setPicture(null);
    setProblem("");
    requestAnimationFrame(() => chooser.current?.focus());
  };
  const choose = async (file: File): Promise<void> => {
    const read = await desk.openPicture(file);
    const isSmall = read !== null && Math.min(read.width, read.height) < LIMITS.pictureSideMin;
    setProblem(read === null ? PICTURES.unreadable : isSmall ? PICTURES.small : "");
    if (!isSmall) setPicture(read);
  };
  const take = (answer: Answer<Me>, words: string): void => {
    setBusy(false);
    if (answer.type !== "ok") return setProblem(troubleText(answer));
    desk.session.takeMe(answer.value);
    desk.notices.done(words);
    close();
  };
  const save = async (square: Square): Promise<void> => {
    if (isBusy || !picture) return;
    setBusy(true);
    setProblem("");
    const small = await picture.write(square);
    if (small) return take(await desk.api.setPicture(small), PICTURES.saved);
    setBusy(false);
    setProblem(PICTURES.unwritten);
  };
  const remove = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    take(await desk.api.removePicture(), PICTURES.removed);
  };

  return (
    <section class="card" aria-labelledby="picture">
      <h2 id="picture">{PICTURES.title}</h2>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file can be chosen again.
          currentTarget.value = "";
          if (file) void choose(file);
        }}
      />
      {picture ? (
        <PictureCrop
          picture={picture}
          name={me.name}
          isBusy={isBusy}
          onSave={(square) => void save(square)}
          onCancel={close}
        />
      ) : (
        <div class="picture-now">
          <Avatar name={me.name} seed={me.id} picture={pictureUrl(me)} />
          <div class="stack">
            <p class="hint">{PICTURES.lead}</p>
            <div class="row">
              <button ref={chooser} type="button" class="button" onClick={() => input.current?.click()}>
                <Icon name="user" /> {me.picture === null ? PICTURES.choose : PICTURES.change}
              </button>
              {me.picture !== null && (
                <button type="button" class="button" aria-busy={isBusy} onClick={() => void remove()}>
                  <Icon name="trash" /> {PICTURES.remove}
                </button>
              )}
            </div>
          </div>
        </div>
      )}
      <p class="picture-problem problem" role="status">
        {problem}
      </p>
    </section>
  );
}
