import { useTranslation } from 'react-i18next';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { visible } from '../app/visible';
import { type Column, ListScreen } from '../table/ListScreen';
import { HUB, usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Sign, type Tone } from '../app/Sign';
import { partsOf } from '../history/history';
import { kinds, type SecurityLine, toldOf, useSecurityLog } from './security';
import classes from './security.module.css';
import { Sessions } from './Sessions';

const signs: Record<SecurityLine['kind'], { tone: Tone; sign: string }> = {
  login: { tone: 'quiet', sign: '→' },
  logout: { tone: 'quiet', sign: '←' },
  'session-ended': { tone: 'quiet', sign: '←' },
  'login-refused': { tone: 'late', sign: '×' },
  refused: { tone: 'late', sign: '×' },
  throttled: { tone: 'open', sign: '…' },
  looked: { tone: 'open', sign: '○' },
};

/** The security log, as far as it concerns the reader. */
export function SecurityLog() {
  const { t } = useTranslation('security');
  const [{ looks, ...filters }, setFilters] = useUrlFilters(['kind', 'member', 'looks'], { kind: kinds, looks: ['each'] });
  const answer = useSecurityLog(filters, looks === 'each');
  return (
    <ListScreen
      title={t('title')}
      testId="security-log"
      source={{ path: '/security-log', params: filters, foldedOnScreen: looks !== 'each' }}
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => `${row.at} ${row.kind} ${row.party} ${row.member} ${row.target} ${row.subject}`}
      marks={(row) => ({ 'data-testid': 'security-line', 'data-kind': row.kind, 'data-member': row.member ?? '' })}
      filters={
        <>
          <TextFilter icon label={t('filter.member')} value={filters.member} onChange={(member) => setFilters({ member })} testId="member" />
          <ChoiceFilter label={t('filter.looks')} all={t('filter.together')} value={looks} onChange={(one) => setFilters({ looks: one })} options={[{ value: 'each', label: t('filter.each') }]} />
          <ChoiceFilter label={t('column.kind')} all={t('filter.all')} value={filters.kind} onChange={(kind) => setFilters({ kind })} options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </>
      }
      apart={{ first: <Sessions />, title: t('log') }}
      above={<p className={`dim ${classes.why}`}>{t('why')}</p>}
      empty={{ title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<SecurityLine>[] {
  const { t } = useTranslation('security');
  const format = useFormat();
  return [
    {
      name: 'kind',
      head: t('column.kind'),
      place: 'lead',
      cell: (row) => <Sign {...signs[row.kind]}>{t(`kind.${row.kind}`)}</Sign>,
      value: (row) => t(`kind.${row.kind}`),
      group: (row) => t(`kind.${row.kind}`),
    },
    {
      name: 'at',
      head: t('column.at'),
      place: 'trail',
      cell: (row) => (
        <time dateTime={row.at} title={row.at} className="number">
          {format.moment(row.at)}
        </time>
      ),
      value: (row) => row.at,
    },
    { name: 'who', head: t('column.who'), place: 'labelled', cell: (row) => <Who of={row} />, value: (row) => row.member, group: (row) => row.member ?? '' },
    { name: 'what', head: t('column.what'), place: 'labelled', cell: (row) => <What of={row} />, value: (row) => row.target },
    { name: 'address', head: t('column.address'), place: 'labelled', quiet: true, cell: (row) => row.address && <span className="mono">{row.address}</span>, value: (row) => row.address },
    { name: 'times', head: t('column.times'), place: 'labelled', cell: (row) => <Times of={row} />, value: (row) => row.times },
  ];
}

function Times({ of }: { of: SecurityLine }) {
  const { t } = useTranslation('security');
  const format = useFormat();
  return (
    <>
      <span className="number" data-testid="times">
        {format.quantity(String(of.times))}
      </span>
      {of.first && format.moment(of.first) !== format.moment(of.at) && <span className="dim number nowrap"> {t('since', { first: format.moment(of.first) })}</span>}
    </>
  );
}

/**
 * The operator belongs to no party, and neither does a caller who was refused before
 * identification.
 */
function Who({ of }: { of: SecurityLine }) {
  const { t } = useTranslation('security');
  const name = usePartnerName();
  const format = useFormat();
  const party = of.party ?? (of.kind === 'looked' ? HUB : null);
  return (
    <>
      {of.member && <bdi title={of.member}>{of.memberName ? visible(format.text(of.memberName)) : of.member}</bdi>} {party ? <span className={of.member ? 'dim' : undefined}>{party === HUB ? t('operator') : name(party)}</span> : !of.member && <span className="dim">{t('unknown')}</span>}
    </>
  );
}

function What({ of }: { of: SecurityLine }) {
  const { t } = useTranslation('security');
  const partner = usePartnerName();
  const { way, area, status } = toldOf(of.target);
  const place = area && t(`area.${area}` as 'area.orders', { defaultValue: t('area.other') });
  const said = place === undefined ? of.target : t(`way.${way}`, { place });
  return (
    <>
      <span title={of.target}>{said}</span> {of.subject && <Subject of={of.subject} name={partner} />}
      {status !== undefined && <span className="dim" data-testid="refused-why">{t(`status.${status}` as 'status.403', { defaultValue: status })}</span>}
    </>
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function Subject({ of, name }: { of: string; name: (code: string) => string }) {
  if (UUID.test(of))
    return (
      <ScopedLink to={`/interchanges/${of}`} className="inText mono">
        {of.slice(0, 8)}
      </ScopedLink>
    );
  return <bdi className="dim">{of.includes(':') ? partsOf(of).words.map(name).join(' · ') : of}</bdi>;
}
