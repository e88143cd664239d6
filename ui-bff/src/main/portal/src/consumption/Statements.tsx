import { useTranslation } from 'react-i18next';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Sign } from '../app/Sign';
import { type Column, ListScreen } from '../table/ListScreen';
import { type Account, accountPath, type Statement, statementPath, states, useAccounts, useStatements } from './consumption';
import classes from './consumption.module.css';
import { StateSign } from './signs';

const options = ['mine', ...states] as const;

/** Consigned goods by place, and their statements. */
export function Statements() {
  const { t } = useTranslation('consumption');
  const [filters, setFilters] = useUrlFilters(['show'], { show: options });
  const mine = filters.show === 'mine';
  return (
    <ListScreen
      title={t('title')}
      testId="consumption"
      inHand
      answer={useStatements({ mine: mine ? 'true' : undefined, state: mine ? undefined : filters.show })}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'statement-row', 'data-state': row.state })}
      filters={<ChoiceFilter label={t('show.label')} all={t('show.all')} value={filters.show} onChange={(show) => setFilters({ show })} options={options.map((one) => ({ value: one, label: t(`show.${one}`) }))} />}
      apart={{ first: <Accounts />, title: t('statements') }}
      empty={filters.show ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function Accounts() {
  const { t } = useTranslation('consumption');
  const accounts = useAccounts().data ?? [];
  if (accounts.length === 0) return null;
  return (
    <section aria-label={t('accounts')}>
      <p className="dim">{t('accountsWhy')}</p>
      <ul className={classes.accounts}>
        {accounts.map((one) => (
          <li key={accountPath(one)}>
            <AccountCard account={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AccountCard({ account }: { account: Account }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const name = useAccountName();
  return (
    <ScopedLink to={accountPath(account)} className={`panel ${classes.account}`} data-testid="account">
      <strong>{name(account)}</strong>
      <div className="dim">{account.lastStated === null ? t('never') : t('lastStated', { at: format.moment(account.lastStated) })}</div>
      {account.changed > 0 ? (
        <Sign tone="open" sign="!">
          {t('notStated', { count: account.changed })}
        </Sign>
      ) : (
        <Sign tone="quiet" sign="✓">
          {t('allStated')}
        </Sign>
      )}
    </ScopedLink>
  );
}

/** Owner, holder and site of an account. */
export function useAccountName(): (of: { holder: string; owner: string; site: string }) => string {
  const { t } = useTranslation('consumption');
  const partner = usePartnerName();
  const site = useSiteName();
  return (of) => t('goodsOf', { owner: partner(of.owner), holder: partner(of.holder), site: site(of.holder, of.site) });
}

function useColumns(): Column<Statement>[] {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const partner = usePartnerName();
  const site = useSiteName();
  return [
    {
      name: 'statement',
      head: t('column.statement'),
      place: 'lead',
      value: (row) => row.number,
      cell: (row) => (
        <ScopedLink to={statementPath(row)} className="rowLink">
          {t('statement', { number: row.number })}
        </ScopedLink>
      ),
    },
    { name: 'owner', head: t('column.owner'), place: 'left', cell: (row) => partner(row.owner), value: (row) => partner(row.owner), group: (row) => partner(row.owner) },
    { name: 'holder', head: t('column.holder'), place: 'labelled', cell: (row) => partner(row.holder), value: (row) => partner(row.holder), group: (row) => partner(row.holder) },
    { name: 'site', head: t('column.site'), place: 'labelled', cell: (row) => site(row.holder, row.site), value: (row) => site(row.holder, row.site), group: (row) => site(row.holder, row.site) },
    { name: 'at', head: t('column.at'), place: 'right', quiet: true, cell: (row) => <span className="nowrap">{format.moment(row.statedAt)}</span>, value: (row) => row.statedAt },
    { name: 'lines', head: t('column.lines'), place: 'labelled', right: true, cell: (row) => <span className="number">{row.lineCount}</span>, value: (row) => row.lineCount },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: (row) => t(`signs.${row.state}`), group: (row) => t(`signs.${row.state}`) },
  ];
}
