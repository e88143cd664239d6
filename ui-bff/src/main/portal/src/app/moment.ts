/**
 * A past moment: a position in the history, or an instant. Where both are known the position decides;
 * the instant tells its day.
 */
export type Moment = { position?: string; instant?: string };

/** The moment that an address names; undefined for now. What the hub cannot read it refuses itself. */
export function momentIn(search: URLSearchParams): Moment | undefined {
  const position = search.get('at');
  const instant = search.get('asOf');
  if (!position && !instant) return undefined;
  return { ...(position && { position }), ...(instant && { instant }) };
}

/** The same in the words of an address. */
export const addressOf = (moment: Moment | undefined): Record<string, string> => ({
  ...(moment?.position && { at: moment.position }),
  ...(moment?.instant && { asOf: moment.instant }),
});

/** The parameter by which a read names the moment: the hub takes one of the two. */
export const parameterOf = ({ position, instant }: Moment): [string, string] => (position ? ['at', position] : ['asOf', instant ?? '']);

/** The moment after an event. */
export const after = ({ position, at }: { position: number; at?: string | undefined }): Moment => ({ position: String(position), ...(at && { instant: at }) });
