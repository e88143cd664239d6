import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { PartName } from '../app/PartName';
import { ScopedLink, useScope } from '../app/scope';
import { useAboutText } from './about';
import { type Question, useQuestions } from './questions';
import classes from './questions.module.css';
import { WaitsSign } from './signs';

const shown = ['mine', 'closed', 'all'] as const;

/** The questions between us and our partners, those that are open first of all. */
export function Questions() {
  const { t } = useTranslation('questions');
  const [filters, setFilters] = useUrlFilters(['show', 'part']);
  const open = filters.show === 'closed' ? 'false' : filters.show === 'all' ? undefined : 'true';
  return (
    <ListScreen
      title={t('title')}
      testId="questions"
      inHand
      answer={useQuestions({ open, mine: filters.show === 'mine' ? 'true' : undefined, part: filters.part })}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'question-row', 'data-open': String(row.open) })}
      filters={
        <>
          <TextFilter icon label={t('part')} value={filters.part} onChange={(part) => setFilters({ part })} />
          <ChoiceFilter label={t('show.label')} all={t('show.open')} value={filters.show} onChange={(show) => setFilters({ show })} options={shown.map((one) => ({ value: one, label: t(`show.${one}`) }))} />
        </>
      }
      empty={{ title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<Question>[] {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const partner = usePartnerName();
  const about = useAboutText();
  const { as } = useScope();
  return [
    {
      name: 'about',
      head: t('column.about'),
      place: 'lead',
      cell: (row) => (
        <>
          <ScopedLink to={`/questions/${encodeURIComponent(row.id)}`} className="inText whole">
            {about(row)}
          </ScopedLink>
          <PartName part={row.part} />
        </>
      ),
    },
    { name: 'partner', head: t('column.partner'), place: 'left', cell: (row) => <span className="nowrap">{partner(as === 'buyer' ? row.supplier : row.buyer)}</span> },
    { name: 'last', head: t('column.last'), place: 'labelled', cell: (row) => <span className={classes.last}>{row.messages.at(-1)?.text}</span> },
    { name: 'at', head: t('column.at'), place: 'right', quiet: true, cell: (row) => <span className="nowrap">{format.moment(row.lastAt)}</span> },
    { name: 'waits', head: t('column.waits'), place: 'trail', cell: (row) => <WaitsSign question={row} /> },
  ];
}
