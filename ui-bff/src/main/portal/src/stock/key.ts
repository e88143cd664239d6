import type { StockRow } from './stock';

/** The key of a stock row, in its own file because the home screen needs nothing else. */
export const stockKey = (row: StockRow): string => [row.site, row.part, row.partnerPart, row.category, row.status, row.batch, row.unit].join('|');
