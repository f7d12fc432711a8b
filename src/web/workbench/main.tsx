import { createRoot } from 'react-dom/client';
import { speakChinese } from '../../contract/sentences.ts';
import '../ui/tokens.css';
import '../ui/clock-mark.css';
import '../ui/flight-of-locks.css';
import './app/base.css';
import './form/form.css';
import { reloadAfterUpdate } from './app/after-update.ts';
import { Workbench } from './app/workbench.tsx';

speakChinese();
reloadAfterUpdate();
const place = document.getElementById('root');
if (place) createRoot(place).render(<Workbench />);
