/** Moments as fields of date and time hold them: in the time zone of the reader's device. */

/** The milliseconds since 1970 of a typed date and time; NaN if it is none. */
export const momentOf = (local: string): number => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? new Date(local).getTime() : Number.NaN);

/** An instant as such a field shows it, to the second. */
export function localOf(instant: string): string {
  const date = new Date(instant);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
