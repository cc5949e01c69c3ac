// The pictures of the agents who speak here, each asked for once. They are drawn from their bytes, on a canvas: no address, so that no
// content policy of the page's has a say in it, and no broken picture stands anywhere.
import type { AgentId, AgentRef } from "@handrail/protocol";
import type { ComponentChild } from "preact";
import type { Signal } from "@preact/signals-core";
import { createRef, Face, keeping, live, signal } from "../kit.ts";
import type { Model } from "../model.ts";
import type { TalkModel } from "./talk-model.ts";

/** An agent's picture, drawn again when it has come; `null` until then, and where there is none. */
export type PictureOf = (agent: AgentId) => ComponentChild;

/** Asks the shell's relay. Where the page is the authority itself, there is nobody to ask. */
export function pictures({ chat, shell }: Pick<Model, "chat" | "shell">): PictureOf {
  const known = new Map<AgentId, Signal<ImageBitmap | null>>();
  const ask = async (agent: AgentId): Promise<ImageBitmap | null> => {
    const url = `${shell.relay}/v1/agents/${agent}/picture`;
    const answer = await chat.lent.platform.fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
    return answer.status === 200 ? createImageBitmap(await answer.blob()) : null;
  };
  return (agent) => {
    const site = chat.site.value;
    if (!site || site.isDirect) return null;
    let picture = known.get(agent);
    if (!picture) {
      const coming = signal<ImageBitmap | null>(null);
      known.set(agent, (picture = coming));
      // Initials say as much where it cannot be had.
      ask(agent).then(
        (bitmap) => (coming.value = bitmap),
        () => {},
      );
    }
    return picture.value && <Drawn picture={picture.value} />;
  };
}

/** An agent's face. */
export const AgentFace = live(({ model, agent }: { model: TalkModel; agent: AgentRef }) => (
  <Face name={agent.name}>{model.picture(agent.id)}</Face>
));

const Drawn = keeping(({ picture }: { picture: ImageBitmap }, own) => {
  const canvas = createRef<HTMLCanvasElement>();
  own.drawn = () => void (canvas.current && draw(canvas.current, picture));
  return () => <canvas ref={canvas} />;
});

// As sharp as the screen, at whatever size its face has.
function draw(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  const side = (canvas.width = canvas.height = canvas.clientWidth * (globalThis.devicePixelRatio || 1));
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, side, side);
}
