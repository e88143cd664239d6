package weft.machine;

import weft.language.Text;

/** The state of a machine. Machines never report {@link #UNKNOWN}: it is time without readings. */
public enum MachineState {
  RUNNING("running", "运行"),
  IDLE("idle", "空闲"),
  SETUP("in set-up", "换型调试"),
  DOWN("down", "停机"),
  OFF("switched off", "关机"),
  UNKNOWN("silent", "无数据上报");

  @SuppressWarnings("ImmutableEnumChecker") // Text is immutable
  private final Text text;

  MachineState(String en, String zh) {
    this.text = new Text(en, zh);
  }

  /** As in a sentence: {@code has been idle}. */
  public Text text() {
    return text;
  }

  /** Whether a long time in this state is a stop, for which people state a cause. */
  public boolean isStop() {
    return this == IDLE || this == DOWN || this == UNKNOWN;
  }
}
