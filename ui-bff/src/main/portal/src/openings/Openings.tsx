import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { minus } from '../app/decimal';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { type Column, ListScreen } from '../table/ListScreen';
import { maySettle } from './context';
import { type Opening, standing, termsOf, useOpenings } from './openings';
import { SignChosen } from './SignChosen';
import { StandingSign } from './signs';
import { useWords } from './words';

const options = ['mine', 'proposed', 'signed', 'closed'] as const;

/** Opening cumulatives by schedule. Readers sign those that wait for them here, many at once. */
export function Openings() {
  const { t: title } = useTranslation('openings');
  const t = useWords();
  const me = useMe();
  const { as, readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['show'], { show: options });
  const mine = filters.show === 'mine';
  const settles = maySettle(me, as) && !readOnly;
  return (
    <ListScreen
      title={title('title')}
      testId="openings"
      inHand
      answer={useOpenings({ mine: mine ? 'true' : undefined, state: mine ? undefined : filters.show })}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'opening-row', 'data-part': row.part, 'data-standing': standing(row, as) })}
      filters={<ChoiceFilter label={t('show.label')} all={t('show.all')} value={filters.show} onChange={(show) => setFilters({ show })} options={options.map((one) => ({ value: one, label: t(`show.${one}`) }))} />}
      bulk={settles ? SignChosen : undefined}
      actions={
        settles && (
          <Button component={ScopedLink} to="/imports?what=opening-cumulatives" variant="default" size="xs">
            {t('import')}
          </Button>
        )
      }
      empty={filters.show ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<Opening>[] {
  const t = useWords();
  const format = useFormat();
  const partner = usePartnerName();
  const site = useSiteName();
  const { as } = useScope();
  const other = (row: Opening): string => partner(as === 'buyer' ? row.supplier : row.buyer);
  const number = (of: (row: Opening) => string | undefined) => ({
    right: true,
    cell: (row: Opening) => <span className="number nowrap">{format.quantity(of(row) ?? '0')}</span>,
    value: (row: Opening) => of(row) ?? null,
  });
  return [
    {
      name: 'part',
      head: t('column.part'),
      place: 'lead',
      value: (row) => row.part,
      cell: (row) => (
        <PartNumber part={row.part} by="buyers" partner={as === 'buyer' ? row.supplier : row.buyer}>
          {(own) => (
            <ScopedLink to={`/call-offs/${encodeURIComponent(row.schedule)}#opening`} className="rowLink">
              {own}
            </ScopedLink>
          )}
        </PartNumber>
      ),
    },
    { name: 'partner', head: t('column.partner'), place: 'left', cell: other, value: other, group: other },
    { name: 'site', head: t('column.site'), place: 'labelled', quiet: true, cell: (row) => site(row.buyer, row.site), value: (row) => site(row.buyer, row.site), group: (row) => site(row.buyer, row.site) },
    { name: 'agreement', head: t('column.agreement'), place: 'labelled', extra: true, cell: (row) => row.agreement, value: (row) => row.agreement },
    { name: 'asOf', head: t('column.asOf'), place: 'labelled', cell: (row) => <span className="nowrap">{format.date(termsOf(row)?.asOf ?? '')}</span>, value: (row) => termsOf(row)?.asOf ?? null },
    { name: 'received', head: t('column.received'), place: 'labelled', ...number((row) => termsOf(row)?.received) },
    { name: 'shipped', head: t('column.shipped'), place: 'labelled', ...number((row) => termsOf(row)?.shipped) },
    { name: 'inTransit', head: t('column.inTransit'), place: 'labelled', ...number((row) => minus(termsOf(row)?.shipped ?? '0', termsOf(row)?.received ?? '0')) },
    { name: 'unit', head: t('column.unit'), place: 'labelled', cell: (row) => format.unit(termsOf(row)?.unit ?? ''), value: (row) => termsOf(row)?.unit ?? null },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StandingSign opening={row} />, value: (row) => t(`state.${standing(row, as)}`), group: (row) => t(`state.${standing(row, as)}`) },
  ];
}
