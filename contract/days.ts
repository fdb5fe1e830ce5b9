/** The years that are kept: whatever is told of another was mistyped (0024 for 2024), and counting on from it would leave the calendar. */
export const firstYear = 1900, lastYear = 2999;

/** Whether a date or an instant, written as ISO 8601 does, falls in the years that are kept. */
export const isKept = (iso: string): boolean => Number(iso.slice(0, 4)) >= firstYear && Number(iso.slice(0, 4)) <= lastYear;
