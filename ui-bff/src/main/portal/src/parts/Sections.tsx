import { Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import stacked from '../app/stacked.module.css';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { Promise } from '../callOffs/Promise';
import { isSilent, lineKey } from '../callOffs/callOffs';
import { stateOf } from '../callOffs/promised';
import { StateSign } from '../callOffs/signs';
import { dueText, useWords } from '../callOffs/words';
import { OrderSign } from '../orders/signs';
import { ShipmentSign } from '../shipping/signs';
import { StatusSign } from '../stock/signs';
import { sumsOf } from '../table/selection';
import classes from './parts.module.css';
import { FEW, useCallOffsOf, useDocumentsOfPart, useOrdersOf, useShipmentsOf, useStockOfPart } from './parts';

/** A part by its requested number, and by all its numbers. */
type Of = { part: string; numbers: string[] | undefined };
type SectionProps<Row> = { title: string; name: string; to?: string; answer: UseQueryResult<{ rows: Row[]; more: boolean }>; heads: string[]; right?: number; children: (row: Row) => ReactNode };

function Section<Row>({ title, name, to, answer, heads, right, children }: SectionProps<Row>) {
  const { t } = useTranslation('parts');
  const { asOf } = useScope();
  const rows = answer.data?.rows ?? [];
  return (
    <section className={`panel ${classes.section}`} aria-label={title} data-testid={`part-${name}`} data-count={answer.data && rows.length}>
      <header>
        <Title order={2}>{title}</Title>
        {to && rows.length > 0 && <ScopedLink to={to} aria-label={`${t('all')}: ${title}`}>{t('all')}</ScopedLink>}
      </header>
      {answer.isPending ? (
        <Loading />
      ) : answer.isError ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <p className="dim">{t(asOf ? 'nothingThen' : 'nothing')}</p>
      ) : (
        <Wide label={title}>
          <table className={`${classes.table} ${stacked.stacked}`}>
            <thead>
              <tr>
                {heads.map((head, at) => (
                  <th key={head} scope="col" className={at === right ? classes.right : ''}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.slice(0, FEW).map(children)}</tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

export function CallOffs({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const words = useWords();
  const { format, partnerName } = words;
  return (
    <Section title={t('callOffs')} name="call-offs" to={`/call-offs?part=${encodeURIComponent(part)}`} answer={useCallOffsOf(numbers)} heads={[t('column.due'), t('column.quantity'), t('column.promised'), t('column.partner')]} right={1}>
      {(line) => (
        <tr key={lineKey(line)}>
          <td className="number nowrap">
            <ScopedLink to={`/call-offs/${line.schedule}`}>{dueText(words, line)[0]}</ScopedLink>
          </td>
          <td className={`number ${classes.right}`}>
            {format.quantity(line.quantity)} {format.unit(line.unit)}
          </td>
          <td className={stacked.whole}>
            <StateSign words={words} state={stateOf(line)} silent={isSilent(line, words.asOf)} firmness={line.firmness} /> <Promise words={words} line={line} />
          </td>
          <td>{partnerName(words.as === 'buyer' ? line.supplier : line.buyer)}</td>
        </tr>
      )}
    </Section>
  );
}

export function Orders({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const partner = usePartnerName();
  const { as } = useScope();
  return (
    <Section title={t('orders')} name="orders" to={`/orders?part=${encodeURIComponent(part)}`} answer={useOrdersOf(numbers)} heads={[t('column.number'), t('column.partner'), t('column.next'), t('column.state')]}>
      {(order) => (
        <tr key={order.order}>
          <td>
            <ScopedLink to={`/orders/${order.order}`} className="number">
              {order.number}
            </ScopedLink>
          </td>
          <td>{partner(as === 'buyer' ? order.supplier : order.buyer)}</td>
          <td className="number" data-label={t('column.next')}>
            <span className="nowrap">{order.nextDue ? format.date(order.nextDue) : '–'}</span>
          </td>
          <td className={classes.state}>
            <OrderSign state={order.state} />
          </td>
        </tr>
      )}
    </Section>
  );
}

export function Shipments({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  return (
    <Section title={t('shipments')} name="shipments" to={`/shipments?part=${encodeURIComponent(part)}`} answer={useShipmentsOf(numbers)} heads={[t('column.number'), t('column.quantity'), t('column.shipped'), t('column.arrives'), t('column.state')]} right={1}>
      {(shipment) => {
        const lines = shipment.lines.filter((line) => numbers?.includes(line.part) || (line.supplierPart && numbers?.includes(line.supplierPart)));
        const sums = sumsOf(lines, ({ quantity, unit }) => ({ quantity, unit }));
        return (
          <tr key={shipment.id}>
            <td>
              <ScopedLink to={`/shipments/${encodeURIComponent(shipment.id)}`} className="number">
                {shipment.number}
              </ScopedLink>
            </td>
            <td className={`number ${classes.right}`}>{sums.map(({ quantity, unit }) => `${format.quantity(quantity)} ${format.unit(unit)}`).join(' + ')}</td>
            <td className="number" data-label={t('column.shipped')}>
              <span className="nowrap">{shipment.shipped ? format.date(shipment.shipped) : '–'}</span>
            </td>
            <td className="number" data-label={t('column.arrives')}>
              <span className="nowrap">{shipment.arrives ? format.date(shipment.arrives) : '–'}</span>
            </td>
            <td className={classes.state}>
              <ShipmentSign shipment={shipment} />
            </td>
          </tr>
        );
      }}
    </Section>
  );
}

export function Stock({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const stock = useTranslation('stock');
  const format = useFormat();
  const site = useSiteName();
  const partner = usePartnerName();
  const me = useMe();
  return (
    <Section title={t('stock')} name="stock" to={`/stock?part=${encodeURIComponent(part)}`} answer={useStockOfPart(numbers)} heads={[t('column.site'), t('column.category'), t('column.state'), t('column.quantity')]} right={3}>
      {(row) => (
        <tr key={[row.holder, row.site, row.part, row.category, row.status, row.batch, row.unit].join('|')}>
          <td>
            {site(row.holder, row.site)} {row.holder !== me.party?.code && <span className="dim">{partner(row.holder)}</span>}
          </td>
          <td>{stock.t(`category.${row.category}`, { defaultValue: row.category })}</td>
          <td className={classes.state}>
            <StatusSign status={row.status} />
          </td>
          <td className={`number ${classes.right}`}>
            {row.quantity === null ? row.state && stock.t(`state.${row.state}`) : `${format.quantity(row.quantity)} ${format.unit(row.unit)}`}
          </td>
        </tr>
      )}
    </Section>
  );
}

export function Documents({ part, numbers }: Of) {
  const { t } = useTranslation('parts');
  const documents = useTranslation('documents');
  const format = useFormat();
  const partner = usePartnerName();
  return (
    <Section title={t('documents')} name="documents" to={`/documents?part=${encodeURIComponent(part)}`} answer={useDocumentsOfPart(numbers)} heads={[t('column.number'), t('column.kind'), t('column.partner'), t('column.issued')]}>
      {(row) => (
        <tr key={row.id}>
          <td>
            <ScopedLink to={`/documents/${row.id}`} className="number">
              {row.number || documents.t('noNumber')}
            </ScopedLink>
          </td>
          <td>{documents.t(`kind.${row.kind}`, { defaultValue: row.kind })}</td>
          <td>{partner(row.sender)}</td>
          <td className="number" data-label={t('column.issued')}>
            <span className="nowrap">{row.issued ? format.date(row.issued) : '–'}</span>
          </td>
        </tr>
      )}
    </Section>
  );
}
