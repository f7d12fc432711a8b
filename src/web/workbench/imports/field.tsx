import type { ReactNode } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A choice with its name above it. */
export function Field({ id, label, children }: FieldProps) {
  return (
    <div className="import-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
