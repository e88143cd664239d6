import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartners } from '../app/partners';
import { useProblemText } from '../app/problem';
import { useMe } from '../app/Session';
import classes from './questions.module.css';

type Props = {
  /** Names what is written and not sent, among all that one has begun. */
  name: string;
  label: string;
  button: string;
  /** Whom it is put to; undefined where it is chosen here. */
  partner?: string | undefined;
  choosing?: boolean;
  onSend: (text: string, partner: string, key: string) => Promise<unknown>;
  children?: React.ReactNode;
};

/** Words to a partner: a question, or what is written on. */
export function Write({ name, label, button, partner, choosing = false, onSend, children }: Props) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const say = useProblemText();
  const me = useMe();
  const client = useQueryClient();
  const others = usePartners().filter((one) => one.code !== me.party?.code);
  const [text = '', keep] = useDraft<string>(name);
  const [chosen, setChosen] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const to = partner ?? chosen;
  // One line, as the hub keeps it.
  const words = text.replace(/\s+/g, ' ').trim();
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (words === '' || sending || (choosing && to === '')) return;
    setSending(true);
    setError(undefined);
    try {
      await onSend(words, to, key);
      keep(undefined);
      setKey(crypto.randomUUID());
    } catch (failure) {
      setError(failure);
    }
    await client.invalidateQueries({ queryKey: ['questions'] });
    setSending(false);
  };
  return (
    <form className={classes.form} onSubmit={(event) => void send(event)} noValidate>
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
      <Textarea
        size="sm"
        label={label}
        value={text}
        maxLength={1000}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => {
          keep(event.currentTarget.value || undefined);
          setKey(crypto.randomUUID());
        }}
        data-testid="question-text"
      />
      {error !== undefined && (
        <Notice tone="late" role="alert">
          {say(error)}
        </Notice>
      )}
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={sending} disabled={words === '' || (choosing && to === '')} data-testid="question-send">
          {button}
        </Button>
        {children}
      </div>
    </form>
  );
}
