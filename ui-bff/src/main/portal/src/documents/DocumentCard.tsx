import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { ScopedLink, type Side } from '../app/scope';
import { DocumentLines } from './DocumentLines';
import classes from './documents.module.css';
import type { DocumentRow } from './documents';
import { Fact, Payable } from './Payable';
import { Standing } from './Standing';

type Props = { document: DocumentRow & { as: Side | undefined }; /** The address of its segments, for readers who may see them. */ segments: string | undefined };

/** A message in business words: its kind, its references, its lines. */
export function DocumentCard({ document, segments }: Props) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const side = document.as ? `?as=${document.as}` : '';
  return (
    <div className={classes.card} data-testid="document" data-kind={document.kind}>
      <p className={classes.name}>
        <strong>{t(`kind.${document.kind}`, { defaultValue: document.kind })}</strong> <span className="number">{document.number || t('noNumber')}</span>
        {document.issued && <span className="dim number"> · {format.date(document.issued)}</span>}
        <Standing row={document} />{' '}
        <ScopedLink to={`/documents/${document.id}${side}`} className="inText" data-testid="open-document">
          {t('open')}
        </ScopedLink>
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
      {document.lineCount > 0 && <DocumentLines document={document} segments={segments} />}
      <Payable document={document} segments={segments} />
    </div>
  );
}

/** The destination and days of the goods. */
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
