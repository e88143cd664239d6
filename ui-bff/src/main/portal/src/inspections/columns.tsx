import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePersonName } from '../app/people';
import { ScopedLink } from '../app/scope';
import type { Column } from '../table/columns';
import { type InspectionRow, pathOf } from './inspections';
import { StateSign } from './signs';

/** The columns of every list of inspections. */
export function useInspectionColumns(): Column<InspectionRow>[] {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const person = usePersonName();
  const by = (column: 'begunBy' | 'decidedBy'): Column<InspectionRow> => {
    const name = (row: InspectionRow): string | null => person(row.owner, row[column]);
    return { name: column, head: t(`column.${column}`), place: 'labelled', quiet: true, extra: true, cell: name, value: name };
  };
  const stage = (row: InspectionRow): string => t(`stage.${row.stage}`, { defaultValue: row.stage });
  const state = (row: InspectionRow): string => t(`state.${row.state}`, { defaultValue: row.state });
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={pathOf(row.id)} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'part', head: t('column.part'), cell: (row) => <PartNumber part={row.part} other={row.partnerPart}>{(own) => <PartLink part={own} />}</PartNumber>, value: (row) => row.part, group: (row) => row.part },
    { name: 'batch', head: t('column.batch'), place: 'labelled', cell: (row) => <span className="number">{row.batch}</span>, value: (row) => row.batch, group: (row) => row.batch },
    { name: 'stage', head: t('column.stage'), place: 'labelled', cell: stage, value: stage, group: stage },
    {
      name: 'lot',
      head: t('column.lot'),
      place: 'labelled',
      right: true,
      cell: (row) =>
        row.lot !== null && (
          <span className="nowrap">
            <span className="number">{format.quantity(row.lot)}</span> {format.unit(row.unit)}
          </span>
        ),
      value: (row) => row.lot,
    },
    { name: 'begun', head: t('column.begun'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.moment(row.begunAt)}</span>, value: (row) => row.begunAt },
    by('begunBy'),
    by('decidedBy'),
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: state, group: state },
  ];
}
