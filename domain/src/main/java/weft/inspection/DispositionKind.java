package weft.inspection;

import weft.language.Text;

/** The further use of inspected goods. */
public enum DispositionKind {
  ACCEPT("accepted", "接收"),
  /** Used although they do not conform, as the customer granted. */
  CONCESSION("released by concession", "让步接收"),
  REWORK("sent to rework", "返工"),
  SCRAP("scrapped", "报废"),
  RETURN("returned", "退货");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  DispositionKind(String en, String zh) {
    text = new Text(en, zh);
  }

  public Text text() {
    return text;
  }
}
