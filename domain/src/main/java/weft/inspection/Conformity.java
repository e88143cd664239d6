package weft.inspection;

import weft.language.Text;

/** Whether a value or a lot conforms. */
public enum Conformity {
  PASSED("passed", "合格"),
  FAILED("failed", "不合格");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  Conformity(String en, String zh) {
    text = new Text(en, zh);
  }

  public Text text() {
    return text;
  }

  static Conformity of(boolean conforms) {
    return conforms ? PASSED : FAILED;
  }
}
