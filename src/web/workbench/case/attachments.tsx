import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useRef } from 'react';
import type { CaseDto } from '../../../contract/cases.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { addAttachment, attachmentAddress, caseQuery } from '../api/cases.ts';
import { sentenceOfError } from '../api/problems.ts';

const KINDS = '.jpg,.jpeg,.png,.pdf,.doc,.docx,.xls,.xlsx,.txt,.zip';

export function Attachments({ one }: { readonly one: CaseDto }) {
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await addAttachment(one.id, file);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: caseQuery(one.id).queryKey }),
  });
  return (
    <section className="part" aria-labelledby="part-files">
      <h2 id="part-files">附件</h2>
      {one.attachments.length > 0 && (
        <ul className="files">
          {one.attachments.map((file) => (
            <li key={file.id}>
              <a href={attachmentAddress(one.id, file.id)} download={file.name}>
                {file.name}
              </a>
              <span className="quiet">
                {sizeOf(file.size)} · {file.addedByName ?? '申请人'} · {sayMoment(file.addedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <input
          ref={input}
          type="file"
          className="hidden"
          tabIndex={-1}
          multiple
          accept={KINDS}
          aria-label="选择要上传的文件"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            if (files.length > 0) add.mutate(files);
          }}
        />
        <Button loading={add.isPending} onClick={() => input.current?.click()}>
          上传附件
        </Button>
        <span className="quiet files-hint">图片、PDF、Word、Excel，每个不超过 20 兆</span>
      </p>
      <p className="form-fault" role="alert">
        {add.error ? sentenceOfError(add.error) : ''}
      </p>
    </section>
  );
}

function sizeOf(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} K` : `${(kilobytes / 1024).toFixed(1)} 兆`;
}
