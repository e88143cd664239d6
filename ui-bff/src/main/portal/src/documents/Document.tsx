import { Button, Title } from '@mantine/core';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Crumbs } from '../app/Crumbs';
import { minus, sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { get } from '../app/http';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, type Side, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { DocumentLines } from './DocumentLines';
import classes from './documents.module.css';
import { type DocumentLine, type DocumentRow, segmentOf } from './documents';
import { Fact } from './Payable';
import { useReferences, useShipmentOf } from './references';
import { SegmentLink } from './SegmentLink';
import { Standing } from './Standing';

/** A partner's message as a business document, for reading and printing. */
export function Document() {
  const { id = '' } = useParams();
  const { as, asOf } = useScope();
  const answer = useQuery({ queryKey: ['documents', 'one', { as, asOf }, id], queryFn: ({ signal }) => get<DocumentRow>(`/documents/${encodeURIComponent(id)}`, { as, asOf }, signal) });
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Sheet key={id} document={answer.data} as={as} />;
}

/** Both partners read segments. Only the sender reads those of a correction. */
function useSegmentsOf(document: DocumentRow): string | undefined {
  const me = useMe();
  if (me.roles.includes('auditor') || (document.correction !== null && me.party?.code !== document.sender)) return undefined;
  return `/interchanges/${document.correction ?? document.interchange}?view=segments#message-${document.reference ?? ''}`;
}

function Sheet({ document, as }: { document: DocumentRow; as: Side | undefined }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const kind = t(`kind.${document.kind}`, { defaultValue: document.kind });
  const segments = useSegmentsOf(document);
  const at = useReferences(document, as);
  const orderAt = (number: string): string | undefined => at('order', number) ?? at('agreement', number);
  const one = { ...document, as };
  return (
    <div className={`page ${classes.paper}`} data-testid="business-document">
      <title>{`${kind} ${document.number} · Weft`}</title>
      <div className={classes.tools}>
        <Crumbs way={[{ to: '/documents', label: t('title') }]} here={`${kind} ${document.number}`} />
        <span className={classes.toolsRight}>
          <ScopedLink to={`/interchanges/${document.interchange}`} data-testid="as-it-came">
            <IconFileText size={15} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('asItCame')}
          </ScopedLink>
          <Button size="xs" variant="default" onClick={() => window.print()} leftSection={<IconPrinter size={16} aria-hidden="true" />} data-testid="print">
            {t('print')}
          </Button>
        </span>
      </div>
      <article className={`panel ${classes.sheet}`} data-testid="document" data-kind={document.kind}>
        <header>
          <Title order={1}>
            {kind} <span className="number nowrap">{document.number || t('noNumber')}</span>
          </Title>
          <Standing row={document} />
        </header>
        <Parties document={document} />
        <dl className={classes.references} data-testid="journey">
          {document.issued && <Fact name={t('column.issued')}>{format.fullDate(document.issued)}</Fact>}
          {document.shipped && <Fact name={t('shipped')}>{format.fullDate(document.shipped)}</Fact>}
          {document.arrives && <Fact name={t('arrives')}>{format.fullDate(document.arrives)}</Fact>}
          {document.received && <Fact name={t('receivedOn')}>{format.fullDate(document.received)}</Fact>}
          {document.currency && <Fact name={t('currency')}>{document.currency}</Fact>}
          {document.payable?.due && <Fact name={t('due')}>{format.fullDate(document.payable.due)}</Fact>}
        </dl>
        <References document={document} as={as} at={at} />
        {document.lineCount > 0 ? (
          <DocumentLines document={one} segments={segments} whole orderAt={orderAt}>
            {(lines) => <Totals document={document} lines={lines} segments={segments} />}
          </DocumentLines>
        ) : (
          <Totals document={document} lines={[]} segments={segments} />
        )}
      </article>
    </div>
  );
}

