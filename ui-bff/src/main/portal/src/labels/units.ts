/** Units of UN/ECE Rec 20 and X12 355 as labels have them. ST is a piece to VDA and a set to X12, and so neither. */
const OURS: Record<string, string> = { PCE: 'PCE', C62: 'PCE', H87: 'PCE', EA: 'PCE', PC: 'PCE', SET: 'SET', KGM: 'KGM', KG: 'KGM', TNE: 'TNE', MTR: 'MTR', MR: 'MTR', LTR: 'LTR', LT: 'LTR' };

/** The unit that a label's code stands for; undefined where that is not certain. */
export const unitOf = (code: string): string | undefined => OURS[code];
