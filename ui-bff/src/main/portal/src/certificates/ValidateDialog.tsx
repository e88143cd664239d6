import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { type Certificate, validate, type Validator } from './certificates';
import classes from './certificates.module.css';
import { ValidatorFields } from './ValidatorFields';

/**
 * The second validation of a 3.2, by the customer's representative or an inspector on its behalf.
 */
export function ValidateDialog({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const [validator, setValidator] = useState<Validator>({ function: '' });
  const { sending, error, send } = useSending('certificates');
  const said = { function: validator.function.trim() || null };
  const errorOf = (field: 'person' | 'function'): string | undefined => {
    const told = fieldErrors(error).find((one) => one.pointer === `/validatedBy/${field}`);
    return told && format.text(told.text);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (await send((key) => validate(certificate, said, key), [certificate.id, said])) onClose();
  };
  return (
    <Dialog title={t('validate.title', { number: certificate.number })} onClose={onClose} data-testid="validate-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className={classes.why}>{t('validate.why')}</p>
          <ValidatorFields validator={validator} onChange={(change) => setValidator({ ...validator, ...change })} errorOf={errorOf} />
          <NotSent error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={sending} data-testid="validate-send">
              {t('validate.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
