import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/Session';
import { visible } from '../app/visible';
import type { Validator } from './certificates';

type Props = { validator: Validator; onChange: (change: Partial<Validator>) => void; errorOf: (field: 'person' | 'function') => string | undefined };

/** The signed-in person vouches for the certificate; the department is that of the membership. */
export function ValidatorFields({ validator, onChange, errorOf }: Props) {
  const { t } = useTranslation('certificates');
  const me = useMe();
  return (
    <>
      <TextInput label={t('validator.name')} description={t('validator.you')} value={visible(me.name ?? me.user ?? '')} readOnly error={errorOf('person')} data-testid="validator-name" />
      <TextInput label={t('validator.function')} placeholder={t('validator.functionSuch')} value={validator.function} onChange={(event) => onChange({ function: event.currentTarget.value })} error={errorOf('function')} data-testid="validator-function" />
    </>
  );
}
