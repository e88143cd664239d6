import { useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { rowsOf } from '../app/reading';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { useBandName } from '../energy/bandName';
import { type Advice, useAdvice } from '../energy/energy';
import { useWords as useEnergyWords } from '../energy/words';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { useWords } from './words';

/** Lists the advice that companies took, with the load that they move and without money. */
export function TakenAdvice() {
  const t = useWords();
  const answer = useAdvice({});
  const columns = useColumns();
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = rowsOf(answer);
  return <TableWithin title={t('advice.title')} name="taken-advice" rows={rows} answer={answer} columns={columns} below={rows.length === 0 && <p className="dim">{t('advice.none')}</p>} keyOf={(row) => row.id} marks={(row) => ({ 'data-testid': 'taken-advice', 'data-state': row.state })} />;
}

function useColumns(): Column<Advice>[] {
  const t = useWords();
  const energy = useEnergyWords();
  const format = useFormat();
  const bandName = useBandName();
  const partner = usePartnerName();
  const siteName = useSiteName();
  const company = (row: Advice): string => `${partner(row.owner)} ${siteName(row.owner, row.site)}`;
  const state = (row: Advice): string => energy(`advice.state.${row.state}`, { defaultValue: row.state });
  const move = (row: Advice): string => t('advice.moved', { kWh: format.rounded(row.kWhPerDay), from: bandName(row.fromBand), to: bandName(row.toBand) });
  return [
    { name: 'company', head: t('advice.company'), place: 'lead', value: company, group: company, cell: company },
    { name: 'machine', head: t('advice.machine'), place: 'labelled', value: (row) => row.machine, cell: (row) => <span className="number">{row.machine}</span> },
    { name: 'move', head: t('advice.move'), place: 'labelled', value: move, cell: move },
    { name: 'days', head: t('advice.days'), place: 'labelled', right: true, value: (row) => row.days, cell: (row) => <span className="number">{row.days}</span> },
    {
      name: 'state',
      head: t('advice.state'),
      place: 'trail',
      value: state,
      group: state,
      cell: (row) => (
        <Sign tone={row.state === 'measured' ? 'info' : 'good'} sign={row.state === 'measured' ? '=' : '✓'}>
          {state(row)}
        </Sign>
      ),
    },
  ];
}
