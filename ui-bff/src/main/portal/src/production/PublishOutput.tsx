import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import type { Asked } from '../plan/PlanSheet';
import { PublishDialog } from '../plan/PublishDialog';
import { Breaks } from './Breaks';
import { isShownAnew, type OutputRow, publicationOf, type Publishing, publish } from './production';

/** The changed plans, the affected buyers, and the broken promises. */
export function PublishOutput(asked: Asked<OutputRow>) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const partner = usePartnerName();
  const { site, edits, columns } = asked;
  const names = (buyers: string[]): string => (buyers.length > 0 ? format.list(buyers.map(partner)) : t('nobody'));
  return (
    <PublishDialog
      {...asked}
      title={t('dialog.title')}
      publicationOf={(row) => publicationOf(edits, row, site, columns)}
      publish={publish}
      changes={['production', 'balance']}
      about={(row) => (isShownAnew(row) ? t('dialog.shownAnew', { names: names(row.buyers), before: names(row.plan?.buyers ?? []) }) : row.buyers.length > 0 ? t('dialog.shownTo', { names: names(row.buyers) }) : t('dialog.shownToNobody'))}
      foreseen={Foreseen}
    />
  );
}

function Foreseen({ publication: { publication } }: { publication: Publishing }) {
  return publication && <Breaks publication={publication} />;
}
