// Hands the desk to every view without passing it through each of them.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Desk } from "../state/create-desk.ts";

/** Filled by the composition root. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk of this page. @throws when a view stands outside of it, a mistake of ours. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("A view stands outside of DeskContext.");
  return desk;
}
