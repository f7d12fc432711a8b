import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { StaffCommandName } from '../../../contract/case-commands.ts';
import { FlightOfLocks } from '../../ui/flight-of-locks.tsx';
import { caseQuery } from '../api/cases.ts';
import { useNarrow } from '../app/media.ts';
import { ActionPanel } from './action-panel.tsx';
import { AnswerPart } from './answer-part.tsx';
import { ApprovalForm } from './approval-form.tsx';
import { Attachments } from './attachments.tsx';
import { CaseHead } from './case-head.tsx';
import { ClimbPart } from './climb-part.tsx';
import { EarlierRounds } from './earlier-rounds.tsx';
import { flightOf } from './flight-of.ts';
import { RequestPart } from './request-part.tsx';
import { SidePart } from './side-part.tsx';
import { Timeline } from './timeline.tsx';
import { useAfterDone } from './use-after-done.tsx';
import './case.css';

const CommandSheet = lazy(async () => ({
  default: (await import('../commands/command-sheet.tsx')).CommandSheet,
}));

/** One case: where it is, what is asked, what has been said, and what I may do now. */
export function CasePage() {
  const { caseId } = useParams({ from: '/shell/cases/$caseId' });
  return <OneCase key={caseId} caseId={caseId} />;
}

function OneCase({ caseId }: { readonly caseId: string }) {
  const { data: one } = useSuspenseQuery(caseQuery(caseId));
  const narrow = useNarrow();
  const [command, setCommand] = useState<StaffCommandName | null>(null);
  const [onForm, setOnForm] = useState(false);
  const afterDone = useAfterDone(one, () => setCommand(null));
  const climb = one.rounds.at(-1)?.climbs.findLast(({ proposal }) => proposal !== null);
  useEffect(() => {
    document.title = `${one.title} · 如何办`;
  }, [one.title]);

  return (
    <div className="case">
      <div className="case-main">
        <CaseHead one={one} />
        <FlightOfLocks chambers={flightOf(one)} size={narrow ? 'phone' : 'desk'} />
        {climb && (
          <fieldset className="case-views no-print">
            <legend className="hidden">怎么看</legend>
            <button type="button" aria-pressed={!onForm} onClick={() => setOnForm(false)}>
              办件
            </button>
            <button type="button" aria-pressed={onForm} onClick={() => setOnForm(true)}>
              审批表
            </button>
          </fieldset>
        )}
        {onForm && climb ? (
          <ApprovalForm one={one} climb={climb} />
        ) : (
          <>
            <AnswerPart one={one} />
            <ClimbPart one={one} />
            <RequestPart one={one} />
            <SidePart one={one} />
            <Attachments one={one} />
            <EarlierRounds one={one} />
          </>
        )}
        {narrow && <Timeline one={one} />}
      </div>
      <aside className="case-side" aria-label="现在可以做什么">
        {!narrow && <Timeline one={one} />}
        <ActionPanel one={one} narrow={narrow} onChoose={setCommand} />
      </aside>
      {narrow && (
        <p className="case-back no-print">
          <Link to="/inbox">回到待办</Link>
          <Link to="/cases">办件</Link>
        </p>
      )}
      {command && (
        <Suspense fallback={null}>
          <CommandSheet
            key={command}
            one={one}
            command={command}
            onClose={() => setCommand(null)}
            onDone={afterDone}
          />
        </Suspense>
      )}
    </div>
  );
}
