/** A clock, as a line icon of one path. */
export const CLOCK = "M12 7.5V12l3 2M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z";
