import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import type { Asked } from '../plan/PlanSheet';
import { PublishDialog } from '../plan/PublishDialog';
import { Breaks } from './Breaks';
import { type OutputRow, publicationOf, publish } from './production';

/** Which plans change, for whom, and which promises they break. */
export function PublishOutput(asked: Asked<OutputRow>) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const partner = usePartnerName();
  const { site, edits, columns } = asked;
  return (
    <PublishDialog
      {...asked}
      title={t('dialog.title')}
      publicationOf={(row) => publicationOf(edits, row, site, columns)}
      publish={publish}
      changes={['production', 'balance']}
      about={({ buyers }) => (buyers.length > 0 ? t('dialog.shownTo', { names: format.list(buyers.map(partner)) }) : t('dialog.shownToNobody'))}
      foreseen={Breaks}
    />
  );
}
