import { Button, Title } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import type { OrderState } from '../orders/orders';
import { useStateText } from '../orders/signs';
import { PartNumber } from '../app/PartNumber';
import { OriginLink } from '../app/OriginLink';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { Sign } from '../app/Sign';
import { Failed, Loading, PastHint } from '../app/states';
import classes from './documents.module.css';
import { Standing } from './Standing';
import { Wide } from '../app/Wide';
import { type ChainOf, type DocumentRow, type Kind, type Match, useChain } from './documents';

/** From an order to its last invoice, and how the quantities of each part compare. */
export function Chain() {
  const { t } = useTranslation('documents');
  const { number = '' } = useParams();
  const answer = useChain(number);
  const name = usePartnerName();
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  const chain = answer.data;
  const one = chain.orders[0] ?? chain.schedules[0] ?? chain.documents[0];
  return (
    <div className="page" data-testid="chain">
      <DocumentHead
        way={[{ to: '/documents', label: t('title') }]}
        name={number}
        title={t('chain', { number })}
        facts={[
          [t('buyer'), one && name(one.buyer)],
          [t('supplier'), one && name(one.supplier)],
        ]}
      />
      {one ? (
        <>
          <Steps chain={chain} />
          <Parts parts={chain.parts} between={one} />
        </>
      ) : (
        <div className="dim">
          <p>{t('chainEmpty')}</p>
          <PastHint />
        </div>
      )}
    </div>
  );
}

function Steps({ chain }: { chain: ChainOf }) {
  const { t } = useTranslation('documents');
  const of = (...kinds: Kind[]): DocumentRow[] => chain.documents.filter(({ kind }) => kinds.includes(kind));
  const steps: [string, ReactNode[]][] = [
    ['order', [...chain.orders.map((order) => <OrderLink key={order.order} order={order} />), ...of('order-response').map((row) => <DocumentLink key={row.id} row={row} />)]],
    ['callOff', [...chain.schedules.map((schedule) => <ScheduleLink key={schedule.schedule} schedule={schedule} />), ...of('call-off').map((row) => <DocumentLink key={row.id} row={row} />)]],
    ['despatch', of('despatch-advice').map((row) => <DocumentLink key={row.id} row={row} />)],
    ['receipt', of('receipt-advice', 'test-results', 'nonconformance').map((row) => <DocumentLink key={row.id} row={row} kind />)],
    ['invoice', of('invoice', 'self-billed-invoice', 'credit-note', 'self-billed-credit-note', 'debit-note', 'other-invoice').map((row) => <DocumentLink key={row.id} row={row} kind />)],
  ];
  return (
    <ol className={classes.steps}>
      {steps.map(([step, items]) => (
        <li key={step} className={`panel ${classes.step}`} data-testid="step" data-step={step} data-empty={items.length === 0 || undefined}>
          <Title order={2}>{t(`step.${step}` as 'step.order')}</Title>
          {items.length > 0 ? <Items items={items} /> : <p className="dim">{t('nothingYet')}</p>}
        </li>
      ))}
    </ol>
  );
}

/** The first of many; the others on request. */
const FEW = 12;

function Items({ items }: { items: ReactNode[] }) {
  const { t } = useTranslation('documents');
  const [all, setAll] = useState(items.length <= FEW + 1);
  return (
    <>
      <ul>
        {items.slice(0, all ? items.length : FEW).map((item, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- none ever moves
          <li key={at}>{item}</li>
        ))}
      </ul>
      {!all && (
        <Button size="compact-sm" variant="default" className={classes.more} onClick={() => setAll(true)} data-testid="step-more">
          {t('andMore', { count: items.length - FEW })}
        </Button>
      )}
    </>
  );
}

function OrderLink({ order }: { order: ChainOf['orders'][number] }) {
  const stateText = useStateText();
  const format = useFormat();
  return (
    <>
      <ScopedLink to={`/orders/${order.order}`} className="rowLink">{stateText(order.state as OrderState)}</ScopedLink>
      {order.orderDate && <span className="dim number"> {format.date(order.orderDate)}</span>}
    </>
  );
}

function ScheduleLink({ schedule }: { schedule: ChainOf['schedules'][number] }) {
  const { as } = useScope();
  const { t } = useTranslation('documents');
  return (
    <>
      <ScopedLink to={`/call-offs/${schedule.schedule}`} className="rowLink">
        <PartNumber part={schedule.part} by="buyers" partner={as === 'supplier' ? schedule.buyer : schedule.supplier} />
      </ScopedLink>{' '}
      <span className="dim">{t('release', { number: schedule.release })}</span>
    </>
  );
}

