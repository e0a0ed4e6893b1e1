import { CHANNELS } from '../../../shared/protocol/messages';
import { VOICES } from '../../../shared/protocol/seminar';
import form from '../../pages/Form.module.css';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import { presetOf, TALKS, type TalkPreset } from '../settings';
import { channelName, TALK_TEXT, talkText, VOICE_NAMES } from '../words';
import type { PartProps } from './part';
import styles from './SetUp.module.css';

const PRESETS = (Object.keys(TALKS) as TalkPreset[]).map((value) => ({
  value,
  label: TALK_TEXT[value].label,
}));
const OWN = { value: 'own', label: 'By channel' } as const;
const OPTIONS = VOICES.map((value) => ({ value, label: VOICE_NAMES[value] }));

/** Who may talk to whom, and who may listen. */
export function Talking({ form: filled, change }: PartProps) {
  const preset = presetOf(filled.talk);
  return (
    <section className={form.section} aria-labelledby="talking">
      <h2 id="talking">Who may say what</h2>
      <div className={styles.choice}>
        <SegmentedControl<TalkPreset | 'own'>
          className={styles.wrapping ?? ''}
          label="Talk between the seats"
          options={preset ? PRESETS : [...PRESETS, OWN]}
          value={preset ?? 'own'}
          onValueChange={(next) => next !== 'own' && change({ talk: TALKS[next] })}
        />
        <p className={form.note}>{talkText(filled.talk)}</p>
      </div>
      <details className={styles.details}>
        <summary>Set each channel by itself</summary>
        <div className={styles.channels}>
          {CHANNELS.map((channel) => (
            <Select
              key={channel}
              label={channelName(channel)}
              options={OPTIONS}
              value={filled.talk[channel]}
              onValueChange={(voice) => change({ talk: { ...filled.talk, [channel]: voice } })}
            />
          ))}
        </div>
        <p className={form.note}>Inside a delegation people can always talk.</p>
      </details>
      <Switch
        label="Facilitators read private channels"
        hint="With what delegations draft and vote on. Participants are told before they join, and at the table."
        checked={filled.readsPrivate}
        onCheckedChange={(readsPrivate) => change({ readsPrivate })}
      />
      <Switch
        label="Gallery"
        hint="Anybody with the link to a table may watch what is public at it."
        checked={filled.gallery}
        onCheckedChange={(gallery) => change({ gallery })}
      />
    </section>
  );
}
