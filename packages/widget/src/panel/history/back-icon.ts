// The way back, which only this part has: an arrow against the direction of reading.

/** The path of the icon. */
export const BACK = "M19 12H5M11 6l-6 6 6 6";
