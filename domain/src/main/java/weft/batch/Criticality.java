package weft.batch;

import weft.language.Text;

/** How urgent a problem of a batch is. */
public enum Criticality {
  LOW("low", "低"),
  HIGH("high", "高"),
  URGENT("urgent", "紧急");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  Criticality(String en, String zh) {
    text = new Text(en, zh);
  }

  public Text text() {
    return text;
  }
}
