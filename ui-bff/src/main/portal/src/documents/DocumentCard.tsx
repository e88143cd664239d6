import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { ScopedLink, type Side } from '../app/scope';
import { Failed, Loading } from '../app/states';
import classes from './documents.module.css';
import { Measurements } from './Measurements';
import { Nonconformances } from './Nonconformances';
import { PackagesOf } from './PackagesOf';
import { Fact, Payable, PriceOf } from './Payable';
import { SegmentLink } from './SegmentLink';
import { Standing } from './Standing';
import { Stocks } from './Stocks';
import { Wide } from '../app/Wide';
import { type DocumentRow, segmentOf, useDocumentLines } from './documents';

type Props = { document: DocumentRow & { as: Side | undefined }; /** Where its segments are shown, for who may see them. */ segments: string | undefined };

/** A message in business words: what it is, what it belongs to, its lines. */
export function DocumentCard({ document, segments }: Props) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const side = document.as ? `?as=${document.as}` : '';
  return (
    <div className={classes.card} data-testid="document" data-kind={document.kind}>
      <p className={classes.name}>
        <strong>{t(`kind.${document.kind}`, { defaultValue: document.kind })}</strong> <span className="number">{document.number || t('noNumber')}</span>
        {document.issued && <span className="dim number"> · {format.date(document.issued)}</span>}
        <Standing row={document} />
      </p>
      {document.references.length > 0 && (
        <dl className={classes.references}>
          {document.references.slice(0, 8).map(({ to, number }) => (
            <div key={to + number}>
              <dt>{t(`to.${to}`)}</dt>
              <dd>
                {to === 'order' || to === 'agreement' ? (
                  <ScopedLink to={`/chains/${encodeURIComponent(number)}${side}`} className="number">
                    {number}
                  </ScopedLink>
                ) : (
                  <span className="number">{number}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Journey document={document} />
      {document.lineCount > 0 && <Lines document={document} segments={segments} />}
      <Payable document={document} segments={segments} />
    </div>
  );
}

/** Where the goods go, and when. */
function Journey({ document: { shipTo, shipped, arrives } }: { document: DocumentRow }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  if (!shipTo && !shipped && !arrives) return null;
  return (
    <dl className={classes.references} data-testid="journey">
      {shipTo && <Fact name={t('shipTo')}>{shipTo}</Fact>}
      {shipped && <Fact name={t('shipped')}>{format.date(shipped)}</Fact>}
      {arrives && <Fact name={t('arrives')}>{format.date(arrives)}</Fact>}
    </dl>
  );
}

function Lines({ document, segments }: Props) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const [open, setOpen] = useState(document.lineCount <= 20);
  const answer = useDocumentLines(document, document.as, open);
  const lines = answer.data?.pages.flatMap((page) => page.items) ?? [];
  if (!open) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)} className={classes.more}>
        {t('showLines', { count: document.lineCount })}
      </Button>
    );
  }
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const prices = lines.some((line) => line.price !== null);
  const amounts = lines.some((line) => line.amount !== null);
  const despatches = lines.some((line) => line.despatchAdvice !== null);
  return (
    <Wide label={t('lines')}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t('column.line')}</th>
            <th scope="col">{t('column.part')}</th>
            <th scope="col" className={classes.right}>{t(`quantity.${document.kind}`, { defaultValue: t('column.quantity') })}</th>
            {prices && <th scope="col" className={classes.right}>{t('column.price')}</th>}
            {amounts && <th scope="col" className={classes.right}>{t('column.amount')}</th>}
            <th scope="col">{t('column.order')}</th>
            {despatches && <th scope="col">{t('column.despatchAdvice')}</th>}
            {segments && <th scope="col">{t('column.segment')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Fragment key={line.ordinal}>
              <tr data-testid="document-line">
                <td className="number">{line.line}</td>
                <td>
                  {line.part ?? '–'} {line.supplierPart && line.supplierPart !== line.part && <span className="dim">{line.supplierPart}</span>}
                  {line.batch && <span className="dim"> · {t('batch')} <span className="number">{line.batch}</span></span>}
                </td>
                <td className={`${classes.right} number`}>
                  {line.quantity ? `${format.quantity(line.quantity)} ${format.unit(line.unit ?? '')}` : '–'} <SegmentLink segments={segments} segment={segmentOf(line.places, 'quantity', 0)} />
                </td>
                {prices && (
                  <td className={`${classes.right} number`}>
                    {line.price ? <PriceOf price={line.price} unit={line.unit} /> : '–'} <SegmentLink segments={segments} segment={segmentOf(line.places, 'price', 0)} />
                  </td>
                )}
                {amounts && (
                  <td className={`${classes.right} number`}>
                    {line.amount ? format.money(line.amount) : '–'} <SegmentLink segments={segments} segment={segmentOf(line.places, 'amount', 0)} />
                  </td>
                )}
                <td className="number">{line.order ? `${line.order}${line.orderLine ? ` / ${line.orderLine}` : ''}` : '–'}</td>
                {despatches && <td className="number">{line.despatchAdvice ?? '–'}</td>}
                {segments && (
                  <td>
                    <SegmentLink segments={segments} segment={line.segment} />
                  </td>
                )}
              </tr>
              {line.stocks && (
                <tr>
                  <td colSpan={8}>
                    <Stocks all={line.stocks} codes={document.codes} places={line.places} segments={segments} />
                  </td>
                </tr>
              )}
              {line.packages && (
                <tr>
                  <td colSpan={8}>
                    <PackagesOf all={line.packages} unit={line.unit} places={line.places} segments={segments} />
                  </td>
                </tr>
              )}
              {line.measurements && (
                <tr>
                  <td colSpan={8}>
                    <Measurements all={line.measurements} places={line.places} segments={segments} />
                  </td>
                </tr>
              )}
              {line.nonconformances && (
                <tr>
                  <td colSpan={8}>
                    <Nonconformances all={line.nonconformances} places={line.places} first={line.measurements?.length ?? 0} segments={segments} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {answer.hasNextPage && (
        <Button size="compact-sm" variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()} className={classes.more}>
          {t('moreLines')}
        </Button>
      )}
    </Wide>
  );
}
