import { Button, Group, Tabs } from '@mantine/core';
import { IconDownload, IconFileCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { apiUrl } from '../app/http';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { useChangeSearch } from '../app/search';
import { mayReadInterchanges, useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import classes from './interchange.module.css';
import { type InterchangeDetail, useInterchange } from './interchanges';
import { Messages } from './Messages';
import { Raw } from './Raw';
import { ResendButton } from './Resend';
import { Segments } from './Segments';
import { OutcomeSign, stateOf } from './signs';
import { size } from './traffic';

const views = ['messages', 'segments', 'raw'] as const;
export type Target = { message: string; segment: number };

export function Interchange() {
  const { id = '' } = useParams();
  const answer = useInterchange(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Screen key={id} interchange={answer.data} />;
}

/** A number on another screen may link here: the target names the segment and its message. */
function useTarget(): Target | undefined {
  const target = /^#message-(.*)-segment-(\d+)$/.exec(useLocation().hash);
  return target ? { message: target[1] ?? '', segment: Number(target[2]) } : undefined;
}

function Screen({ interchange }: { interchange: InterchangeDetail }) {
  const { t } = useTranslation('interchanges');
  const me = useMe();
  const target = useTarget();
  const [search] = useSearchParams();
  const changeSearch = useChangeSearch();
  const { hash } = useLocation();
  const out = interchange.direction === 'out';
  const written = interchange.state !== 'unwritten';
  const mayRead = written && (mayReadInterchanges(me, interchange.sender) || (out && me.party?.code === interchange.receiver));
  // The other partner of an incoming interchange reads the segments of its own messages.
  const itsOwn = written && !out && me.party !== null && !me.roles.includes('auditor') && interchange.messages.length > 0;
  const shown = mayRead ? views : views.slice(0, itsOwn ? 2 : 1);
  const asked = search.get('view') ?? (target ? 'segments' : 'messages');
  const view = shown.find((one) => one === asked) ?? 'messages';
  const show = (next: string | null): void =>
    changeSearch(
      (kept) => {
        kept.set('view', next ?? 'messages');
        return kept;
      },
      { replace: true },
    );
  return (
    <div className="page" data-testid="interchange" data-state={stateOf(interchange)}>
      <Head interchange={interchange} mayRead={mayRead} />
      {interchange.corrects && (
        <Notice tone="info">
          {t('correction.of')} <ScopedLink to={`/interchanges/${interchange.corrects}`}>{t('correction.arrived')}</ScopedLink>
        </Notice>
      )}
      {interchange.duplicate && <Notice tone="info">{t('duplicate')}</Notice>}
      {interchange.receiverPaused && <Notice tone="open">{t('receiverPausedWhy')}</Notice>}
      <DeliveryError interchange={interchange} />
      {shown.length > 1 ? (
        <Tabs value={view} onChange={show} keepMounted={false}>
          <Tabs.List className={classes.tabs}>
            {shown.map((one) => (
              <Tabs.Tab key={one} value={one} data-testid={`view-${one}`}>
                {t(`view.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="messages">
            <Messages interchange={interchange} target={target} linked={mayRead} traced />
          </Tabs.Panel>
          <Tabs.Panel value="segments">
            <Segments key={hash} interchange={interchange} target={target?.segment} />
          </Tabs.Panel>
          <Tabs.Panel value="raw">
            <Raw id={interchange.id} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Messages interchange={interchange} target={target} />
      )}
    </div>
  );
}

function Head({ interchange, mayRead }: { interchange: InterchangeDetail; mayRead: boolean }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const name = usePartnerName();
  const out = interchange.direction === 'out';
  const written = interchange.state !== 'unwritten';
  const facts = [
    [t('fact.sender'), name(interchange.sender)],
    [t('fact.receiver'), name(interchange.receiver)],
    [t('fact.concerns'), interchange.partners?.map(name).join(', ')],
    [t(out ? 'fact.written' : 'fact.received'), written && format.moment(interchange.receivedAt)],
    [t('fact.delivered'), interchange.deliveredAt && format.moment(interchange.deliveredAt)],
    [t('column.channel'), written && t(`channel.${interchange.channel}`, { defaultValue: interchange.channel })],
    [t('fact.size'), written && size(interchange.bytes, format.language)],
    [t('fact.attempts'), out && written && format.quantity(String(interchange.attempts ?? 0))],
    [t('fact.answers'), interchange.inAnswerTo && <ScopedLink to={`/interchanges/${interchange.inAnswerTo}`}>{t('theInterchange')}</ScopedLink>],
  ] as const;
  return (
    <DocumentHead
      way={[{ to: '/interchanges', label: t('title') }]}
      name={interchange.reference}
      title={
        <>
          <span className="number">{interchange.reference || t('noReference')}</span> <OutcomeSign outcome={stateOf(interchange)} />
          {interchange.test && <span className={classes.test}>{t('test')}</span>}
        </>
      }
      facts={facts}
    >
      <Group gap="xs">
        <ResendButton interchange={interchange} />
        {mayRead && (
          <Download href={apiUrl(`/edi/interchanges/${interchange.id}/raw`)} file={`${interchange.reference}.edi`} testId="raw">
            <IconDownload size={15} aria-hidden="true" /> {t('raw.download')}
          </Download>
        )}
        {interchange.acknowledgement && (
          <Download href={`/bff${interchange.acknowledgement}`} file={`${interchange.reference}-ack.edi`} testId="acknowledgement">
            <IconFileCheck size={15} aria-hidden="true" /> {t('acknowledgement')}
          </Download>
        )}
      </Group>
    </DocumentHead>
  );
}

function Download({ href, file, testId, children }: { href: string; file: string; testId: string; children: React.ReactNode }) {
  return (
    <Button component="a" variant="default" size="xs" href={href} download={file} data-testid={testId} classNames={{ label: classes.download ?? '' }}>
      {children}
    </Button>
  );
}

function DeliveryError({ interchange }: { interchange: InterchangeDetail }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const { lastError, nextAttemptAt, attempts, state, acknowledged } = interchange;
  if (acknowledged?.state === 'rejected')
    return (
      <Notice tone="late" title={t('rejected.title')}>
        {t('rejected.why')}
      </Notice>
    );
  if (!lastError || state === 'delivered') return null;
  return (
    <Notice tone={state === 'failed' || state === 'dead' || state === 'unwritten' ? 'late' : 'open'} title={state === 'unwritten' ? t('notWritten') : t('deliveryError', { count: attempts ?? 0 })}>
      {format.text(lastError)} {nextAttemptAt && t('nextAttempt', { at: format.moment(nextAttemptAt) })}
    </Notice>
  );
}
