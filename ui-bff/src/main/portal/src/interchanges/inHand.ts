import type { Also } from '../app/hands';
import { get, type Text } from '../app/http';
import type { Page } from '../app/scope';
import type { Alert, InterchangeRow } from './interchanges';

const MOST = 500;
const plain = (text: string): Text => ({ en: text, zh: text });

/** The list of interchanges. Rows may also be in hand through their open alerts of this kind. */
export const hands = (kind?: Alert['kind']): { list: string; keyOf: (row: InterchangeRow) => string; also?: Also } => ({
  list: 'interchanges',
  keyOf: (row) => row.id,
  ...(kind && {
    also: async (signal: AbortSignal) => {
      const open = await get<Page<Alert>>('/edi/alerts', { state: 'open', kind, limit: MOST }, signal);
      return new Map(open.items.flatMap(({ interchange, takenBy, takenByName, takenByParty }) => (interchange && takenBy ? [[interchange, takenByName ?? plain(takenByParty ?? takenBy)] as const] : [])));
    },
  }),
});
