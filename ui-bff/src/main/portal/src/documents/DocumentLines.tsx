import { Button } from '@mantine/core';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sum } from '../app/decimal';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, type Side } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { Wide } from '../app/Wide';
import { sumsOf } from '../table/selection';
import classes from './documents.module.css';
import { type DocumentLine, type DocumentRow, type ReceivedQuantities, segmentOf, useDocumentLines, wrongWith } from './documents';
import { Measurements } from './Measurements';
import { Nonconformances } from './Nonconformances';
import { PackagesOf } from './PackagesOf';
import { PriceOf } from './Payable';
import { SegmentLink } from './SegmentLink';
import { Stocks } from './Stocks';

/** Up to this many lines a document is read whole, for printing and sums. */
const WHOLE = 2_000;

type Props = {
  document: DocumentRow & { as: Side | undefined };
  /** The address of its segments, for readers who may see them. */
  segments: string | undefined;
  /** Whether this is the document itself and not a preview. */
  whole?: boolean;
  /** The address of an order that a line names. */
  orderAt?: (number: string) => string | undefined;
  /** Content below the lines, once all are loaded. */
  children?: (lines: DocumentLine[]) => ReactNode;
};

/** The lines of a document as a table, with sums. */
export function DocumentLines({ document, segments, whole = false, orderAt, children }: Props) {
  const { t } = useTranslation('documents');
  const [open, setOpen] = useState(whole || document.lineCount <= 20);
  const answer = useDocumentLines(document, document.as, open);
  const lines = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = answer;
  const more = whole && hasNextPage && lines.length < WHOLE && !isFetchNextPageError;
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage();
  }, [more, isFetching, fetchNextPage]);
  if (!open) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)} className={classes.more}>
        {t('showLines', { count: document.lineCount })}
      </Button>
    );
  }
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const columns: Columns = {
    prices: lines.some((line) => line.price !== null),
    amounts: lines.some((line) => line.amount !== null),
    orders: lines.some((line) => line.order !== null),
    despatches: lines.some((line) => line.despatchAdvice !== null),
  };
  return (
    <>
      <Wide label={t('lines')}>
        <table className={`${classes.lines} ${classes.carded}`}>
          <thead>
            <tr>
              <th scope="col">{t('column.line')}</th>
              <th scope="col">{t('column.part')}</th>
              <th scope="col" className={classes.right}>{t(`quantity.${document.kind}`, { defaultValue: t('column.quantity') })}</th>
              {columns.prices && <th scope="col" className={classes.right}>{t('column.price')}</th>}
              {columns.amounts && <th scope="col" className={classes.right}>{t('column.amount')}</th>}
              {columns.orders && <th scope="col">{t('column.order')}</th>}
              {columns.despatches && <th scope="col">{t('column.despatchAdvice')}</th>}
              {segments && <th scope="col" className={classes.unprinted}>{t('column.segment')}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.ordinal} document={document} line={line} columns={columns} segments={segments} orderAt={orderAt} />
            ))}
          </tbody>
          {whole && !hasNextPage && <Sums lines={lines} columns={columns} segments={segments} />}
        </table>
      </Wide>
      {hasNextPage && !more && (
        <Button size="compact-sm" variant="default" loading={answer.isFetchingNextPage} onClick={() => void fetchNextPage()} className={classes.more}>
          {t('moreLines')}
        </Button>
      )}
      {!hasNextPage && children?.(lines)}
    </>
  );
}

type Columns = { prices: boolean; amounts: boolean; orders: boolean; despatches: boolean };
type LineProps = Pick<Props, 'document' | 'segments' | 'orderAt'> & { line: DocumentLine; columns: Columns };

