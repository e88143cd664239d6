import { Button, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../app/format';
import { useFresh } from '../app/fresh';
import list from '../app/list.module.css';
import { usePartnerName, usePartners } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { type InterchangeFilters, type InterchangeRow, useInterchanges } from './interchanges';
import { OutcomeSign, stateOf } from './signs';

const outcomes = ['accepted', 'partly', 'rejected', 'held', 'pending'] as const;

/** Every EDI envelope that came in or goes out, and what became of it. */
export function Interchanges() {
  const { t } = useTranslation('interchanges');
  const [search] = useSearchParams();
  const filters: InterchangeFilters = {
    direction: search.get('direction') ?? undefined,
    outcome: search.get('outcome') ?? undefined,
    partner: search.get('partner') ?? undefined,
  };
  const filtered = Object.values(filters).some(Boolean);
  const answer = useInterchanges(filters);
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <title>{`${t('title')} · Weft`}</title>
      <div className={list.head}>
        <Title order={1}>{t('title')}</Title>
        <Filters filters={filters} />
      </div>
      {answer.isPending ? (
        <Loading />
      ) : answer.isError && !answer.data ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t(filtered ? 'empty.filtered' : 'empty.title')}>{t(filtered ? 'empty.filteredWhy' : 'empty.why')}</Empty>
      ) : (
        <div className="panel">
          <table className={list.table} data-testid="interchanges">
            <thead>
              <tr>
                <th scope="col">{t('column.reference')}</th>
                <th scope="col">{t('column.way')}</th>
                <th scope="col">{t('column.messages')}</th>
                <th scope="col">{t('column.at')}</th>
                <th scope="col">{t('column.channel')}</th>
                <th scope="col">{t('column.faults')}</th>
                <th scope="col">{t('column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
          {answer.hasNextPage && (
            <div className={list.more}>
              <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                {t('more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Filters({ filters }: { filters: InterchangeFilters }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const me = useMe();
  const partners = usePartners().filter((partner) => partner.code !== me.party?.code);
  const [, setSearch] = useSearchParams();
  const filter = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        if (name === 'direction' && value === 'out') next.delete('outcome');
        return next;
      },
      { replace: true },
    );
  return (
    <search className={list.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('filter.direction')}
        value={filters.direction ?? ''}
        onChange={(value) => filter('direction', value)}
        data={[
          { value: '', label: t('filter.both') },
          { value: 'in', label: t('filter.in') },
          { value: 'out', label: t('filter.out') },
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.partner')}
        value={filters.partner ?? ''}
        onChange={(event) => filter('partner', event.currentTarget.value)}
        data={[{ value: '', label: t('filter.allPartners') }, ...partners.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filter.outcome')}
        value={filters.outcome ?? ''}
        disabled={filters.direction === 'out'}
        onChange={(event) => filter('outcome', event.currentTarget.value)}
        data={[{ value: '', label: t('filter.allOutcomes') }, ...outcomes.map((one) => ({ value: one, label: t(`state.${one}`) }))]}
      />
    </search>
  );
}

function Row({ row }: { row: InterchangeRow }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const name = usePartnerName();
  const fresh = useFresh(row.id);
  const faults = row.messages.reduce((sum, message) => sum + message.faults, 0);
  const Arrow = row.direction === 'out' ? IconArrowUpRight : IconArrowDownLeft;
  return (
    <tr data-fresh={fresh || undefined} data-testid="interchange-row" data-id={row.id} data-state={stateOf(row)}>
      <td className={list.lead}>
        <ScopedLink to={`/interchanges/${row.id}`} className={`${list.link} number`}>
          {row.reference}
        </ScopedLink>{' '}
        {row.test && <span className={list.dim}>{t('test')}</span>}
      </td>
      <td>
        <Arrow size={15} stroke={1.7} style={{ verticalAlign: '-3px' }} aria-hidden="true" /> <span className="visually-hidden">{t(row.direction === 'out' ? 'filter.out' : 'filter.in')}</span>
        {name(row.direction === 'out' ? row.receiver : row.sender)}
      </td>
      <td className={list.left}>{summary(row).join(', ')}</td>
      <td className={`number ${list.right}`}>{format.moment(row.receivedAt)}</td>
      <td className={`${list.dim} ${list.left}`}>{t(`channel.${row.channel}`, { defaultValue: row.channel })}</td>
      <td className={`number ${list.right}`}>
        {faults === 0 ? <span className={`${list.dim} ${list.wide}`}>–</span> : t('faults', { count: faults })}
      </td>
      <td className={list.trail}>
        <OutcomeSign outcome={stateOf(row)} />
      </td>
    </tr>
  );
}

/** "DELFOR ×3" says more than three times DELFOR. */
function summary(row: InterchangeRow): string[] {
  const counts = new Map<string, number>();
  for (const { type } of row.messages) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`));
}
