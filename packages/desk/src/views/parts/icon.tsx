// The icons: 24 by 24, drawn with the text's colour, silent to screen readers because words stand beside them.

const PATHS = {
  inbox: "M3 13h5l1.5 3h5L16 13h5M5.5 5h13L21 13v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-5z",
  team: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8",
  globe:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.5 2.5 3.8 5.5 3.8 9s-1.3 6.5-3.8 9c-2.5-2.5-3.8-5.5-3.8-9S9.5 5.500 12 3z",
  key: "M15 9.500a.5.5 0 1 1-1 0 .5.5 0 0 1 1 0M14.500 3a6.500 6.500 0 1 1-2.600 12.500L9 18.500H7v2H3v-4l6-6A6.500 6.500 0 0 1 14.500 3z",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500a7.500 7.500 0 0 1 15 0",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.300a2.600 2.600 0 1 1 3.600 2.400c-.7.3-1.100.9-1.100 1.700v.4M12 17h.01",
  send: "M4 12 20 4l-5 16-3.500-6.500zM11.500 13.500 20 4",
  check: "m5 12.500 4.500 4.500L19 7.500",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  down: "M12 5v14M6 13l6 6 6-6",
  handover: "M4 7h13M13 3l4 4-4 4M20 17H7M11 13l-4 4 4 4",
  return: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  settle: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.200l2.800 2.800L16 9.500",
  archive: "M4 5h16v4H4zM5.500 9v9a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V9M10 13h4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2",
  bot: "M6 9h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM12 9V5M9.500 13.500v1M14.500 13.500v1M2.500 13v3M21.500 13v3",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  phone: "M6 3h3l1.500 5-2 1.500a12 12 0 0 0 6 6l1.500-2 5 1.500v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  star: "m12 4 2.500 5.200 5.500.8-4 4 1 5.600-5-2.700-5 2.700 1-5.600-4-4 5.500-.8z",
  link: "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  plus: "M12 5v14M5 12h14",
  trash: "M4 7h16M9 7V4h6v3M6.500 7l1 13h9l1-13M10 11v5M14 11v5",
  warning: "M12 4 2.500 20h19zM12 10v4.500M12 17.500h.01",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01",
  bell: "M6 10a6 6 0 0 1 12 0c0 6 2.500 7 2.500 7h-17S6 16 6 10M10 20.500a2.200 2.200 0 0 0 4 0",
  hand: "M7 13V6.500a1.500 1.500 0 0 1 3 0V11M10 11V4.500a1.500 1.500 0 0 1 3 0V11M13 11V5.500a1.500 1.500 0 0 1 3 0V12M16 9a1.500 1.500 0 0 1 3 0v5a7 7 0 0 1-7 7c-3 0-4.500-1.500-6-4l-2.300-3.700A1.500 1.500 0 0 1 6.200 12L7 13",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  retry: "M4 12a8 8 0 0 1 14-5.300L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.300L4 15M4 20v-5h5",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z",
  lock: "M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11",
  list: "M4 6h.01M4 12h.01M4 18h.01M8 6h12M8 12h12M8 18h12",
  search: "M10.500 17.500a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.500 15.500 21 21",
  bookmark: "M7 4h10a1 1 0 0 1 1 1v15.500l-6-4.500-6 4.500V5a1 1 0 0 1 1-1z",
  clip: "m20 11.500-8.200 8.200a5 5 0 0 1-7-7l8.400-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.300 8.300a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700",
  file: "M13.500 3.500H7A1.500 1.500 0 0 0 5.500 5v14A1.500 1.500 0 0 0 7 20.500h10a1.500 1.500 0 0 0 1.500-1.500V8.500l-5-5zM13.500 3.500v5h5",
  flag: "M5 21V4M5 5h12l-2.500 4L17 13H5",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** One icon. */
export function Icon({ name, class: className = "" }: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the house. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="16" />
      <path d="M13 41 39 22h12" />
      <path class="mark-soft" d="M22 35v15M39 23v27" />
    </svg>
  );
}
