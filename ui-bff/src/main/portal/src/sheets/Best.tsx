import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type BestOfStep, pathOf, percentOf, useBest } from './sheets';

/** The versions with the best first-pass yield for a part, by step and tool. Nothing until a step was reported. */
export function Best({ part }: { part: string }) {
  const { t } = useTranslation('sheets');
  const answer = useBest(part);
  const columns = useColumns(answer.data?.lotsNeeded ?? 0);
  const steps = answer.data?.steps ?? [];
  if (steps.length === 0) return null;
  return <TableWithin title={t('best.title')} name="best" rows={steps} columns={columns} keyOf={(row) => `${row.step} ${row.tool ?? ''}`} marks={(row) => ({ 'data-testid': 'best-row', 'data-step': String(row.step) })} />;
}

function useColumns(needed: number): Column<BestOfStep>[] {
  const { t } = useTranslation('sheets');
  return [
    { name: 'step', head: t('column.step'), place: 'lead', value: (row) => row.step, cell: (row) => <span className="number">{row.step}</span> },
    { name: 'tool', head: t('column.tool'), place: 'labelled', value: (row) => row.tool, cell: (row) => row.tool },
    {
      name: 'version',
      head: t('column.version'),
      place: 'labelled',
      value: (row) => row.best && `${row.best.code} ${row.best.version}`,
      cell: (row) =>
        row.best ? (
          <ScopedLink to={`${pathOf(row.best.sheet)}?version=${row.best.version}`} className="number">
            {t('best.version', { code: row.best.code, version: row.best.version })}
          </ScopedLink>
        ) : (
          <span className="dim">{t('best.few', { count: needed, most: row.mostLots })}</span>
        ),
    },
    { name: 'lots', head: t('column.lots'), place: 'labelled', right: true, value: (row) => row.best && row.best.lots, cell: (row) => row.best && <span className="number">{row.best.lots}</span> },
    { name: 'yield', head: t('column.yield'), place: 'labelled', right: true, value: (row) => row.best && percentOf(row.best.firstPassYield), cell: (row) => row.best && <span className="number nowrap">{percentOf(row.best.firstPassYield)} %</span> },
  ];
}
