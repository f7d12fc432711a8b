import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { useRef, useState } from 'react';
import type { StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import { todayIs } from '../../ui/say-time.ts';
import { caseDraftKey } from '../api/drafts.ts';
import { deadlineQuery } from '../api/house.ts';
import { useNarrow } from '../app/media.ts';
import { DraftNote } from '../form/draft-note.tsx';
import { useDraft } from '../form/use-draft.ts';
import { currentRound } from './case-facts.ts';
import { COMMAND_FORM_ID, CommandBody } from './command-body.tsx';
import { COMMAND_FORMS, labelOf } from './forms.ts';
import './command-sheet.css';

const USUAL_WORKING_DAYS = 10;

interface CommandSheetProps {
  readonly one: CaseDto;
  readonly command: StaffCommandName;
  readonly onClose: () => void;
  readonly onDone: (after: CaseDto, said: string) => void;
}

/** One command: what it will do, its fields, and the verb. Beside the case on a desk, from below on a phone. */
export function CommandSheet({ one, command, onClose, onDone }: CommandSheetProps) {
  const narrow = useNarrow();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(true);
  const body = useRef<HTMLDivElement>(null);
  const draft = useDraft(caseDraftKey(one.id, command));
  const usual = useQuery(
    deadlineQuery(todayIs(), currentRound(one)?.policy.handlingWorkingDays ?? USUAL_WORKING_DAYS),
  );
  const { tone, says } = COMMAND_FORMS[command];
  const label = labelOf(command, one);
  const allowed = one.can.includes(command);
  const ready = draft.found !== undefined && !usual.isPending;

  return (
    <Drawer
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => {
        if (!shown) onClose();
        else if (!narrow) body.current?.querySelector<HTMLElement>('textarea, input, button')?.focus();
      }}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? 'auto' : 600}
      title={<h2>{label}</h2>}
      rootClassName={narrow ? 'sheet sheet-phone' : 'sheet'}
      closable={{ 'aria-label': '关闭，不做这一步', placement: 'end' }}
      footer={
        <div className="sheet-foot">
          <DraftNote savedAt={draft.savedAt} found={draft.found !== null && draft.found !== undefined} />
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            form={COMMAND_FORM_ID}
            className={`tone-${tone}`}
            loading={busy}
            disabled={!ready || !allowed}
          >
            {label}
          </Button>
        </div>
      }
    >
      <div ref={body}>
        <p className="sheet-says">{says(one)}</p>
        {ready && (
          <CommandBody
            one={one}
            command={command}
            draft={draft}
            usualDueOn={usual.data?.dueOn ?? null}
            onBusy={setBusy}
            onDone={(after, said) => onDone(after, said)}
          />
        )}
      </div>
    </Drawer>
  );
}