function Line({ document, line, columns, segments, orderAt }: LineProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const at = line.order === null ? undefined : orderAt?.(line.order);
  const part = line.part ?? line.supplierPart;
  const order = line.order && `${line.order}${line.orderLine ? ` / ${line.orderLine}` : ''}`;
  return (
    <Fragment>
      <tr data-testid="document-line">
        <td className="number">{line.line}</td>
        <td>
          {part === null ? (
            '–'
          ) : (
            <PartNumber part={part} by={line.part === null ? 'own' : 'buyers'} partner={document.as === 'supplier' ? document.buyer : document.supplier} other={line.part && line.supplierPart}>
              {(own) => <PartLink part={own} className="underlined nowrap" />}
            </PartNumber>
          )}
          {line.batch && <span className="dim"> · {t('batch')} <span className="number">{line.batch}</span></span>}
        </td>
        <td className={`${classes.right} number`}>
          {line.quantity ? `${format.quantity(line.quantity)} ${format.unit(line.unit ?? '')}` : '–'} <SegmentLink segments={segments} segment={segmentOf(line.places, 'quantity', 0)} />
        </td>
        {columns.prices && (
          <td className={`${classes.right} number`} data-label={t('column.price')}>
            {line.price ? <PriceOf price={line.price} unit={line.unit} /> : '–'} <SegmentLink segments={segments} segment={segmentOf(line.places, 'price', 0)} />
          </td>
        )}
        {columns.amounts && (
          <td className={`${classes.right} number`} data-label={t('column.amount')}>
            {line.amount ? format.money(line.amount) : '–'} <SegmentLink segments={segments} segment={segmentOf(line.places, 'amount', 0)} />
          </td>
        )}
        {columns.orders && <td className="number nowrap" data-label={t('column.order')}>{order && at ? <ScopedLink to={at} className="underlined">{order}</ScopedLink> : (order ?? '–')}</td>}
        {columns.despatches && <td className="number nowrap" data-label={t('column.despatchAdvice')}>{line.despatchAdvice ?? '–'}</td>}
        {segments && (
          <td className={classes.unprinted} data-label={t('column.segment')}>
            <SegmentLink alone segments={segments} segment={line.segment} />
          </td>
        )}
      </tr>
      <Below of={line.received && [line.received]}>{([one]) => <Received of={one} unit={line.unit} />}</Below>
      <Below of={line.stocks}>{(all) => <Stocks all={all} codes={document.codes} places={line.places} segments={segments} />}</Below>
      <Below of={line.packages}>{(all) => <PackagesOf all={all} unit={line.unit} places={line.places} segments={segments} />}</Below>
      <Below of={line.measurements}>{(all) => <Measurements all={all} places={line.places} segments={segments} />}</Below>
      <Below of={line.nonconformances}>{(all) => <Nonconformances all={all} places={line.places} first={line.measurements?.length ?? 0} segments={segments} />}</Below>
    </Fragment>
  );
}

/** The received quantity, and its differences. */
function Received({ of, unit }: { of: ReceivedQuantities | undefined; unit: string | null }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  if (!of) return null;
  const said = wrongWith.flatMap((one) => {
    const quantity = of[one];
    return quantity ? [t(`received.${one}`, { quantity: format.quantity(quantity) })] : [];
  });
  return (
    <span className="dim" data-testid="received">
      {[t('received.came', { quantity: `${format.quantity(of.came)} ${format.unit(unit ?? '')}`.trim() }), ...said].join(' · ')}
    </span>
  );
}

/** A line's further statements, below it. */
function Below<T>({ of, children }: { of: T[] | null; children: (all: T[]) => ReactNode }) {
  if (of === null) return null;
  return (
    <tr>
      <td colSpan={8}>{children(of)}</td>
    </tr>
  );
}

/** Quantities by unit, and amounts if each line has one. */
function Sums({ lines, columns, segments }: { lines: DocumentLine[]; columns: Columns; segments: string | undefined }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const sums = sumsOf(lines, ({ quantity, unit }) => (quantity === null ? null : { quantity, unit: unit ?? '' }));
  if (lines.length < 2 || sums.length === 0) return null;
  return (
    <tfoot data-testid="document-sums">
      <tr>
        <th scope="row" colSpan={2}>
          {t('sumOf', { count: lines.length })}
        </th>
        <td className={`${classes.right} number`}>
          {sums.map(({ unit, quantity }) => (
            <div key={unit}>
              {format.quantity(quantity)} {format.unit(unit)}
            </div>
          ))}
        </td>
        {columns.prices && <td />}
        {columns.amounts && <td className={`${classes.right} number`}>{lines.every((line) => line.amount !== null) && format.money(sum(lines.map((line) => line.amount ?? '0')))}</td>}
        {columns.orders && <td />}
        {columns.despatches && <td />}
        {segments && <td className={classes.unprinted} />}
      </tr>
    </tfoot>
  );
}
