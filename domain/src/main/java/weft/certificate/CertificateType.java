package weft.certificate;

import java.util.stream.Stream;
import weft.language.Text;

/** The kinds of certificate: those of EN 10204:2004, an analysis, a declaration of conformity. */
public enum CertificateType {
  /** States that the goods comply; without results. */
  DECLARATION("2.1", Results.NONE),
  /** Results of non-specific inspection. */
  TEST_REPORT("2.2", Results.SOME),
  /** Results of specific inspection, validated by the manufacturer's inspection representative. */
  INSPECTION("3.1", Results.SOME),
  /** Like 3.1, but the purchaser's representative validates it as well. */
  WITNESSED_INSPECTION("3.2", Results.SOME),
  ANALYSIS("analysis", Results.SOME),
  CONFORMITY("conformity", Results.ANY);

  private enum Results {
    NONE,
    ANY,
    SOME
  }

  private final String code;
  private final Results results;

  CertificateType(String code, Results results) {
    this.code = code;
    this.results = results;
  }

  /** The code in part agreements and messages, such as {@code 3.1}. */
  public String code() {
    return code;
  }

  /**
   * Reads {@link #code()} back.
   *
   * @throws IllegalArgumentException if no type has the code
   */
  public static CertificateType of(String code) {
    return Stream.of(values())
        .filter(it -> it.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(code + " is no type of certificate"));
  }

  boolean takesResults() {
    return results != Results.NONE;
  }

  boolean needsResults() {
    return results == Results.SOME;
  }

  /** Whether the certificate must state in words what the goods comply with. */
  boolean needsStatement() {
    return this == DECLARATION || this == CONFORMITY;
  }

  /** Whether its validator must be independent of the manufacturing department. */
  boolean needsIndependence() {
    return this == INSPECTION || this == WITNESSED_INSPECTION;
  }

  /** Whether it covers the very goods supplied and must therefore name their batches or order. */
  public boolean isSpecific() {
    return needsIndependence() || this == ANALYSIS;
  }

  /** Whether a batch has no more of the goods that it certifies for another certificate. */
  public boolean takesGoods() {
    return needsIndependence();
  }

  /** Whether it is in force only after the purchaser's side has validated it as well. */
  public boolean needsPurchaser() {
    return this == WITNESSED_INSPECTION;
  }

  /** Whether it is accepted where the other type is required: a 3.2 states all that a 3.1 does. */
  public boolean serves(CertificateType asked) {
    return this == asked || (this == WITNESSED_INSPECTION && asked == INSPECTION);
  }

  public Text text() {
    return switch (this) {
      case ANALYSIS -> new Text("certificate of analysis", "分析证书");
      case CONFORMITY -> new Text("certificate of conformity", "合格证");
      case DECLARATION, TEST_REPORT, INSPECTION, WITNESSED_INSPECTION ->
          new Text("EN 10204 " + code, "EN 10204 " + code);
    };
  }
}
