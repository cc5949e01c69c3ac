// What a desk is told of a piece of news, whatever carries it.
import type { DeskFrame } from "@handrail/protocol";
import type { NewsItem } from "../realtime/news.ts";

/** The frame. */
export function frameOf(item: NewsItem): DeskFrame {
  const { conversation } = item;
  switch (item.type) {
    case "log":
      return { type: "log", conversation, head: item.head, events: item.events };
    case "internal":
      return { type: "internal", conversation, events: item.events };
    case "signal":
      return { type: "signal", conversation, signal: item.signal };
  }
}
