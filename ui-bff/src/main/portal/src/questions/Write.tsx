import { Button, NativeSelect } from '@mantine/core';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { useHeldInSight } from '../app/intoSight';
import { usePartners } from '../app/partners';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { WordsField } from '../app/WordsField';
import classes from './questions.module.css';

/** The most characters of a question. */
const MOST = 1_000;

type Props = {
  /** The name of the draft. */
  name: string;
  label: string;
  button: string;
  /** The recipient; undefined if it is chosen here. */
  partner?: string | undefined;
  choosing?: boolean;
  /** Opened elsewhere on the screen, so the field has the focus. */
  opened?: boolean;
  onSend: (text: string, partner: string, key: string) => Promise<unknown>;
  onSent?: (() => void) | undefined;
  children?: React.ReactNode;
};

/** A text to a partner: a question or a reply. */
export function Write({ name, label, button, partner, choosing = false, opened = false, onSend, onSent, children }: Props) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const me = useMe();
  const others = usePartners().filter((one) => one.code !== me.party?.code);
  const [text = '', keep] = useDraft<string>(name);
  const [chosen, setChosen] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (opened) field.current?.focus({ preventScroll: true });
  }, [opened]);
  const form = useHeldInSight<HTMLFormElement>(opened);
  const { sending, error, send } = useSending('questions');
  const to = partner ?? chosen;
  // One line, as the hub keeps it.
  const words = text.replace(/\s+/g, ' ').trim();
  const sendWords = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (words === '' || words.length > MOST || (choosing && to === '')) return;
    const taken = await send(
      async (key) => {
        await onSend(words, to, key);
        keep(undefined);
      },
      [words, to],
    );
    if (taken) onSent?.();
  };
  return (
    <form ref={form} className={classes.form} onSubmit={(event) => void sendWords(event)} noValidate>
      {choosing && partner === undefined && (
        <NativeSelect
          size="xs"
          label={t('to')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[{ value: '', label: t('choose') }, ...others.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
          data-testid="question-to"
        />
      )}
      <WordsField
        size="sm"
        ref={field}
        label={label}
        value={text}
        most={MOST}
        maxRows={8}
        onChange={(event) => keep(event.currentTarget.value || undefined)}
        data-testid="question-text"
      />
      <NotSent error={error} fields />
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={sending} disabled={words === '' || (choosing && to === '')} data-testid="question-send">
          {button}
        </Button>
        {children}
      </div>
    </form>
  );
}
