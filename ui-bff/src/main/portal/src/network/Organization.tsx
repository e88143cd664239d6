import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { useWho } from '../partnerships/Partnership';
import { usePartnerships } from '../partnerships/partnerships';
import { AgreeForm } from './AgreeForm';
import { Members } from './Members';
import { type OrganizationState, useOrganization } from './network';
import classes from './network.module.css';
import { OrganizationForm } from './OrganizationForm';

/** One organization: its names, partners and members. */
export function Organization() {
  const { code = '' } = useParams();
  const answer = useOrganization(code);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Shown key={code} state={answer.data} />;
}

/** A new organization. */
export function NewOrganization() {
  const { t } = useTranslation('network');
  const go = useNavigate();
  const path = useScopedPath();
  return (
    <div className="page" data-testid="new-organization">
      <DocumentHead way={[{ to: '/network', label: t('title') }]} name={t('form.new')} title={t('form.new')} facts={[]} />
      <OrganizationForm state={null} onSaved={(state) => void go(path(`/network/${state.code}`))} />
    </div>
  );
}

function Shown({ state }: { state: OrganizationState }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const who = useWho();
  const { readOnly } = useScope();
  const title = format.text(state.name);
  return (
    <div className="page" data-testid="organization" data-version={state.version}>
      <DocumentHead
        way={[{ to: '/network', label: t('title') }]}
        name={title}
        title={title}
        facts={[
          [t('fact.code'), state.code],
          [t('fact.version'), state.version],
          [t('fact.at'), format.moment(state.registeredAt)],
          [t('fact.by'), who(state.by)],
        ]}
      />
      {readOnly && <Notice tone="info">{t('past')}</Notice>}
      <Partnerships code={state.code} locked={readOnly} />
      <Members party={state.code} locked={readOnly} />
      {/* Another version is another form, so typed values of the old one disappear. */}
      {!readOnly && <OrganizationForm key={state.version} state={state} />}
    </div>
  );
}

function Partnerships({ code, locked }: { code: string; locked: boolean }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const name = usePartnerName();
  const answer = usePartnerships({ partner: code });
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="partnerships">
      <h2 id="partnerships">{t('partnerships.title')}</h2>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <p className="dim">{t('partnerships.none')}</p>}
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id} data-testid="partnership" data-partnership={`${row.buyer}:${row.supplier}`}>
            <ScopedLink to={`/partnerships/${row.id}`} className="rowLink">
              {name(row.buyer)} → {name(row.supplier)}
            </ScopedLink>
            <span className="number">v{row.version}</span>
            <span className="dim number">{t('partnerships.agreed', { at: format.moment(row.agreedAt) })}</span>
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <p>
          <ScopedLink to={`/partnerships?partner=${code}`}>{t('partnerships.title')} …</ScopedLink>
        </p>
      )}
      {!locked && <AgreeForm code={code} />}
    </section>
  );
}
