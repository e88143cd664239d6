import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { announce } from '../app/announce';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { HUB, usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { WhyDialog } from '../interchanges/WhyDialog';
import { Agreed } from './Agreed';
import { type ChannelState, pause, useChannel } from './channels';
import { Editor } from './Editor';
import { History } from './History';
import { DaysSign, PauseSign } from './signs';

/** One party's channel: its state, its agreement and its history. */
export function Channel() {
  const { party = '' } = useParams();
  const answer = useChannel(party);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Shown state={answer.data} />;
}

function Shown({ state }: { state: ChannelState }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const name = usePartnerName();
  const person = usePersonName();
  const me = useMe();
  const { readOnly } = useScope();
  const operator = me.roles.includes('operator');
  const mayChange = state.mayChange && !readOnly;
  return (
    <div className="page" data-testid="channel" data-version={state.version} data-paused={state.pause !== null}>
      <DocumentHead
        way={[operator ? { to: '/channels', label: t('title') } : { to: '/interchanges', label: t('monitor') }]}
        name={operator ? name(state.party) : t('own')}
        title={
          <>
            {operator ? name(state.party) : t('own')} <PauseSign paused={state.pause !== null} />
          </>
        }
        facts={[
          [t('column.delivery'), t(`channel.${state.delivery}`)],
          [t('column.certificate'), state.certificateDays !== null && <DaysSign days={state.certificateDays} />],
          [t('column.waiting'), format.quantity(String(state.waiting))],
          [t('column.dead'), format.quantity(String(state.dead))],
          [t('fact.version'), state.version],
        ]}
      >
        {mayChange && <PauseButton state={state} />}
      </DocumentHead>
      {state.pause && (
        <Notice tone="open" title={t('pausedSince', { at: format.moment(state.pause.since) })}>
          {[state.pause.reason, state.pause.by && (person(HUB, state.pause.by) ?? name(HUB))].filter(Boolean).join(' · ')}
          <div>{t(mayChange ? 'pausedWhy' : 'pausedYou')}</div>
        </Notice>
      )}
      {readOnly && <Notice tone="info">{t('now')}</Notice>}
      {/* Another version is another form, so typed values of the old one disappear. */}
      {mayChange ? <Editor key={state.version} state={state} /> : <Agreed state={state} />}
      <History party={state.party} />
    </div>
  );
}

function PauseButton({ state }: { state: ChannelState }) {
  const { t } = useTranslation('channels');
  const queries = useQueryClient();
  const name = usePartnerName();
  const [asking, setAsking] = useState(false);
  const paused = state.pause !== null;
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  const send = async (reason: string): Promise<void> => {
    await pause(state.party, !paused, reason);
    announce(t(paused ? 'resumed' : 'pausedNow', { name: name(state.party) }));
    await queries.invalidateQueries({ queryKey: ['channels'] });
  };
  return (
    <>
      <Button variant={paused ? 'filled' : 'default'} leftSection={<Icon size={16} aria-hidden="true" />} onClick={() => setAsking(true)} data-testid="pause">
        {t(paused ? 'resume' : 'pause')}
      </Button>
      {asking && (
        <WhyDialog title={t(paused ? 'resumeOf' : 'pauseOf', { name: name(state.party) })} choose={t(paused ? 'resume' : 'pause')} onClose={() => setAsking(false)} send={send}>
          <span className="dim">{t(paused ? 'resumeWhy' : 'pauseWhy')}</span>
        </WhyDialog>
      )}
    </>
  );
}
