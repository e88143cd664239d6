/** Tells by ear and by hand whether goods are right, because a picker looks at the shelf and not at the screen. */
let context: AudioContext | undefined;

/** Frequencies in Hz, one after the other. */
const TONES = { right: [1_320], wrong: [330, 220, 330, 220] } as const;
const SECONDS = 0.22;
const SHAKES = { right: 60, wrong: [300, 120, 300] };

export function tell(what: keyof typeof TONES): void {
  try {
    navigator.vibrate?.(SHAKES[what]);
    context ??= new AudioContext();
    const { currentTime, destination } = context;
    void context.resume();
    for (const [at, frequency] of TONES[what].entries()) {
      const tone = context.createOscillator();
      tone.type = what === 'wrong' ? 'square' : 'sine';
      tone.frequency.value = frequency;
      tone.connect(destination);
      tone.start(currentTime + at * SECONDS);
      tone.stop(currentTime + (at + 0.85) * SECONDS);
    }
  } catch {
    // The device has no sound; the screen shows the answer.
  }
}
