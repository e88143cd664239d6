import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { HUB } from '../app/partners';
import { usePersonName } from '../app/people';
import { Failed, Loading } from '../app/states';
import { type Channel, changed, type ChannelVersion, useVersions } from './channels';
import classes from './channel.module.css';

/** Agreements and pauses, with author and reason. */
export function History({ party }: { party: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('channels');
  const answer = useVersions(party);
  const versions = answer.data?.pages.flatMap((page) => page.items) ?? [];
  if (answer.data && versions.length === 0) return null;
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="history">
      <h2 id="history">{own('history.title')}</h2>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      <ol className={classes.history}>
        {versions.map((version, place) => (
          <Version key={version.version} version={version} before={versions[place + 1]?.channel} first={!answer.hasNextPage && place === versions.length - 1} />
        ))}
      </ol>
      {answer.hasNextPage && (
        <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function Version({ version, before, first }: { version: ChannelVersion; before: Channel | undefined; first: boolean }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const person = usePersonName();
  // The predecessor of a page's last entry is not loaded yet.
  const known = before !== undefined || first;
  const fields = known ? changed(version.channel, before) : [];
  return (
    <li data-testid="version" data-version={version.version}>
      <strong>{t(`history.${known ? whatChanged(version.channel, before) : 'agreed'}`)}</strong>{' '}
      <span className="dim number">{[format.moment(version.agreedAt), person(HUB, version.byUser ?? version.byClient)].filter(Boolean).join(' · ')}</span>
      {fields.length > 0 && <p className="dim">{fields.map((one) => (one === 'as2' || one === 'sftp' ? t(`section.${one}`) : t(`field.${one}`))).join(' · ')}</p>}
      {version.reason && <p>{version.reason}</p>}
    </li>
  );
}

function whatChanged(now: Channel, before: Channel | undefined): 'paused' | 'resumed' | 'agreed' {
  if (now.paused === (before?.paused ?? false)) return 'agreed';
  return now.paused ? 'paused' : 'resumed';
}
