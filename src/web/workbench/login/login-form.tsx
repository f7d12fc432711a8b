import { useMutation } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { SessionDto } from '../../../contract/identity.ts';
import { sentenceOfError } from '../api/problems.ts';
import { logIn } from '../api/session.ts';
import './login-form.css';

interface LoginFormProps {
  readonly username?: string;
  readonly onDone: (session: SessionDto) => void;
}

export function LoginForm({ username: known = '', onDone }: LoginFormProps) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState('');
  const login = useMutation({ mutationFn: logIn, onSuccess: onDone });

  const submit = (event: React.SubmitEvent) => {
    event.preventDefault();
    const sentence = username.trim() === '' ? '请填写用户名。' : password === '' ? '请填写密码。' : '';
    setMissing(sentence);
    if (sentence === '') login.mutate({ username, password });
  };
  const fault = missing || (login.error ? sentenceOfError(login.error) : '');

  return (
    <form className="login-form" onSubmit={submit} noValidate>
      <label htmlFor="login-username">用户名</label>
      <Input
        id="login-username"
        autoComplete="username"
        autoFocus={known === ''}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <label htmlFor="login-password">密码</label>
      <Input.Password
        id="login-password"
        autoComplete="current-password"
        autoFocus={known !== ''}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <p className="form-fault" role="alert">
        {fault}
      </p>
      <Button type="primary" htmlType="submit" size="large" block loading={login.isPending}>
        登录
      </Button>
    </form>
  );
}
