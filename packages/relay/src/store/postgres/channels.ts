// What the relay's nodes listen to at Postgres.

/** Where nodes hear of each other's commits. */
export const CHANNEL = "handrail";
/** Where they hear of what is beside the log. */
export const SIDE_CHANNEL = "handrail_beside";
