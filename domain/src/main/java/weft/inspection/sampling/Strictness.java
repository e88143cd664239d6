package weft.inspection.sampling;

import weft.language.Text;

/** How strictly lots are sampled, according to how the lots before them turned out. */
public enum Strictness {
  NORMAL("normal", "正常检验"),
  TIGHTENED("tightened", "加严检验"),
  /** No lot is sampled until a person resumes inspection. */
  STOPPED("stopped", "暂停检验");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  Strictness(String en, String zh) {
    text = new Text(en, zh);
  }

  public Text text() {
    return text;
  }
}
