/**
 * Units of UN/ECE Rec 20 and X12 355 on labels. ST means piece in VDA and set in X12, so it is
 * neither.
 */
const OURS: Record<string, string> = { PCE: 'PCE', C62: 'PCE', H87: 'PCE', EA: 'PCE', PC: 'PCE', SET: 'SET', KGM: 'KGM', KG: 'KGM', TNE: 'TNE', MTR: 'MTR', MR: 'MTR', LTR: 'LTR', LT: 'LTR' };

/** The unit of a label's code; undefined if uncertain. */
export const unitOf = (code: string): string | undefined => OURS[code];
