import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linesOf, type Sftp } from './channels';
import classes from './channel.module.css';

type Props = { sftp: Sftp; faultOf: (pointer: string) => string | undefined; onChange: (next: Sftp) => void };

export function SftpFields({ sftp, faultOf, onChange }: Props) {
  const { t } = useTranslation('channels');
  const text = (name: 'host' | 'user' | 'inbox') => (
    <TextInput label={t(`field.${name}`)} value={sftp[name]} onChange={(event) => onChange({ ...sftp, [name]: event.currentTarget.value })} error={faultOf(`/sftp/${name}`)} spellCheck={false} data-testid={`sftp-${name}`} />
  );
  return (
    <div className={classes.group}>
      <div className={classes.fields}>
        {text('host')}
        <NumberInput label={t('field.port')} value={sftp.port} onChange={(port) => onChange({ ...sftp, port: Number(port) })} allowDecimal={false} allowNegative={false} hideControls error={faultOf('/sftp/port')} data-testid="sftp-port" />
        {text('user')}
        {text('inbox')}
        <TextInput label={t('field.outbox')} description={t('about.outbox')} value={sftp.outbox ?? ''} onChange={(event) => onChange({ ...sftp, outbox: event.currentTarget.value || null })} error={faultOf('/sftp/outbox')} spellCheck={false} data-testid="sftp-outbox" />
      </div>
      <Keys label={t('field.hostKeys')} about={t('about.hostKeys')} keys={sftp.hostKeys} error={faultOf('/sftp/hostKeys')} onChange={(hostKeys) => onChange({ ...sftp, hostKeys })} testId="hostKeys" />
    </div>
  );
}

type KeysProps = { label: string; about: string; keys: string[]; error: string | undefined; onChange: (keys: string[]) => void; testId: string };

/** Typed as lines. The text stays as typed while its meaning is the same. */
export function Keys({ label, about, keys, error, onChange, testId }: KeysProps) {
  const [typed, setTyped] = useState(() => keys.join('\n'));
  const says = JSON.stringify(linesOf(typed)) === JSON.stringify(keys);
  return (
    <Textarea
      label={label}
      description={about}
      value={says ? typed : keys.join('\n')}
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
      error={error}
      data-testid={testId}
    />
  );
}
