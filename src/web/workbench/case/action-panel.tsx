import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import type { StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import { actionsOf, COMMAND_FORMS, labelOf } from '../commands/forms.ts';
import { sayActor } from './flight-of.ts';

interface ActionPanelProps {
  readonly one: CaseDto;
  readonly narrow: boolean;
  readonly onChoose: (command: StaffCommandName) => void;
}

/** What I may do now: large at the bottom right of a desk, under the thumb on a phone. */
export function ActionPanel({ one, narrow, onChoose }: ActionPanelProps) {
  const { main, side, rare } = actionsOf(one);
  if (main.length + side.length + rare.length === 0) return narrow ? null : <NothingToDo one={one} />;
  const inSight = narrow ? main.slice(0, 2) : main;
  const beside = narrow ? [] : side;
  const behind = narrow ? [...main.slice(2), ...side, ...rare] : rare;
  return (
    <div className={narrow ? 'thumb-bar' : 'actions'}>
      {!narrow && main.length > 0 && <h2>现在可以做</h2>}
      <div className="actions-main">
        {inSight.map((name, index) => (
          <Button
            key={name}
            size="large"
            type={index === 0 ? 'primary' : 'default'}
            className={`tone-${COMMAND_FORMS[name].tone}`}
            onClick={() => onChoose(name)}
          >
            {labelOf(name, one)}
          </Button>
        ))}
        {narrow && inSight.length === 0 && <span className="quiet">{turnOf(one)}</span>}
        {narrow && behind.length > 0 && <More one={one} names={behind} onChoose={onChoose} />}
      </div>
      {(beside.length > 0 || (!narrow && behind.length > 0)) && (
        <div className="actions-side">
          {beside.map((name) => (
            <Button key={name} onClick={() => onChoose(name)}>
              {labelOf(name, one)}
            </Button>
          ))}
          {behind.length > 0 && <More one={one} names={behind} onChoose={onChoose} />}
        </div>
      )}
    </div>
  );
}

interface MoreProps {
  readonly one: CaseDto;
  readonly names: readonly StaffCommandName[];
  readonly onChoose: (command: StaffCommandName) => void;
}

function More({ one, names, onChoose }: MoreProps) {
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        className: 'more-menu',
        items: names.map((name) => ({ key: name, label: labelOf(name, one), onClick: () => onChoose(name) })),
      }}
    >
      <Button className="more-button" aria-haspopup="menu">
        更多
      </Button>
    </Dropdown>
  );
}

const turnOf = ({ next }: CaseDto): string =>
  next ? `现在由 ${sayActor(next.personName, next.onBehalfOfName)} 处理` : '这件已经办结';

function NothingToDo({ one }: { readonly one: CaseDto }) {
  return (
    <div className="actions actions-none">
      <p>{turnOf(one)}。</p>
      <p className="quiet">{one.next ? '轮到您时，会出现在待办里。' : '申请人没办成的，可以要求重办。'}</p>
    </div>
  );
}