/** Sender and receiver by name, and the destination of the goods. */
function Parties({ document }: { document: DocumentRow }) {
  const { t } = useTranslation('documents');
  const name = usePartnerName();
  const site = useSiteName();
  const { buyer, supplier, sender, shipTo } = document;
  const receiver = sender === buyer ? supplier : buyer;
  const role = (party: string): string => t(party === buyer ? 'buyer' : 'supplier');
  const place = shipTo && site(buyer, shipTo);
  return (
    <div className={classes.parties} data-testid="parties">
      {[sender, receiver].map((party, at) => (
        <div key={party}>
          <span className="dim">
            {t(at === 0 ? 'from' : 'addressedTo')} · {role(party)}
          </span>
          <strong>{name(party)}</strong>
          <span className="dim">{party}</span>
        </div>
      ))}
      {shipTo && (
        <div>
          <span className="dim">{t('shipTo')}</span>
          <strong>{place}</strong>
          {place !== shipTo && <span className="dim">{shipTo}</span>}
        </div>
      )}
    </div>
  );
}

function References({ document, as, at }: { document: DocumentRow; as: Side | undefined; at: ReturnType<typeof useReferences> }) {
  const { t } = useTranslation('documents');
  const shipment = useShipmentOf(document, as);
  const chain = document.references.find(({ to }) => to === 'order' || to === 'agreement')?.number;
  if (document.references.length === 0 && !shipment) return null;
  return (
    <dl className={classes.references} data-testid="references">
      {document.references.map(({ to, number }) => {
        const path = at(to, number);
        return (
          <Fact key={to + number} name={t(`to.${to}`)}>
            {path ? <ScopedLink to={path}>{number}</ScopedLink> : number}
          </Fact>
        );
      })}
      {shipment && (
        <Fact name={t('shipment')}>
          <ScopedLink to={`/shipments/${shipment.id}`} data-testid="shipment-link">
            {shipment.number}
          </ScopedLink>
        </Fact>
      )}
      {chain && (
        <div className={classes.unprinted}>
          <dt className="visually-hidden">{t('chainOf')}</dt>
          <dd>
            <ScopedLink to={`/chains/${encodeURIComponent(chain)}`} data-testid="chain-link">
              {t('chainOf')} →
            </ScopedLink>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The totals of an invoice: lines, charges, taxes, and the payable amount. */
function Totals({ document: { currency, payable, places }, lines, segments }: { document: DocumentRow; lines: DocumentLine[]; segments: string | undefined }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const amounts = lines.length > 0 && lines.every((line) => line.amount !== null) ? sum(lines.map((line) => line.amount ?? '0')) : undefined;
  if (!payable) return null;
  const taxes = payable.taxes.every((tax) => tax.amount !== null) ? sum(payable.taxes.map((tax) => tax.amount ?? '0')) : undefined;
  const rest = payable.total && amounts !== undefined && taxes !== undefined ? minus(minus(payable.total, amounts), taxes) : '0';
  const rows: [string, ReactNode][] = [];
  if (amounts !== undefined) rows.push([t('sumOf', { count: lines.length }), format.money(amounts)]);
  if (Number(rest) !== 0) rows.push([t('rest'), format.money(rest)]);
  payable.taxes.forEach(({ type, rate, amount }, at) =>
    rows.push([
      [type === null ? t('taxes') : t(`tax.${type}` as 'tax.VAT', { defaultValue: type }), rate && `${format.quantity(rate)} %`].filter(Boolean).join(' '),
      <>
        {amount ? format.money(amount) : '–'} <SegmentLink segments={segments} segment={segmentOf(places, 'tax', at)} />
      </>,
    ]),
  );
  return (
    <table className={classes.totals} data-testid="payable">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{value}</td>
          </tr>
        ))}
      </tbody>
      {payable.total && (
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="number">
              {format.money(payable.total)} {currency} <SegmentLink segments={segments} segment={segmentOf(places, 'total', 0)} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
