import { Button } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName, useSiteName } from '../app/partners';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { WordsField } from '../app/WordsField';
import { HistoryLink } from '../history/HistoryLink';
import { accept, accountPath, contest, mayDecide, type Statement as Stated, useStatement } from './consumption';
import classes from './consumption.module.css';
import { Lines } from './Lines';
import { StateSign } from './signs';
import { useAccountName } from './Statements';

const LONGEST = 1_000;

/** One statement with its lines. The owner of the goods accepts or contests it here. */
export function Statement() {
  const { id = '' } = useParams();
  const answer = useStatement(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <StatementScreen key={id} statement={answer.data} />;
}

function StatementScreen({ statement }: { statement: Stated }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const name = useAccountName();
  const partner = usePartnerName();
  const site = useSiteName();
  const title = t('statement', { number: statement.number });
  const facts = [
    [t('column.owner'), partner(statement.owner)],
    [t('column.holder'), partner(statement.holder)],
    [t('column.site'), site(statement.holder, statement.site)],
    [t('column.period'), `${statement.since === null ? t('fromStart') : format.moment(statement.since)} – ${format.moment(statement.statedAt)}`],
    [t('column.decided'), statement.decidedAt && format.moment(statement.decidedAt)],
    [t('column.history'), <HistoryLink key="history" id={statement.account} />],
  ] as const;
  const decides = statement.owner === me.party?.code && mayDecide(me) && statement.state !== 'accepted' && !readOnly;
  return (
    <div className="page" data-testid="statement" data-state={statement.state}>
      <DocumentHead
        way={[{ to: '/consumption', label: t('title') }, { to: accountPath(statement), label: name(statement) }]}
        name={title}
        title={
          <>
            {title} <StateSign state={statement.state} />
          </>
        }
        facts={facts}
      >
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t('printed')}
        </Button>
      </DocumentHead>
      {statement.state === 'contested' && <Notice tone="open">{t('contested', { reason: statement.reason })}</Notice>}
      <section className={`panel ${classes.panel}`} aria-label={t('lines')}>
        <Lines label={t('lines')} lines={statement.lines ?? []} />
        {decides && <Decide statement={statement} />}
      </section>
    </div>
  );
}

function Decide({ statement }: { statement: Stated }) {
  const { t } = useTranslation('consumption');
  const [contesting, setContesting] = useState(false);
  const [reason, setReason] = useState('');
  const { sending, error, send } = useSending('consumption');
  const words = reason.replace(/\s+/g, ' ').trim();
  const sendContest = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (words !== '' && words.length <= LONGEST && (await send((key) => contest(statement, words, key), words))) setContesting(false);
  };
  return (
    <>
      <div className={classes.bar}>
        <Button loading={sending} onClick={() => void send((key) => accept(statement, key), 'accept')} data-testid="accept">
          {t('accept')}
        </Button>
        {statement.state === 'stated' && !contesting && (
          <Button variant="default" onClick={() => setContesting(true)} data-testid="contest">
            {t('contest')}
          </Button>
        )}
      </div>
      {contesting && (
        <form onSubmit={(event) => void sendContest(event)} noValidate>
          <WordsField label={t('contestWhy')} description={t('contestHelp')} value={reason} most={LONGEST} onChange={(event) => setReason(event.currentTarget.value)} data-testid="contest-reason" />
          <div className={classes.bar}>
            <Button type="submit" variant="default" loading={sending} disabled={words === ''} data-testid="contest-send">
              {t('contestSend')}
            </Button>
          </div>
        </form>
      )}
      <NotSent error={error} />
    </>
  );
}
