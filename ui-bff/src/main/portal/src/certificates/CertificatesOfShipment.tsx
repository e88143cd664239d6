import { useTranslation } from 'react-i18next';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Failed } from '../app/states';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type CertifiedLine, type CertificateType, pathOf, useCertifiedLines } from './certificates';
import classes from './certificates.module.css';
import { pathToIssue } from './issued';
import { mayIssue } from './roles';
import { StateSign } from './signs';

/**
 * The certificates that a shipment's goods need, and those that exist; empty if there are neither.
 */
export function CertificatesOfShipment({ shipment, buyer }: { shipment: string; buyer: string }) {
  const { t } = useTranslation('certificates');
  const answer = useCertifiedLines(shipment);
  const columns = useColumns(buyer);
  if (answer.isError && !answer.data)
    return (
      <section className={`panel ${classes.panel}`} aria-label={t('title')}>
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      </section>
    );
  const lines = (answer.data ?? []).filter((line) => line.required.length > 0 || line.certificates.length > 0);
  if (lines.length === 0) return null;
  return (
    <TableWithin title={t('title')} name="certificates" rows={lines} columns={columns} keyOf={(line) => String(line.line)} marks={(line) => ({ 'data-testid': 'certified-line', 'data-line': String(line.line), 'data-missing': String(line.missing.length) })} />
  );
}

function useColumns(buyer: string): Column<CertifiedLine>[] {
  const { t } = useTranslation('certificates');
  const me = useMe();
  const { as, readOnly } = useScope();
  const issues = mayIssue(me, as) && !readOnly;
  const type = (one: CertificateType): string => t(`type.${one}.name`, { defaultValue: one });
  const short = (one: CertificateType): string => t(`type.${one}.short`, { defaultValue: one });
  const named = (all: CertificateType[]): string => all.map(short).join(t('comma'));
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      value: (line) => line.part,
      group: (line) => line.part,
      cell: (line) => (
        <PartNumber part={line.part}>{(own) => <strong>{own}</strong>}</PartNumber>
      ),
    },
    { name: 'batch', head: t('column.batch'), place: 'labelled', value: (line) => line.batch, group: (line) => line.batch ?? '', cell: (line) => line.batch && <span className="number">{line.batch}</span> },
    { name: 'required', head: t('shipment.required'), place: 'labelled', value: (line) => named(line.required), cell: (line) => (line.required.length > 0 ? named(line.required) : <span className="dim">{t('shipment.nothing')}</span>) },
    {
      name: 'there',
      head: t('shipment.there'),
      value: (line) => line.certificates.map((one) => one.number).join(', '),
      cell: (line) =>
        line.certificates.length > 0 && (
          <span className={classes.lines}>
            {line.certificates.map((one) => (
              <span key={one.id}>
                <ScopedLink to={pathOf(one.id)} className="rowLink number" data-testid="certificate-link">
                  {one.number}
                </ScopedLink>{' '}
                <span className="dim" title={type(one.type)}>
                  {short(one.type)}
                </span>{' '}
                <StateSign state={one.state} />
              </span>
            ))}
          </span>
        ),
    },
    {
      name: 'missing',
      head: t('shipment.missing'),
      value: (line) => named(line.missing),
      cell: (line) =>
        line.missing.length > 0 ? (
          <span className={classes.lines}>
            {line.missing.map((one) => (
              <span key={one}>
                <Sign tone="open" sign="!">
                  {t('shipment.missingOf', { type: type(one) })}
                </Sign>{' '}
                {issues && (
                  <ScopedLink to={pathToIssue({ buyer, part: line.part, batch: line.batch, type: one })} data-testid="issue-missing">
                    {t('issue.button')}
                  </ScopedLink>
                )}
              </span>
            ))}
          </span>
        ) : (
          line.required.length > 0 && (
            <Sign tone="good" sign="✓">
              {t('shipment.complete')}
            </Sign>
          )
        ),
    },
  ];
}
