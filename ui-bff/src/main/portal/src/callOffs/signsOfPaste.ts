import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { Tone } from '../app/Sign';
import type { Outcome, RowFault } from './judging';
import type { Span } from './Paste';
import type { PastedRow } from './pasting';

/** How a promise compares with the call-off: colour, sign and, in the texts, word. */
export const outcomes: Record<Outcome, [Tone, string]> = {
  accepted: ['good', '✓'],
  short: ['late', '▽'],
  late: ['late', '▷'],
  early: ['info', '◁'],
  same: ['quiet', '＝'],
  blank: ['quiet', '·'],
};

/** The sentence for a fault of a pasted row. */
export function useFaultText(span: Span | undefined): (fault: RowFault, row: PastedRow) => string {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  return useCallback(
    ({ code, field, say = {} }, row) => {
      const words = {
        ...say,
        text: field ? row.typed[field] : '',
        from: span ? format.date(span.from) : '',
        until: span ? format.date(span.until) : '',
        day: format.date(String(say.day ?? '')),
        near: format.list(String(say.near ?? '').split(' ').filter(Boolean).map(format.date)),
        unit: format.unit(String(say.unit ?? '')),
        asked: format.quantity(String(say.asked ?? '0')),
        sum: format.quantity(String(say.sum ?? '0')),
      };
      const [what, which] = code.split('.') as [string, string];
      if (what === 'quantity' && which === 'unreadable' && words.text === '') return t('paste.fault.quantity.missing');
      if (what === 'due' || what === 'promised') return which === 'none' ? t('paste.fault.due.none', words) : t(`paste.fault.date.${which as 'missing'}`, words);
      return t(`paste.fault.${what}.${which}` as 'paste.fault.line.held', words);
    },
    [t, format, span],
  );
}
