// Cuts what humans are to have into messages that their channel takes. Knows nothing of how they travel.
import { LIMITS, type Event } from "@handrail/protocol";

/** What one message to humans carries at most, with room for its name. */
const PIECE_CHARS_MAX = Math.floor(LIMITS.channelBytesMax / 3);

/** As few as possible, in order. */
export function piecesOf(events: readonly Event[]): readonly (readonly Event[])[] {
  const pieces: Event[][] = [];
  let chars = Infinity;
  for (const whole of events) {
    const event = slim(whole);
    const length = JSON.stringify(event).length;
    if (chars + length > PIECE_CHARS_MAX) {
      pieces.push([]);
      chars = 0;
    }
    pieces.at(-1)?.push(event);
    chars += length;
  }
  return pieces;
}

// A bot's longest answer with all that may stand beside it is more than Ably takes: humans then get its words.
function slim(event: Event): Event {
  if (event.type !== "message.sent" || !event.answer || JSON.stringify(event).length <= PIECE_CHARS_MAX) return event;
  const { run, askSeq, isUnsure } = event.answer;
  return { ...event, answer: { run, askSeq, isUnsure, suggestions: [], sources: [] } };
}
