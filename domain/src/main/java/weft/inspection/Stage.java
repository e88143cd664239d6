package weft.inspection;

import weft.language.Text;

/** When goods are inspected. */
public enum Stage {
  INCOMING("incoming", "进货检验"),
  IN_PROCESS("in-process", "过程检验"),
  FINAL("final", "终检"),
  BEFORE_SHIPMENT("before-shipment", "发货前检验");

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  Stage(String code, String zh) {
    this.code = code;
    this.text = new Text(code, zh);
  }

  /** The code that ids and JSON use. */
  public String code() {
    return code;
  }

  public Text text() {
    return text;
  }

  /**
   * Reads {@link #code()} back.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Stage of(String code) {
    for (Stage it : values()) if (it.code.equals(code)) return it;
    throw new IllegalArgumentException("Not a stage of inspection: " + code);
  }
}
