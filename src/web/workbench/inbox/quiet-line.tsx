import { Fragment } from 'react';

/** Short facts in one line; each stays whole where the line breaks. */
export function QuietLine({ parts }: { readonly parts: readonly string[] }) {
  return (
    <span className="quiet quiet-line">
      {parts.map((part) => (
        <Fragment key={part}>
          <span>{part}</span>{' '}
        </Fragment>
      ))}
    </span>
  );
}
