import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { useScope, useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { type AccountKey, mayState, type Open, state, useOpen } from './consumption';
import classes from './consumption.module.css';
import { Lines } from './Lines';
import { useAccountName } from './Statements';

/** Movements of an owner's goods since the last statement, and the action to state them. */
export function OpenAccount() {
  const [params] = useSearchParams();
  const path = useScopedPath();
  const of = (name: string): string => params.get(name) ?? '';
  const key = { holder: of('holder'), owner: of('owner'), site: of('site') };
  // Without a name there is no account to show, and the list has all of them.
  return Object.values(key).every(Boolean) ? <Account of={key} /> : <Navigate to={path('/consumption')} replace />;
}

function Account({ of: key }: { of: AccountKey }) {
  const answer = useOpen(key);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <OpenScreen open={answer.data} />;
}

function OpenScreen({ open }: { open: Open }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const name = useAccountName();
  const more = open.lineCount - open.lines.length;
  return (
    <div className="page" data-testid="open-consumption">
      <DocumentHead way={[{ to: '/consumption', label: t('title') }]} name={name(open)} title={name(open)} facts={[[t('column.period'), open.since === null ? t('fromStart') : t('openSince', { at: format.moment(open.since) })]]} />
      <section className={`panel ${classes.panel}`} aria-label={t('open')}>
        {open.lines.length === 0 ? (
          <Empty title={t('openNone')}>{t('openNoneWhy')}</Empty>
        ) : (
          <>
            <p className="dim">{t('openWhy')}</p>
            <Lines label={t('open')} lines={open.lines} />
            {more > 0 && <p className="dim">{t('more', { count: more })}</p>}
          </>
        )}
        {open.holder === me.party?.code && mayState(me) && !readOnly && <State open={open} />}
      </section>
    </div>
  );
}

function State({ open }: { open: Open }) {
  const { t } = useTranslation('consumption');
  const { sending, error, send } = useSending('consumption');
  const [done, setDone] = useState(false);
  const sendState = async (): Promise<void> => {
    if (await send((key) => state(open, key), open)) setDone(true);
  };
  return (
    <div className={classes.bar}>
      {open.lines.length > 0 && (
        <Button onClick={() => void sendState()} loading={sending} data-testid="state-consumption">
          {t('state')}
        </Button>
      )}
      {done && open.lines.length === 0 && <output>{t('stated')}</output>}
      <NotSent error={error} />
    </div>
  );
}
