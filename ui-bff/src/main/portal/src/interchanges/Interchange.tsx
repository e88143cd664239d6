import { Button, Group, Title } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconFileCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { useFormat } from '../app/format';
import { apiUrl } from '../app/http';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { mayReadInterchanges, useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import classes from './interchange.module.css';
import { type InterchangeDetail, useInterchange } from './interchanges';
import { Faults, Message } from './Message';
import { Raw } from './Raw';
import { OutcomeSign, stateOf } from './signs';

export function Interchange() {
  const { id = '' } = useParams();
  const answer = useInterchange(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Screen interchange={answer.data} />;
}

function Screen({ interchange }: { interchange: InterchangeDetail }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const me = useMe();
  const name = usePartnerName();
  const target = /^#message-(.+)-segment-(\d+)$/.exec(useLocation().hash);
  const mayRead = mayReadInterchanges(me, interchange.sender);
  const facts = [
    [t('fact.sender'), name(interchange.sender)],
    [t('fact.receiver'), name(interchange.receiver)],
    [t('column.at'), interchange.receivedAt && format.moment(interchange.receivedAt)],
    [t('column.channel'), interchange.channel && t(`channel.${interchange.channel}`, { defaultValue: interchange.channel })],
    [t('fact.size'), interchange.bytes && t('bytes', { bytes: format.quantity(String(interchange.bytes)) })],
    ...(interchange.direction === 'out' ? [[t('fact.attempts'), format.quantity(String(interchange.attempts ?? 0))]] : []),
  ].filter(([, value]) => value);
  const envelope = interchange.faults ?? [];
  const marked = new Map(
    [...envelope, ...interchange.messages.flatMap((one) => one.faults)].flatMap((fault) => (fault.offset === null ? [] : [[fault.offset, fault] as const])),
  );
  return (
    <div className="page" data-testid="interchange" data-state={stateOf(interchange)}>
      <title>{`${interchange.reference} · Weft`}</title>
      <ScopedLink to="/interchanges" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden="true" /> {t('title')}
      </ScopedLink>
      <div className={classes.head}>
        <div>
          <Title order={1} className={classes.title}>
            <span className="number">{interchange.reference}</span> <OutcomeSign outcome={stateOf(interchange)} />
            {interchange.test && <span className={classes.dim}>{t('test')}</span>}
          </Title>
          <dl className={classes.facts}>
            {facts.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <Group gap="xs">
          {mayRead && (
            <Button
              component="a"
              variant="default"
              size="xs"
              href={apiUrl(`/edi/interchanges/${interchange.id}/raw`)}
              download={`${interchange.reference}.edi`}
              leftSection={<IconDownload size={15} aria-hidden="true" />}
              data-testid="raw"
            >
              {t('raw.download')}
            </Button>
          )}
          {interchange.acknowledgement && (
            <Button
              component="a"
              variant="default"
              size="xs"
              href={`/bff${interchange.acknowledgement}`}
              download={`${interchange.reference}-ack.edi`}
              leftSection={<IconFileCheck size={15} aria-hidden="true" />}
              data-testid="acknowledgement"
            >
              {t('acknowledgement')}
            </Button>
          )}
        </Group>
      </div>
      {interchange.duplicate && (
        <Notice tone="info">{t('duplicate')}</Notice>
      )}
      {interchange.lastError && (
        <Notice tone={interchange.state === 'failed' ? 'late' : 'open'} title={t('deliveryError', { count: interchange.attempts ?? 0 })}>
          {format.text(interchange.lastError)}
        </Notice>
      )}
      <div className={classes.messages}>
        {envelope.length > 0 && (
          <section className={`panel ${classes.message}`} data-testid="envelope">
            <Title order={2}>{t('envelope')}</Title>
            <Faults faults={envelope} />
          </section>
        )}
        {interchange.messages.map((message) => (
          <Message key={message.reference} message={message} read={interchange.direction !== 'out'} target={target?.[1] === message.reference ? Number(target[2]) : undefined} />
        ))}
      </div>
      {mayRead && <Raw interchange={interchange} marked={marked} />}
    </div>
  );
}
