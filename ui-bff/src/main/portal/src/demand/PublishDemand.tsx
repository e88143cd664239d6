import { useTranslation } from 'react-i18next';
import { usePartnerName } from '../app/partners';
import type { Asked } from '../plan/PlanSheet';
import { PublishDialog } from '../plan/PublishDialog';
import { publish } from './demand';
import { type DemandRow, publicationOf } from './rows';

/** The changed demands, and the suppliers that see them. */
export function PublishDemand(asked: Asked<DemandRow>) {
  const { t } = useTranslation('demand');
  const partner = usePartnerName();
  const { site, edits, columns } = asked;
  return (
    <PublishDialog
      {...asked}
      title={t('dialog.title')}
      publicationOf={(row) => publicationOf(edits, row, site, columns)}
      publish={publish}
      changes={['demand', 'balance']}
      about={({ supplier }) => (supplier ? t('dialog.seenBy', { supplier: partner(supplier) }) : t('dialog.seenByNobody'))}
    />
  );
}
