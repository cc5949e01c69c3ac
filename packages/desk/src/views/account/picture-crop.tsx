// The square that is kept of a picture: dragged by hand, or moved by sliders, and shown as visitors will see it.
import { useEffect, useRef, useState } from "preact/hooks";
import { CENTRED, dragged, room, squareOf, ZOOM_MAX, zoomed, type Crop, type Square } from "../../domain/crop.ts";
import type { OpenPicture } from "../../platform/open-picture.ts";
import { PICTURES } from "../../texts-of-pictures.ts";

interface PictureCropProps {
  readonly picture: OpenPicture;
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSave: (square: Square) => void;
  readonly onCancel: () => void;
}

/** The largest square in the middle, until the agent says otherwise. */
export function PictureCrop({ picture, name, isBusy, onSave, onCancel }: PictureCropProps) {
  const [crop, setCrop] = useState(CENTRED);
  const zoom = useRef<HTMLInputElement>(null);
  useEffect(() => zoom.current?.focus(), []);
  const square = squareOf(picture, crop);
  const canMove = room(picture, crop);
  return (
    <form
      class="picture-crop"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(square);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Stage picture={picture} crop={crop} onDrag={(by) => setCrop((now) => dragged(picture, now, by))} />
      <div class="picture-sliders">
        <p class="hint">{PICTURES.hint}</p>
        <label>
          {PICTURES.zoom}
          <input
            ref={zoom}
            type="range"
            min={100}
            max={ZOOM_MAX * 100}
            value={Math.round(crop.zoom * 100)}
            aria-valuetext={`${Math.round(crop.zoom * 100)}%`}
            onInput={({ currentTarget }) => setCrop(zoomed(picture, crop, Number(currentTarget.value) / 100))}
          />
        </label>
        <Slider label={PICTURES.across} at={crop.x} isOff={!canMove.x} onMove={(x) => setCrop({ ...crop, x })} />
        <Slider label={PICTURES.down} at={crop.y} isOff={!canMove.y} onMove={(y) => setCrop({ ...crop, y })} />
      </div>
      <figure class="picture-preview">
        <figcaption class="hint">{PICTURES.preview}</figcaption>
        <p class="picture-head">
          <Cut picture={picture} square={square} size={38} />
          <span>
            <b>{name}</b>
            <span class="muted">{PICTURES.where}</span>
          </span>
        </p>
        <p class="picture-row">
          <Cut picture={picture} square={square} size={22} />
          <span class="muted">{name}</span>
        </p>
        <p class="picture-said">{PICTURES.words}</p>
      </figure>
      <div class="row is-end">
        <button type="button" class="button" onClick={onCancel}>
          {PICTURES.cancel}
        </button>
        <button type="submit" class="button is-primary" aria-busy={isBusy}>
          {PICTURES.save}
        </button>
      </div>
    </form>
  );
}

interface StageProps {
  readonly picture: OpenPicture;
  readonly crop: Crop;
  readonly onDrag: (by: { readonly x: number; readonly y: number }) => void;
}

const STAGE_PX = 224;

function Stage({ picture, crop, onDrag }: StageProps) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return (
    <div
      class="picture-stage"
      role="img"
      aria-label={PICTURES.stage}
      onPointerDown={({ currentTarget, pointerId, clientX: x, clientY: y }) => {
        currentTarget.setPointerCapture(pointerId);
        from.current = { x, y };
      }}
      onPointerMove={({ currentTarget, clientX: x, clientY: y }) => {
        if (!from.current) return;
        const side = currentTarget.clientWidth;
        onDrag({ x: (x - from.current.x) / side, y: (y - from.current.y) / side });
        from.current = { x, y };
      }}
      onLostPointerCapture={() => (from.current = null)}
    >
      <Cut picture={picture} square={squareOf(picture, crop)} size={STAGE_PX} />
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  /** 0 to 1. */
  readonly at: number;
  readonly isOff: boolean;
  readonly onMove: (at: number) => void;
}

function Slider({ label, at, isOff, onMove }: SliderProps) {
  return (
    <label>
      {label}
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(at * 100)}
        disabled={isOff}
        onInput={({ currentTarget }) => onMove(Number(currentTarget.value) / 100)}
      />
    </label>
  );
}

interface CutProps {
  readonly picture: OpenPicture;
  readonly square: Square;
  /** In CSS pixels. */
  readonly size: number;
}

function Cut({ picture, square, size }: CutProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixels = Math.round(size * (globalThis.devicePixelRatio || 1));
  const { left, top, side } = square;
  useEffect(() => {
    if (canvas.current) picture.draw(canvas.current, square);
  }, [picture, left, top, side, pixels]);
  return <canvas ref={canvas} class="picture-cut" width={pixels} height={pixels} />;
}
