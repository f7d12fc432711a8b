import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { sentenceOfError } from '../api/problems.ts';
import { changePassword, sessionQuery } from '../api/session.ts';
import './login-form.css';

const FIELDS = [
  ['currentPassword', '现在的密码', 'current-password'],
  ['newPassword', '新密码', 'new-password'],
  ['again', '再输一遍新密码', 'new-password'],
] as const;
type Values = Readonly<Record<(typeof FIELDS)[number][0], string>>;

interface PasswordFormProps {
  readonly button: string;
  readonly onDone: () => void;
}

export function PasswordForm({ button, onDone }: PasswordFormProps) {
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>({ currentPassword: '', newPassword: '', again: '' });
  const [missing, setMissing] = useState('');
  const change = useMutation({
    mutationFn: async ({ currentPassword, newPassword }: Values) => {
      await changePassword({ currentPassword, newPassword });
      await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
    },
    onSuccess: () => {
      setValues({ currentPassword: '', newPassword: '', again: '' });
      onDone();
    },
  });

  const submit = (event: React.SubmitEvent) => {
    event.preventDefault();
    const sentence = faultOf(values);
    setMissing(sentence);
    if (sentence === '') change.mutate(values);
  };
  const fault = missing || (change.error ? sentenceOfError(change.error) : '');

  return (
    <form className="login-form" onSubmit={submit} noValidate>
      {FIELDS.map(([name, label, autoComplete]) => (
        <div key={name}>
          <label htmlFor={`password-${name}`}>{label}</label>
          <Input.Password
            id={`password-${name}`}
            autoComplete={autoComplete}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </div>
      ))}
      <p className="quiet">至少 10 个字符，大写字母、小写字母、数字、符号中至少有三种。</p>
      <p className="form-fault" role="alert">
        {fault}
      </p>
      <Button type="primary" htmlType="submit" size="large" loading={change.isPending}>
        {button}
      </Button>
    </form>
  );
}

function faultOf({ currentPassword, newPassword, again }: Values): string {
  if (currentPassword === '') return '请填写现在的密码。';
  if (newPassword === '') return '请填写新密码。';
  return newPassword === again ? '' : '两次填写的新密码不一样，请再填一遍。';
}
