import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Failed, Loading } from '../app/states';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type BatchRow, pathOf, useGenealogy } from './batches';
import classes from './batches.module.css';
import { GenealogyPicture } from './GenealogyPicture';
import { type Drawn, namedOf, type Placed, pictureOf } from './genealogy';
import { BatchSign } from './signs';

/** The origin and the use of a batch, as a picture and as a table. */
export function Genealogy({ batch }: { batch: Pick<BatchRow, 'id' | 'number'> }) {
  const { t } = useTranslation('batches');
  const origin = useGenealogy(batch.id, 'origin');
  const use = useGenealogy(batch.id, 'use');
  const columns = useColumns(batch.id);
  if (origin.isPending || use.isPending) return <Loading />;
  if (!origin.data || !use.data)
    return (
      <Failed
        error={origin.error ?? use.error}
        retry={() => {
          void origin.refetch();
          void use.refetch();
        }}
      />
    );
  const picture = pictureOf(batch.id, origin.data, use.data);
  const named = (ids: string[]): string => {
    const { numbers, more } = namedOf(picture.nodes, ids);
    return [...numbers, ...(more > 0 ? [t('genealogy.more', { count: more })] : [])].join(t('comma'));
  };
  return (
    <>
      <section className={`panel ${classes.panel}`} aria-labelledby="genealogy" data-testid="genealogy">
        <h2 id="genealogy">{t('genealogy.title')}</h2>
        {picture.edges.length === 0 && origin.data.continues.length + use.data.continues.length === 0 ? <p className="dim">{t('genealogy.none')}</p> : <GenealogyPicture picture={picture} here={batch.id} />}
        {origin.data.continues.length > 0 && (
          <Notice tone="quiet">
            <span data-testid="continues-origin">{t('genealogy.continuesOrigin', { numbers: named(origin.data.continues) })}</span>
          </Notice>
        )}
        {use.data.continues.length > 0 && (
          <Notice tone="quiet">
            <span data-testid="continues-use">{t('genealogy.continuesUse', { numbers: named(use.data.continues) })}</span>
          </Notice>
        )}
      </section>
      {picture.edges.length > 0 && (
        <TableWithin
          title={t('genealogy.table')}
          name="genealogy"
          rows={picture.edges}
          columns={columns}
          keyOf={(row) => `${row.from} ${row.to} ${row.event} ${row.quantity} ${row.unit}`}
          marks={(row) => ({ 'data-testid': 'genealogy-row', 'data-from': row.a.number, 'data-to': row.b.number })}
        />
      )}
    </>
  );
}

function useColumns(here: string): Column<Drawn>[] {
  const { t } = useTranslation('batches');
  const format = useFormat();
  const partner = usePartnerName();
  const named = (one: Placed) =>
    one.id === here || one.state === null ? (
      <strong className="number">{one.number}</strong>
    ) : (
      <ScopedLink to={pathOf(one.id)} className="rowLink number">
        {one.number}
      </ScopedLink>
    );
  const direction = (row: Drawn): string => t(row.b.level <= 0 ? 'genealogy.origin' : 'genealogy.use');
  /** The batch farther from this one. */
  const other = (row: Drawn): Placed => (row.b.level <= 0 ? row.a : row.b);
  const state = (row: Drawn): string => {
    const its = other(row).state;
    return its === null ? t('genealogy.named') : t(`state.${its}`, { defaultValue: its });
  };
  return [
    { name: 'from', head: t('genealogy.from'), place: 'lead', value: (row) => row.a.number, cell: (row) => named(row.a) },
    { name: 'to', head: t('genealogy.to'), place: 'labelled', value: (row) => row.b.number, cell: (row) => named(row.b) },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'labelled',
      right: true,
      value: (row) => row.quantity,
      cell: (row) => (
        <span className="nowrap">
          <span className="number">{format.quantity(row.quantity)}</span> {format.unit(row.unit)}
        </span>
      ),
    },
    { name: 'direction', head: t('genealogy.direction'), place: 'labelled', value: direction, group: direction, cell: direction },
    { name: 'part', head: t('column.part'), place: 'labelled', value: (row) => other(row).part, cell: (row) => <PartNumber part={other(row).part} /> },
    { name: 'maker', head: t('column.maker'), place: 'labelled', value: (row) => partner(other(row).maker), group: (row) => partner(other(row).maker), cell: (row) => partner(other(row).maker) },
    { name: 'state', head: t('column.state'), place: 'trail', value: state, cell: (row) => <StateOf state={other(row).state} /> },
  ];
}

/** A batch that the reader only named is no batch that it can open. */
function StateOf({ state }: Pick<Placed, 'state'>) {
  const { t } = useTranslation('batches');
  return state === null ? <span className="dim">{t('genealogy.named')}</span> : <BatchSign batch={{ state }} />;
}
