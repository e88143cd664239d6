import { Button, Group, Stack, UnstyledButton } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { Notice } from '../app/Notice';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { useFormat } from '../app/format';
import { causes, OTHER } from './causes';
import { stateCause, STATES, STOPS, type Stop } from './machines';
import classes from './machines.module.css';
import { useWords } from './words';

const MOST = 500;

/** States the cause of a stop with two taps: one chooses the cause, the other sends it. */
export function CauseDialog({ machine, name, stop, onClose }: { machine: string; name: string; stop: Stop; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const [cause, setCause] = useState<string | undefined>(stop.cause ?? undefined);
  const [text, setText] = useState(stop.causeText ?? '');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(STOPS, STATES, 'machines');
  const said = text.trim();
  const missing = cause === OTHER && said === '';
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (cause === undefined || missing || said.length > MOST) return;
    if (await send((key) => stateCause(machine, stop, { cause, text: said || null }, key), [machine, stop.n, stop.version, cause, said])) onClose();
  };
  return (
    <Dialog title={t('stop.causeOf', { machine: name, from: format.moment(stop.from) })} onClose={onClose} data-testid="cause-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          {stop.state === 'unknown' && <Notice tone="open">{t('stop.saidOnly')}</Notice>}
          <div className={classes.causes} role="group" aria-label={t('stop.cause')}>
            {[...causes, OTHER].map((one) => (
              <UnstyledButton key={one} aria-pressed={cause === one} className={classes.cause} onClick={() => setCause(one)} data-testid="cause" data-cause={one}>
                {t(`cause.${one as 'OTHER'}`)}
              </UnstyledButton>
            ))}
          </div>
          {judged && cause === undefined && <Notice tone="late">{t('stop.choose')}</Notice>}
          <WordsField label={t(cause === OTHER ? 'stop.whichOther' : 'stop.text')} withAsterisk={cause === OTHER} most={MOST} value={text} onChange={(event) => setText(event.currentTarget.value)} error={judged && missing ? t('needed') : undefined} data-testid="cause-text" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="cause-send">
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
