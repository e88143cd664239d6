import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign, unknownSign } from '../app/Sign';
import { HistoryLink } from '../history/HistoryLink';
import { type Column, ListScreen } from '../table/ListScreen';
import { AskConcessionDialog } from './AskConcessionDialog';
import { ConcessionDialog } from './ConcessionDialog';
import { type Concession, concessionStates, useConcessions } from './concessions';
import { mayAnswerConcessions, mayAskConcessions } from './roles';
import { concessionSigns } from './signs';

/** Concessions: suppliers ask their customers to accept goods that do not conform, and customers answer. */
export function Concessions() {
  const { t } = useTranslation('inspections');
  const [filters, setFilters] = useUrlFilters(['part', 'state'], { state: concessionStates });
  const me = useMe();
  const { as, readOnly } = useScope();
  const [answering, setAnswering] = useState<Concession>();
  const [asking, setAsking] = useState(false);
  const filtered = Object.values(filters).some(Boolean);
  return (
    <>
      <ListScreen
        title={t('concession.title')}
        testId="concessions"
        answer={useConcessions(filters)}
        columns={useColumns(setAnswering)}
        keyOf={(row) => row.id}
        marks={(row) => ({ 'data-testid': 'concession-row', 'data-number': row.number, 'data-state': row.state })}
        filters={
          <>
            <TextFilter icon label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
            <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={concessionStates.map((state) => ({ value: state, label: t(`concession.state.${state}`) }))} />
            {mayAskConcessions(me, as) && !readOnly && (
              <Button size="xs" onClick={() => setAsking(true)} data-testid="ask">
                {t('concession.ask')}
              </Button>
            )}
          </>
        }
        empty={filtered ? { title: t('concession.filtered'), why: t('empty.filteredWhy') } : { title: t('concession.none'), why: t('concession.noneWhy') }}
      />
      {asking && <AskConcessionDialog goods={{ name: 'new', part: filters.part ?? '', characteristics: [] }} onClose={() => setAsking(false)} />}
      {answering && <ConcessionDialog concession={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function useColumns(answer: (concession: Concession) => void): Column<Concession>[] {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const partner = usePartnerName();
  const { as, readOnly } = useScope();
  const buys = as === 'buyer';
  const other = (row: Concession): string => partner(buys ? row.supplier : row.buyer);
  const numberOf = (row: Concession): string => (buys ? row.part : row.supplierPart);
  const state = (row: Concession): string => t(`concession.state.${row.state}`, { defaultValue: row.state });
  const quantity = (row: Concession, value: string | null) =>
    value !== null && (
      <span className="nowrap">
        <span className="number">{format.quantity(value)}</span> {format.unit(row.unit)}
      </span>
    );
  return [
    { name: 'number', head: t('concession.number'), place: 'lead', cell: (row) => <span className="number">{row.number}</span>, value: (row) => row.number },
    { name: 'partner', head: t(buys ? 'inbox.supplier' : 'inbox.customer'), place: 'labelled', cell: other, value: other, group: other },
    { name: 'part', head: t('column.part'), cell: (row) => <PartNumber part={numberOf(row)} other={buys ? row.supplierPart : row.part}>{(own) => <PartLink part={own} />}</PartNumber>, value: numberOf, group: numberOf },
    { name: 'batch', head: t('column.batch'), place: 'labelled', cell: (row) => row.batch && <span className="number">{row.batch}</span>, value: (row) => row.batch },
    { name: 'characteristic', head: t('column.characteristic'), place: 'labelled', cell: (row) => row.characteristic, value: (row) => row.characteristic },
    { name: 'quantity', head: t('concession.quantity'), place: 'labelled', right: true, cell: (row) => quantity(row, row.quantity), value: (row) => row.quantity },
    { name: 'granted', head: t('concession.granted'), place: 'labelled', right: true, cell: (row) => quantity(row, row.granted), value: (row) => row.granted },
    { name: 'remaining', head: t('concession.remaining'), place: 'labelled', right: true, cell: (row) => quantity(row, row.remaining), value: (row) => row.remaining },
    { name: 'until', head: t('column.until'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.date(row.until)}</span>, value: (row) => row.until },
    { name: 'reason', head: t('fact.reason'), place: 'labelled', cell: (row) => row.reason, value: (row) => row.reason },
    { name: 'words', head: t('concession.words'), place: 'labelled', quiet: true, cell: (row) => row.answer, value: (row) => row.answer },
    { name: 'history', head: t('fact.history'), extra: true, sheet: [], cell: (row) => <HistoryLink id={row.id} /> },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateOf row={row} text={state(row)} />, value: state, group: state },
    ...(buys && mayAnswerConcessions(me) && !readOnly
      ? [
          {
            name: 'act',
            head: t('concession.act'),
            sheet: [],
            cell: (row: Concession) =>
              row.state === 'asked' && (
                <Button size="sm" onClick={() => answer(row)} aria-label={t('concession.answerTitle', { number: row.number })} data-testid="concession-answer">
                  {t('concession.answer')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}

function StateOf({ row, text }: { row: Concession; text: string }) {
  const [tone, sign] = concessionSigns[row.state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {text}
    </Sign>
  );
}
