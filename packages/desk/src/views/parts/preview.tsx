// A picture drawn from its own bytes, before it is anywhere: the console's policy allows no `blob:` addresses, and a canvas needs none.
import { useEffect, useRef } from "preact/hooks";

interface PreviewProps {
  readonly blob: Blob;
  /** In CSS pixels; what does not fit is cut off. */
  readonly width: number;
  readonly height: number;
}

/** The picture, or nothing where the browser cannot read it. */
export function Preview({ blob, width, height }: PreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = globalThis.devicePixelRatio || 1;
  useEffect(() => {
    if (canvas.current) void draw(canvas.current, blob);
  }, [blob, width, height, scale]);
  return <canvas ref={canvas} width={width * scale} height={height * scale} />;
}

async function draw(canvas: HTMLCanvasElement, blob: Blob): Promise<void> {
  const picture = await bitmapOf(blob);
  if (!picture) return;
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const pen = canvas.getContext("2d");
  pen?.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  picture.close();
}

async function bitmapOf(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob);
  } catch {
    return null;
  }
}
