// A window beside the page, which only this part draws.

/** The path of the icon. */
export const WINDOW = "M14 4h6v6M20 4l-9 9M11 5H7q-3 0-3 3v9q0 3 3 3h9q3 0 3-3v-4";
