import type { StockRow } from './stock';

/** What names a row of the list of stock; apart, for the home needs nothing else of it. */
export const stockKey = (row: StockRow): string => [row.site, row.part, row.partnerPart, row.category, row.status, row.batch, row.unit].join('|');
