import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink, useScope } from '../app/scope';
import { useAboutText } from './about';
import { type Question, useQuestions } from './questions';
import classes from './questions.module.css';
import { useWaitsText, WaitsSign } from './signs';

const shown = ['mine', 'closed', 'all'] as const;

/** The questions between the reader's company and its partners, open ones first. */
export function Questions() {
  const { t } = useTranslation('questions');
  const [filters, setFilters] = useUrlFilters(['show', 'part'], { show: shown });
  const { as, asOf } = useScope();
  const asked = { open: filters.show === 'closed' ? 'false' : filters.show === 'all' ? undefined : 'true', mine: filters.show === 'mine' ? 'true' : undefined, part: filters.part };
  return (
    <ListScreen
      title={t('title')}
      testId="questions"
      inHand
      source={{ path: '/questions', params: { ...asked, as, asOf } }}
      answer={useQuestions(asked)}
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
  const waits = useWaitsText();
  const { as } = useScope();
  const other = (row: Question): string => partner(as === 'buyer' ? row.supplier : row.buyer);
  return [
    {
      name: 'about',
      head: t('column.about'),
      place: 'lead',
      cell: (row) => (
        <>
          <ScopedLink to={`/questions/${encodeURIComponent(row.id)}`} className="underlined whole">
            {about(row)}
          </ScopedLink>
          {row.part && <div className="dim small"><PartNumber part={row.part} partner={as === 'buyer' ? row.supplier : row.buyer}>{(own) => row.kind !== 'part' && own}</PartNumber></div>}
        </>
      ),
      value: about,
      sheet: [
        { head: t('column.about'), cell: about },
        { head: t('part'), cell: (row) => row.part },
      ],
    },
    { name: 'partner', head: t('column.partner'), place: 'left', cell: (row) => <span className="nowrap">{other(row)}</span>, value: other, group: other },
    { name: 'last', head: t('column.last'), place: 'labelled', cell: (row) => <span className={classes.last}>{row.messages.at(-1)?.text}</span>, value: (row) => row.messages.at(-1)?.text },
    { name: 'at', head: t('column.at'), place: 'right', quiet: true, cell: (row) => <span className="nowrap">{format.moment(row.lastAt)}</span>, value: (row) => row.lastAt },
    { name: 'waits', head: t('column.waits'), place: 'trail', cell: (row) => <WaitsSign question={row} />, value: waits, group: waits },
  ];
}
