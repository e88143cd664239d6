import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { Dialog } from '../app/Dialog';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { type Me, onlyLooks, useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { GiveForm } from './GiveForm';
import { isOver, isShown, shows } from './ends';
import { type contexts, type GrantRow, type indicators, useGrants, whats, withdraw } from './grants';
import classes from './sharing.module.css';
import { mayShare } from './roles';

type Contexts = (typeof contexts)[number];

/** Grants with recipient, grain and end, and the way to end them. */
export function Grants() {
  const { t } = useTranslation('sharing');
  const me = useMe();
  const { as, asOf, readOnly } = useScope();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<GrantRow>();
  const may = mayShare(me) && !readOnly;
  const looks = onlyLooks(me);
  const [filters, setFilters] = useUrlFilters(['what', 'show'], { what: whats, show: shows });
  return (
    <>
      <ListScreen
        title={t('title')}
        testId="grants"
        source={{ path: '/grants', params: { what: filters.what, as, asOf }, keeps: (row) => isShown(filters.show, row, today(asOf?.instant)) }}
        answer={useGrants(filters)}
        columns={useColumns(me, may ? setEnding : undefined)}
        keyOf={(row) => row.id}
        marks={(row) => ({ 'data-testid': 'grant-row', 'data-to': row.to, 'data-what': row.what })}
        filters={
          <>
            <ChoiceFilter label={t('column.what')} all={t('filter.anything')} value={filters.what} onChange={(what) => setFilters({ what })} options={whats.map((one) => ({ value: one, label: t(`what.${one}`) }))} />
            <ChoiceFilter label={t('column.state')} all={t('filter.anyState')} value={filters.show} onChange={(show) => setFilters({ show })} options={shows.map((one) => ({ value: one, label: t(`show.${one}`) }))} />
            {may && (
              <Button size="xs" leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={() => setGiving(true)} data-testid="give">
                {t('give.title')}
              </Button>
            )}
          </>
        }
        above={<p className={classes.why}>{t(looks ? 'whyShown' : 'why')}</p>}
        empty={filters.what || filters.show ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : looks ? { title: t('empty.shown'), why: t('empty.shownWhy', { code: me.party?.code }) } : { title: t('empty.title'), why: t('empty.why') }}
      />
      {giving && <GiveForm onClose={() => setGiving(false)} />}
      {ending && <WithdrawDialog grant={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function useColumns(me: Me, onEnd: ((row: GrantRow) => void) | undefined): Column<GrantRow>[] {
  const { t } = useTranslation('sharing');
  const { t: figures } = useTranslation('credit');
  const format = useFormat();
  const partner = usePartnerName();
  const isOwn = (row: GrantRow): boolean => row.owner === me.party?.code;
  const what = (row: GrantRow): string => t(`what.${row.what}`, { defaultValue: row.what });
  const way = (row: GrantRow): string => (isOwn(row) ? t('to', { party: partner(row.to) }) : t('from', { party: partner(row.owner) }));
  const context = (name: string): string => t(`context.${name as Contexts}`, { defaultValue: name });
  const figure = (code: string): string => figures(`indicator.${code as (typeof indicators)[number]}`, { defaultValue: code });
  const contextsOf = (row: GrantRow): string => (row.contexts === null ? t('everything') : format.list(row.contexts.map(context)));
  const parts = (row: GrantRow): string => (row.what === 'credit' ? `${format.list((row.indicators ?? []).map(figure))} (${row.purpose ?? ''})` : row.what === 'audit' ? contextsOf(row) : row.parts === null ? t('allParts') : format.list(row.parts));
  const grain = (row: GrantRow): string => (row.what === 'credit' ? t('asFigures') : row.what === 'audit' ? t('asSeen') : t(`grain.${row.grain}`, { defaultValue: row.grain }));
  // Without the past, an earlier beginning has no effect.
  const past = (row: GrantRow): string => (row.from && (row.past || row.from > row.givenAt) ? format.moment(row.from) : t(row.past ? 'withPast' : 'fromThen'));
  const { asOf } = useScope();
  const ended = (row: GrantRow): boolean => isOver(row, today(asOf?.instant));
  const state = (row: GrantRow): string => t(row.withdrawnAt ? 'withdrawn' : ended(row) ? 'over' : 'holds');
  const action: Column<GrantRow> = {
    name: 'end',
    head: t('column.action'),
    cell: (row) =>
      onEnd && isOwn(row) && !ended(row) ? (
        <Button size="compact-sm" variant="default" onClick={() => onEnd(row)} aria-label={t('withdrawOne', { what: t(`what.${row.what}`), party: partner(row.to) })} data-testid="withdraw">
          {t('withdraw')}
        </Button>
      ) : null,
  };
  return [
    { name: 'what', head: t('column.what'), place: 'lead', cell: (row) => (onlyLooks(me) && !ended(row) ? <Seen row={row} text={what(row)} /> : <strong>{what(row)}</strong>), value: what, group: what },
    {
      name: 'way',
      head: t('column.way'),
      cell: way,
      value: way,
      group: way,
      sheet: [
        { head: t('column.owner'), cell: (row) => partner(row.owner) },
        { head: t('column.to'), cell: (row) => partner(row.to) },
      ],
    },
    { name: 'parts', head: t('column.parts'), place: 'labelled', cell: (row) => (row.parts === null ? parts(row) : <Parts numbers={row.parts} />), value: parts },
    { name: 'grain', head: t('column.grain'), place: 'labelled', cell: grain, value: grain, group: grain },
    { name: 'past', head: t('column.past'), place: 'labelled', cell: past, value: past },
    { name: 'until', head: t('column.until'), place: 'labelled', cell: (row) => (row.until ? <span className="number nowrap">{format.date(row.until)}</span> : t('open')), value: (row) => row.until },
    { name: 'given', head: t('column.given'), place: 'labelled', extra: true, cell: (row) => <span className="number nowrap">{format.moment(row.givenAt)}</span>, value: (row) => row.givenAt },
    {
      name: 'state',
      head: t('column.state'),
      place: 'trail',
      cell: (row) => (
        <>
          <Sign tone={ended(row) ? 'quiet' : 'good'} sign={ended(row) ? '−' : '✓'}>
            {state(row)}
          </Sign>
          {row.withdrawnAt && <span className="dim number nowrap"> {format.date(today(row.withdrawnAt))}</span>}
        </>
      ),
      value: state,
      group: state,
    },
    ...(onEnd ? [action] : []),
  ];
}

function Parts({ numbers }: { numbers: string[] }) {
  const { t } = useTranslation('sharing');
  return numbers.map((part, at) => (
    <Fragment key={part}>
      {at > 0 && t('between')}
      <PartNumber part={part} />
    </Fragment>
  ));
}

/** Links to the shared data for a bank. Data without a screen is read by the API. */
function Seen({ row, text }: { row: GrantRow; text: string }) {
  const { t } = useTranslation('sharing');
  return row.what === 'stock' || row.what === 'machines' || row.what === 'credit' ? (
    <ScopedLink to={row.what === 'stock' ? '/stock' : row.what === 'machines' ? '/machines' : '/credit'} className="rowLink">
      {text}
    </ScopedLink>
  ) : (
    <>
      <strong>{text}</strong> <span className="dim">{t('byApi')}</span>
    </>
  );
}

function WithdrawDialog({ grant, onClose }: { grant: GrantRow; onClose: () => void }) {
  const { t } = useTranslation('sharing');
  const partner = usePartnerName();
  const { sending, error, send } = useSending('grants');
  const end = async (): Promise<void> => {
    if (await send(() => withdraw(grant), grant)) onClose();
  };
  return (
    <Dialog title={t('withdrawOne', { what: t(`what.${grant.what}`), party: partner(grant.to) })} onClose={onClose} data-testid="withdraw-dialog">
      <p className={classes.why}>{t('withdrawWhy')}</p>
      <NotSent error={error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button color="red" loading={sending} onClick={() => void end()} data-testid="withdraw-send">
          {t('withdraw')}
        </Button>
      </div>
    </Dialog>
  );
}
