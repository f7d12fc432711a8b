import Input from 'antd/es/input';

interface TextInputProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
  readonly placeholder?: string;
  readonly phone?: boolean;
  readonly autoFocus?: boolean;
}

export function ShortText({ value, onChange, phone = false, ...rest }: TextInputProps) {
  return (
    <Input
      {...rest}
      {...(phone && { inputMode: 'tel', autoComplete: 'off' })}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

interface LongTextProps extends TextInputProps {
  readonly rows?: number;
}

export function LongText({ value, onChange, rows = 3, phone: _phone, ...rest }: LongTextProps) {
  return (
    <Input.TextArea
      {...rest}
      autoSize={{ minRows: rows, maxRows: 12 }}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
