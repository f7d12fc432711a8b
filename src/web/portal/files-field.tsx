/** Files with a form: what has arrived already, and a place for more. */
import type { FieldFaults } from '../../contract/portal.ts';
import { Fault } from './fields.tsx';
import type { FileLine } from './types.ts';

interface FilesFieldProps {
  readonly files: readonly FileLine[];
  readonly faults: FieldFaults;
  readonly label: string;
}

export function FilesField({ files, faults, label }: FilesFieldProps) {
  return (
    <div className="field">
      {files.length > 0 && (
        <fieldset className="kept">
          <legend>已经收到的文件，不用重传</legend>
          {files.map(({ id, name, size }) => (
            <label key={id} className="option">
              <input type="checkbox" name="drop" value={id} />
              <span>
                {name}
                <span className="quiet">{sayBytes(size)}，勾选表示不要了</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <label htmlFor="files">{label}</label>
      <p className="hint" id="files-hint">
        图片、PDF、Word、Excel 都行，一次最多 5 个，每个不超过 20 兆。没有可以不传。
      </p>
      <Fault name="files" faults={faults} />
      <input
        id="files"
        name="files"
        type="file"
        multiple
        aria-describedby={faults.files ? 'files-hint files-fault' : 'files-hint'}
        {...(faults.files && { 'aria-invalid': true })}
      />
    </div>
  );
}

/** 860 KB · 1.2 兆. */
export function sayBytes(size: number): string {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(size / 1024 / 1024).toFixed(1)} 兆`;
}
