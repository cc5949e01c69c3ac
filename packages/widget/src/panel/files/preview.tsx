// A picture that was chosen on this page, drawn from its own bytes: no address, so that no content policy of the page's has a say in it.
import { createRef, keeping } from "../kit.ts";

interface PreviewProps {
  readonly blob: Blob;
  /** In CSS pixels; what does not fit is cut off. */
  readonly width: number;
  readonly height: number;
}

/** The picture, or nothing where the browser cannot read it. */
export const Preview = keeping(({ blob }: PreviewProps, own) => {
  const canvas = createRef<HTMLCanvasElement>();
  own.mounted = () => {
    if (canvas.current) void draw(canvas.current, blob);
    return () => {};
  };
  return ({ width, height }: PreviewProps) => {
    const scale = globalThis.devicePixelRatio || 1;
    return <canvas ref={canvas} width={width * scale} height={height * scale} />;
  };
});

async function draw(canvas: HTMLCanvasElement, blob: Blob): Promise<void> {
  const picture = await bitmapOf(blob);
  if (!picture) return;
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext("2d")?.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  picture.close();
}

async function bitmapOf(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob);
  } catch {
    return null;
  }
}
