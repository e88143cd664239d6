import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Failed, Loading } from '../app/states';
import { useWho } from './Partnership';
import { type ProfileVersion, useVersions } from './partnerships';
import classes from './partnership.module.css';

/** The agreed versions, with date, author, reason and changes. */
export function History({ id }: { id: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('partnerships');
  const answer = useVersions(id);
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="history">
      <h2 id="history">{own('history.title')}</h2>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      <ol className={classes.history}>
        {answer.data?.pages
          .flatMap((page) => page.items)
          .map((version) => (
            <Version key={version.version} version={version} />
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

function Version({ version }: { version: ProfileVersion }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const who = useWho();
  return (
    <li data-testid="version" data-version={version.version}>
      <strong className="number">{t('history.version', { version: version.version })}</strong>{' '}
      <span className="dim number">
        {format.moment(version.agreedAt)} · {who(version.by)}
      </span>
      <p>{version.reason ?? t('history.introduced')}</p>
      {version.changes.length > 0 && (
        <dl className={classes.diff}>
          {version.changes.map((change) => (
            <div key={change.pointer}>
              <dt>{fieldName(t, change.pointer)}</dt>
              <dd>
                {change.before.map((line) => (
                  <del key={line} className={classes.del}>
                    − {said(t, change.pointer, line)}
                  </del>
                ))}
                {change.after.map((line) => (
                  <ins key={line} className={classes.ins}>
                    + {said(t, change.pointer, line)}
                  </ins>
                ))}
                {change.before.length === 0 && change.after.length === 0 && <span className="dim">{t('history.reordered')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

const CHOICES = ['unknownPart', 'acknowledgement', 'callOffs', 'changes', 'codes', 'releases', 'repeats', 'environment'];

/** A choice in the reader's words; all other values as agreed. */
const said = (t: ReturnType<typeof useTranslation<'partnerships'>>['t'], pointer: string, line: string): string => {
  if (line === 'true') return t('yes');
  if (line === 'false') return t('no');
  return CHOICES.some((name) => pointer.endsWith(`/${name}`)) ? t(`option.${line}` as 'option.hold', { defaultValue: line }) : line;
};

const fieldName = (t: ReturnType<typeof useTranslation<'partnerships'>>['t'], pointer: string): string => {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return t(`field.${name}` as 'field.charset', { defaultValue: name });
};
