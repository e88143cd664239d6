import { Button, Checkbox, FileButton, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../app/http';
import { Certificates } from './Certificates';
import { type As2, type ChannelState, type Encryption, type Mdn, encryptions, mdns, pemsOf, pemsOfFile } from './channels';
import classes from './channel.module.css';

type Props = { as2: As2; state: ChannelState; faults: FieldError[]; faultOf: (pointer: string) => string | undefined; onChange: (next: As2) => void };

export function As2Fields({ as2, state, faults, faultOf, onChange }: Props) {
  const { t } = useTranslation('channels');
  const [pasted, setPasted] = useState('');
  const add = (pems: string[]): void => {
    onChange({ ...as2, certificates: [...as2.certificates, ...pems.filter((pem) => !as2.certificates.includes(pem))] });
    setPasted('');
  };
  const read = (file: File | null): void => {
    if (file) void file.arrayBuffer().then((bytes) => add(pemsOfFile(new Uint8Array(bytes))));
  };
  const whole = faults.filter((one) => one.pointer === '/as2/certificates');
  return (
    <div className={classes.group}>
      <div className={classes.fields}>
        <TextInput label={t('field.id')} value={as2.id} onChange={(event) => onChange({ ...as2, id: event.currentTarget.value })} error={faultOf('/as2/id')} spellCheck={false} data-testid="as2-id" />
        <TextInput label={t('field.url')} value={as2.url ?? ''} onChange={(event) => onChange({ ...as2, url: event.currentTarget.value.trim() || null })} error={faultOf('/as2/url')} inputMode="url" spellCheck={false} data-testid="as2-url" />
        <NativeSelect label={t('field.mdn')} value={as2.mdn} onChange={(event) => onChange({ ...as2, mdn: event.currentTarget.value as Mdn })} data={mdns.map((one) => ({ value: one, label: t(`mdn.${one}`) }))} data-testid="as2-mdn" />
        <NativeSelect label={t('field.encryption')} value={as2.encryption ?? 'authenticated'} onChange={(event) => onChange({ ...as2, encryption: event.currentTarget.value as Encryption })} data={encryptions.map((one) => ({ value: one, label: t(`encryption.${one}`) }))} data-testid="as2-encryption" />
      </div>
      <div className={classes.checks}>
        {(['sign', 'encrypt', 'compress'] as const).map((one) => (
          <Checkbox key={one} label={t(`field.${one}`)} checked={as2[one]} onChange={(event) => onChange({ ...as2, [one]: event.currentTarget.checked })} data-testid={`as2-${one}`} />
        ))}
      </div>
      <h3>{t('field.certificates')}</h3>
      <p className="dim">{t('about.certificates')}</p>
      <Certificates pems={as2.certificates} state={state} faults={faults} onRemove={(pem) => onChange({ ...as2, certificates: as2.certificates.filter((one) => one !== pem) })} />
      {whole.length > 0 && <p className={classes.wrong}>{faultOf('/as2/certificates')}</p>}
      <Textarea label={t('certificate.paste')} placeholder="-----BEGIN CERTIFICATE-----" value={pasted} autosize minRows={2} maxRows={8} spellCheck={false} classNames={{ input: classes.code ?? '' }} onChange={(event) => setPasted(event.currentTarget.value)} data-testid="certificate-paste" />
      <div className={classes.bar}>
        <Button variant="default" size="xs" disabled={pasted.trim() === ''} onClick={() => add(pemsOf(pasted))} data-testid="certificate-add">
          {t('certificate.add')}
        </Button>
        <FileButton onChange={read} accept=".pem,.crt,.cer,.der" inputProps={{ 'aria-label': t('certificate.file') }}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={14} aria-hidden="true" />} data-testid="certificate-file">
              {t('certificate.file')}
            </Button>
          )}
        </FileButton>
      </div>
    </div>
  );
}
