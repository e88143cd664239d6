import { Button, NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { Part } from './Agreed';
import { As2Fields } from './As2Fields';
import { agree, type As2, type Channel, type ChannelState, deliveries, type Delivery, type Sftp } from './channels';
import classes from './channel.module.css';
import { Keys, SftpFields } from './SftpFields';

const AS2: As2 = { id: '', url: null, certificates: [], sign: true, encrypt: true, compress: false, mdn: 'sync' };
const SFTP: Sftp = { host: '', port: 22, user: '', hostKeys: [], outbox: null, inbox: '' };

/**
 * The next version of a channel: changed here, checked by the hub, and only then agreed. It neither
 * pauses nor resumes.
 */
export function Editor({ state }: { state: ChannelState }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const [begun, begin] = useDraftAbout<{ channel: Channel; reason: string }>('channel', state.party, String(state.version));
  const { channel: draft, reason } = begun ?? { channel: state.channel, reason: '' };
  const setDraft = (channel: Channel): void => begin({ channel, reason });
  const { sending, error, send, forget } = useSending('channels');
  const { as2, sftp } = draft;
  const same = JSON.stringify({ ...draft, paused: null }) === JSON.stringify({ ...state.channel, paused: null });
  const faults = fieldErrors(error);
  const faultOf = (pointer: string): string | undefined =>
    faults
      .filter((one) => one.pointer === pointer || (one.pointer.startsWith(`${pointer}/`) && /\/\d+$/.test(one.pointer)))
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const keep = async (): Promise<void> => {
    if (!(await send(() => agree(state, draft, reason.trim()), [draft, reason.trim()]))) return;
    announce(t('kept'));
    begin(undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Part title={t('section.delivery')}>
        <div className={classes.fields}>
          <NativeSelect
            label={t('field.delivery')}
            value={draft.delivery}
            onChange={(event) => {
              const delivery = event.currentTarget.value as Delivery;
              setDraft({ ...draft, delivery, as2: delivery === 'as2' ? (as2 ?? AS2) : as2, sftp: delivery === 'sftp' ? (sftp ?? SFTP) : sftp });
            }}
            data={deliveries.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
            error={faultOf('/delivery')}
            data-testid="delivery"
          />
        </div>
      </Part>
      <Part title={t('section.as2')}>
        <Switch label={t('has.as2')} checked={as2 !== null} onChange={(event) => setDraft({ ...draft, as2: event.currentTarget.checked ? (state.channel.as2 ?? AS2) : null })} data-testid="has-as2" />
        {as2 && <As2Fields as2={as2} state={state} faults={faults} faultOf={faultOf} onChange={(next) => setDraft({ ...draft, as2: next })} />}
      </Part>
      <Part title={t('section.sftp')}>
        <Switch label={t('has.sftp')} checked={sftp !== null} onChange={(event) => setDraft({ ...draft, sftp: event.currentTarget.checked ? (state.channel.sftp ?? SFTP) : null })} data-testid="has-sftp" />
        {sftp ? <SftpFields sftp={sftp} faultOf={faultOf} onChange={(next) => setDraft({ ...draft, sftp: next })} /> : faultOf('/sftp') && <p className={classes.wrong}>{faultOf('/sftp')}</p>}
      </Part>
      <Part title={t('section.keys')}>
        <Keys label={t('field.sftpKeys')} about={t('about.sftpKeys', { party: state.party })} keys={draft.sftpKeys} error={faultOf('/sftpKeys')} onChange={(sftpKeys) => setDraft({ ...draft, sftpKeys })} testId="sftpKeys" />
      </Part>
      <Part title={t('section.agree')}>
        <WordsField label={t('reason')} description={t('reasonWhy')} value={reason} most={1_000} onChange={(event) => begin({ channel: draft, reason: event.currentTarget.value })} error={faultOf('/reason')} data-testid="reason" />
        {error !== undefined && (
          <div className={classes.failure}>
            <NotSent error={error} />
          </div>
        )}
        <div className={classes.bar}>
          <Button type="submit" loading={sending} disabled={same} data-testid="agree">
            {t('agree')}
          </Button>
          <Button
            variant="default"
            disabled={same}
            onClick={() => {
              setDraft(state.channel);
              forget();
            }}
          >
            {t('undo')}
          </Button>
          <span className="dim">{t(same ? 'same' : 'agreeWhy')}</span>
        </div>
      </Part>
    </form>
  );
}
