import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { IMPORT_KIND_LABELS } from '../../../domain/imports/labels.ts';
import type { ImportKind } from '../../../domain/imports/vocabulary.ts';
import { sentenceOfError } from '../api/problems.ts';
import { Choice } from '../form/choice.tsx';
import { ImportList } from './import-list.tsx';
import { sendFile, templateAddress } from './queries.ts';
import { useImportKinds } from './use-import-kinds.ts';

const SORTS = '.xlsx,.csv,.txt';

/** Where an import begins: which kind, which file; below it the earlier ones. */
export function StartPart() {
  const kinds = useImportKinds();
  const [chosen, setChosen] = useState<ImportKind | null>(null);
  const kind = chosen ?? kinds[0] ?? 'cases';
  useEffect(() => {
    document.title = '导入 · 如何办';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>从表格导入</h1>
      </header>
      <p className="quiet import-idea">
        {kind === 'cases'
          ? '把 12345 等渠道导出的表格交上来：先逐行核对，全部没有问题才登记；有一处错误，一件也不登记。'
          : '把机构、岗位和人员名册交上来：先说明会改动什么，再一次改好；表里没有写的都保持不变。'}
      </p>
      {kinds.length > 1 && (
        <Choice
          label="导入什么"
          value={kind}
          onChange={(value) => setChosen(value as ImportKind)}
          options={kinds.map((value) => ({ value, label: IMPORT_KIND_LABELS[value] }))}
        />
      )}
      <FileDrop kind={kind} />
      <ImportList />
    </>
  );
}

function FileDrop({ kind }: { readonly kind: ImportKind }) {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate({ from: '/imports' });
  const [over, setOver] = useState(false);
  const send = useMutation({
    mutationFn: (file: File) => sendFile(kind, file),
    onSuccess: ({ id }) => navigate({ search: { id } }),
  });
  const take = (file: File | undefined) => {
    if (file) send.mutate(file);
  };
  return (
    <section className="import-drop-part" aria-label="选择文件">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a short cut for the button inside */}
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          className="hidden"
          tabIndex={-1}
          accept={SORTS}
          aria-label="选择要导入的表格"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button type="primary" size="large" loading={send.isPending} onClick={() => input.current?.click()}>
          {send.isPending ? '正在读取和核对' : '选择表格'}
        </Button>
        <p className="quiet">
          也可以把文件拖到这里。Excel（.xlsx）或 CSV，不超过 20 兆、5 万行。
          <br />
          没有现成的表格，可以<a href={templateAddress(kind)}>下载模板</a>填写。
        </p>
      </div>
      <p className="form-fault" role="alert">
        {send.error ? sentenceOfError(send.error) : ''}
      </p>
    </section>
  );
}
