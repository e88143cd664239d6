import { Button, FileButton, Group, Textarea, Title } from '@mantine/core';
import { IconFileUpload, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { Sign } from '../app/Sign';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { does, useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import classes from './interchange.module.css';
import { checkFile, handIn, type Judged } from './interchanges';
import { Faults } from './Messages';
import { glyphOf, OutcomeSign, toneOf } from './signs';
import { size } from './traffic';
import own from './try.module.css';
import { TriedSegments } from './TriedSegments';

type Tried = { name: string; file: Blob };

/** Tries an EDI file of the reader's own before it is sent, and shows the expected outcome. */
export function Try() {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const [tried, setTried] = useState<Tried>();
  const check = useMutation({ mutationFn: ({ file }: Tried) => checkFile(file) });
  const send = useMutation({ mutationFn: ({ file }: Tried) => handIn(file) });
  const take = (next: Tried): void => {
    setTried(next);
    send.reset();
    check.mutate(next);
  };
  const facts = tried ? ([[t('try.file'), tried.name], [t('fact.size'), size(tried.file.size, format.language)]] as const) : [];
  return (
    <div className="page" data-testid="try">
      <DocumentHead way={[{ to: '/interchanges', label: t('title') }]} name={t('try.title')} title={t('try.title')} facts={facts} />
      <p className={own.why}>{t('try.why')}</p>
      <Choose onFile={take} />
      {check.isPending && <Loading what={t('try.checking')} />}
      {check.isError && <Failed error={check.error} retry={() => tried && check.mutate(tried)} />}
      {send.isError && <Failed error={send.error} />}
      {tried && send.data && <Sent result={send.data} />}
      {tried && check.data && !send.data && !check.isPending && <Checked tried={tried} result={check.data} sending={send.isPending} onSend={() => send.mutate(tried)} />}
    </div>
  );
}

/** The file is chosen, dropped, or pasted as text. */
function Choose({ onFile }: { onFile: (tried: Tried) => void }) {
  const { t } = useTranslation('interchanges');
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const take = (file: File | null | undefined): void => {
    if (file) onFile({ name: file.name, file });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- beside the buttons within, which need no pointer
    <section className={`panel ${own.choose}`} aria-label={t('try.choose')} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconFileUpload size={30} stroke={1.3} aria-hidden="true" />
      <p>{t('try.drop')}</p>
      <Group gap="xs" justify="center">
        <FileButton onChange={take} inputProps={{ 'aria-label': t('try.choose') }}>
          {(props) => (
            <Button {...props} size="sm" data-testid="choose">
              {t('try.choose')}
            </Button>
          )}
        </FileButton>
        <Button size="sm" variant="default" aria-expanded={pasting} onClick={() => setPasting(!pasting)} data-testid="paste">
          {t('try.paste')}
        </Button>
      </Group>
      {pasting && (
        <div className={own.paste}>
          <Textarea label={t('try.text')} placeholder="UNB+UNOC:3+…" value={text} autosize minRows={4} maxRows={7} spellCheck={false} onChange={(event) => setText(event.currentTarget.value)} data-testid="paste-text" />
          <Button size="sm" disabled={text.trim() === ''} onClick={() => onFile({ name: t('try.pasted'), file: new Blob([text]) })} data-testid="paste-check">
            {t('try.check')}
          </Button>
        </div>
      )}
    </section>
  );
}

type CheckedProps = { tried: Tried; result: Judged; sending: boolean; onSend: () => void };

function Checked({ tried, result, sending, onSend }: CheckedProps) {
  const { t } = useTranslation('interchanges');
  const me = useMe();
  const each = result.interchanges ?? [result];
  const foreign = each.some((one) => one.sender !== me.party?.code);
  const may = does(me, 'edi', 'buyer', 'sales', 'planner') && !foreign && result.outcome !== 'rejected' && !result.duplicate;
  return (
    <>
      <div className={own.verdict} data-testid="verdict" data-outcome={result.outcome}>
        <div>
          <Sign tone={toneOf(result.outcome)} sign={glyphOf(result.outcome)} /> <strong>{result.duplicate ? t('duplicate') : t(`try.would.${result.outcome}`)}</strong>
        </div>
        {may && (
          <Button leftSection={<IconSend size={16} aria-hidden="true" />} loading={sending} onClick={onSend} data-testid="send">
            {t('try.send')}
          </Button>
        )}
      </div>
      {foreign && <Notice tone="info">{t('try.foreign')}</Notice>}
      {each.map((one, at) => (
        // eslint-disable-next-line react/no-array-index-key -- they stand in the file's order, and none ever moves
        <One key={at} of={one} file={tried.file} number={at + 1} />
      ))}
    </>
  );
}

function One({ of, file, number }: { of: Judged; file: Blob; number: number }) {
  const { t } = useTranslation('interchanges');
  const name = usePartnerName();
  const faults = of.faults.length + of.messages.reduce((sum, message) => sum + message.faults.length, 0);
  return (
    <div className={classes.messages}>
      {of.reference && (
        <p className={own.way}>
          <span className="number">{of.reference}</span> {name(of.sender)} <span className="dim">→</span> {name(of.receiver)}
        </p>
      )}
      {of.faults.length > 0 && (
        <section className={`panel ${classes.message}`}>
          <Title order={2}>{t('envelope')}</Title>
          <Faults faults={of.faults} path={undefined} message="" />
        </section>
      )}
      {of.messages.map((message) => (
        <section key={message.reference} className={`panel ${classes.message}`} data-testid="message" data-outcome={message.outcome}>
          <header>
            <Title order={2}>
              {message.type} {message.release} <span className={classes.light}>{t('message', { reference: message.reference })}</span>
            </Title>
            {message.outcome && <OutcomeSign outcome={message.outcome} />}
          </header>
          {message.faults.length > 0 ? <Faults faults={message.faults} path={undefined} message={message.reference} /> : <p className="dim">{t('noFaults')}</p>}
        </section>
      ))}
      <TriedSegments file={file} interchange={number} faults={faults} />
    </div>
  );
}

/** The outcome of each interchange, with a link to it. */
function Sent({ result }: { result: Judged }) {
  const { t } = useTranslation('interchanges');
  return (
    <section className={`panel ${classes.message}`} role="status" data-testid="sent" data-outcome={result.outcome}>
      <header>
        <Title order={2}>{t('try.sent')}</Title>
        <OutcomeSign outcome={result.outcome} />
      </header>
      <ul className={own.links}>
        {(result.interchanges ?? [result]).map((one) => (
          <li key={one.id}>
            <ScopedLink to={`/interchanges/${one.id}`}>{one.reference || t('noReference')}</ScopedLink> <OutcomeSign outcome={one.outcome} />
          </li>
        ))}
      </ul>
    </section>
  );
}
