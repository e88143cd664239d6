import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { Sign } from '../app/Sign';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import type { Certificate, Judged } from './certificates';
import classes from './certificates.module.css';
import { LimitBar } from './LimitBar';
import { limitsText } from './limits';

type Row = Judged & { at: number };

/** The results, each value beside its limits. A value outside names its concession. */
export function Results({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('certificates');
  const partner = usePartnerName();
  const { outside, concession, buyer } = certificate;
  return (
    <TableWithin
      title={t('results.title')}
      name="results"
      // Results have no key of their own and never move.
      rows={certificate.results.map((one, at): Row => ({ ...one, at }))}
      columns={useColumns(certificate)}
      keyOf={(row) => String(row.at)}
      marks={(row) => ({ 'data-testid': 'result', 'data-outside': String(row.outside) })}
      above={
        outside > 0 && (
          <Notice tone="open">
            <span data-testid="outside">{t('results.conceded', { count: outside, buyer: partner(buyer), concession })}</span>
          </Notice>
        )
      }
    />
  );
}

function useColumns({ results, concession }: Certificate): Column<Row>[] {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const limits = (row: Row): string | undefined => limitsText(row, format.amount);
  const batch: Column<Row> = { name: 'batch', head: t('column.batch'), place: 'labelled', value: (row) => row.batch, group: (row) => row.batch ?? '', cell: (row) => row.batch && <span className="number">{row.batch}</span> };
  const method: Column<Row> = { name: 'method', head: t('results.method'), place: 'labelled', quiet: true, value: (row) => row.method, group: (row) => row.method ?? '', cell: (row) => row.method };
  return [
    { name: 'characteristic', head: t('results.characteristic'), place: 'lead', value: (row) => row.characteristic, group: (row) => row.characteristic, cell: (row) => <strong>{row.characteristic}</strong> },
    ...(results.some((one) => one.batch) ? [batch] : []),
    {
      name: 'value',
      head: t('results.value'),
      place: 'trail',
      right: true,
      value: (row) => row.value ?? row.text,
      sheet: [
        { head: t('results.value'), cell: (row) => row.value, number: true },
        { head: t('results.text'), cell: (row) => row.text },
        { head: t('column.unit'), cell: (row) => row.unit },
      ],
      cell: (row) => (
        <>
          <strong className={row.outside ? `number ${classes.wrong}` : 'number'}>{row.value === null ? row.text : format.amount(row.value)}</strong> {row.unit}
        </>
      ),
    },
    {
      name: 'limits',
      head: t('results.limits'),
      place: 'labelled',
      right: true,
      sheet: [
        { head: t('results.minimum'), cell: (row) => row.minimum, number: true },
        { head: t('results.maximum'), cell: (row) => row.maximum, number: true },
      ],
      cell: (row) => limits(row) && <span className="number nowrap">{limits(row)}</span>,
    },
    {
      name: 'place',
      head: t('results.place'),
      sheet: [],
      cell: (row) =>
        (row.value !== null || row.outside) && (
          <span className={classes.place}>
            {row.value !== null && <LimitBar value={row.value} limits={row} />}
            {row.outside && (
              <Sign tone="late" sign="✕">
                {t('results.by', { concession })}
              </Sign>
            )}
          </span>
        ),
    },
    ...(results.some((one) => one.method) ? [method] : []),
  ];
}