function DocumentLink({ row, kind = false }: { row: DocumentRow; kind?: boolean }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return (
    <>
      <ScopedLink to={`/documents/${row.id}`} className="rowLink number">
        {row.number || t('noNumber')}
      </ScopedLink>{' '}
      <span className="dim number">
        {kind && row.kind !== 'receipt-advice' && row.kind !== 'invoice' && `${t(`kind.${row.kind}`)} `}
        {row.issued && format.date(row.issued)}
      </span>
      <Standing row={row} />
    </>
  );
}

/** Whose documents they are. */
type Between = { buyer: string; supplier: string };

function Parts({ parts, between }: { parts: Match[]; between: Between }) {
  const { t } = useTranslation('documents');
  if (parts.length === 0) return null;
  return (
    <section className={`panel ${classes.match}`} aria-label={t('match')}>
      <Title order={2}>{t('match')}</Title>
      <Wide label={t('match')}>
        <table className={`${classes.lines} ${classes.measured}`}>
          <thead>
            <tr>
              <th scope="col">{t('column.part')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className={classes.right}>{t(`column.${column}`)}</th>
              ))}
              <th scope="col">{t('column.remarks')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Part key={`${part.part} ${part.unit}`} part={part} between={between} />
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

const columns = ['ordered', 'despatched', 'received', 'invoiced'] as const;
const columnOf: Record<string, (typeof columns)[number]> = {
  order: 'ordered', 'despatch-advice': 'despatched', 'receipt-advice': 'received', invoice: 'invoiced', 'self-billed-invoice': 'invoiced',
  'credit-note': 'invoiced', 'self-billed-credit-note': 'invoiced', 'debit-note': 'invoiced',
};

/** A part's sums, and on demand the numbers that make them up, each with its document and segment. */
function Part({ part, between }: { part: Match; between: Between }) {
  const { as } = useScope();
  const { t } = useTranslation('documents');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const quantity = (value: string | null): string => (value === null ? '–' : format.quantity(value));
  // A single number cannot be compared.
  const counted = columns.filter((column) => part[column] !== null).length;
  return (
    <Fragment>
      <tr data-testid="match" data-part={part.part} data-unit={part.unit}>
        <td>
          <button type="button" className={classes.unfold} aria-expanded={open} onClick={() => setOpen(!open)} data-testid="unfold">
            <span aria-hidden="true">{open ? '−' : '+'}</span> <PartNumber part={part.part} by="buyers" partner={as === 'supplier' ? between.buyer : between.supplier} />
          </button>{' '}
          <span className="dim">{format.unit(part.unit ?? '')}</span>
        </td>
        {columns.map((column) => (
          <td key={column} className={`${classes.right} number`} data-label={t(`column.${column}`)}>{quantity(part[column])}</td>
        ))}
        <td>
          <span className={classes.remarks}>
            {part.remarks.length === 0 && counted > 1 && <Sign tone="good" sign="✓">{t('agrees')}</Sign>}
            {part.remarks.map((remark) => (
              <Sign key={remark} tone="open" sign="!">{t(`remark.${remark}`, { defaultValue: remark })}</Sign>
            ))}
          </span>
        </td>
      </tr>
      {open &&
        part.summands.filter(({ kind }) => columnOf[kind]).map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two may say the same
          <tr key={at} className={classes.summand} data-testid="summand" data-kind={one.kind}>
            <td>
              {one.kind === 'order' ? t('step.order') : t(`kind.${one.kind}`, { defaultValue: one.kind })}{' '}
              <ScopedLink to={one.order ? `/orders/${one.order}` : `/interchanges/${one.origin.interchange}`} className="number">{one.number || t('noNumber')}</ScopedLink>
              <span className="dim number"> / {one.line}</span>
            </td>
            {columns.map((column) => (
              <td key={column} className={`${classes.right} number`} data-label={t(`column.${column}`)}>{columnOf[one.kind] === column && format.quantity(one.quantity)}</td>
            ))}
            <td>
              <OriginLink origin={one.origin} />
            </td>
          </tr>
        ))}
      {open && part.summandCount > part.summands.length && (
        <tr className={classes.summand}>
          <td colSpan={6} className="dim">{t('andMore', { count: part.summandCount - part.summands.length })}</td>
        </tr>
      )}
    </Fragment>
  );
}
