import { useTranslation } from 'react-i18next';
import { sum } from '../app/decimal';
import type { Sheet } from '../app/Download';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { type CallOffLine, callOffParams, type Filters, isOverdue } from './callOffs';

/** The lines of the board as a table for a spreadsheet. */
export function useSheet(filters: Filters): Sheet<CallOffLine> {
  const { t } = useTranslation('callOffs');
  const { as, asOf } = useScope();
  const partner = usePartnerName();
  return {
    name: 'call-offs',
    path: '/call-offs',
    params: callOffParams(filters, { as, asOf }),
    ...(filters.due === 'past' && { keeps: isOverdue }),
    columns: [
      { head: t('column.part'), cell: (line) => line.part },
      { head: t('sheet.description'), cell: (line) => line.description },
      { head: t('column.partner'), cell: (line) => partner(as === 'buyer' ? line.supplier : line.buyer) },
      { head: t('sheet.site'), cell: (line) => line.site },
      { head: t('sheet.agreement'), cell: (line) => line.agreement },
      { head: t('sheet.unloadingPoint'), cell: (line) => line.unloadingPoint },
      { head: t('sheet.release'), cell: (line) => line.release },
      { head: t('column.due'), cell: (line) => line.due },
      { head: t('sheet.bucket'), cell: (line) => t(`bucket.${line.bucket}`) },
      { head: t('column.firmness'), cell: (line) => t(`firmness.${line.firmness}`, { defaultValue: line.firmness }) },
      { head: t('sheet.quantity'), cell: (line) => line.quantity },
      { head: t('sheet.unit'), cell: (line) => line.unit },
      { head: t('column.previous'), cell: (line) => line.previousQuantity },
      { head: t('column.change'), cell: (line) => t(`change.${line.change}`, { defaultValue: line.change }) },
      { head: t('column.cumulative'), cell: (line) => line.cumulative },
      { head: t('column.promise'), cell: (line) => (line.promises.length > 0 ? sum(line.promises.map((one) => one.quantity)) : null) },
      { head: t('sheet.promised'), cell: (line) => line.promises.at(0)?.date },
      { head: t('column.state'), cell: (line) => t(`state.${line.state}`, { defaultValue: line.state }) },
    ],
  };
}
