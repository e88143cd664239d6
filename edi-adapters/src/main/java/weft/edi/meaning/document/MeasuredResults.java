package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.Measurement;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.text.Segment;

/**
 * Reads the measurements of a QALITY, 863 or 842: each MEA of an item, with the preceding
 * characteristic (CCI, CID) and test method (TEM, TMD). Results in words are not read.
 */
final class MeasuredResults {
  private final DocumentDraft document;
  private final MeaningFindings findings;
  private String characteristic = "";
  private String property = "";
  private String name = "";
  private String method = "";
  private String batch = "";

  MeasuredResults(DocumentDraft document, MeaningFindings findings) {
    this.document = document;
    this.findings = findings;
  }

  void take(Segment it) {
    switch (it.tag()) {
      case "LIN", "HL", "GIN" -> {
        batch = it.tag().equals("GIN") ? it.value(1) : "";
        begin("", "", "");
      }
      case "CCI" -> begin(it.value(2), it.value(1), first(it.value(2, 3), it.value(1, 3)));
      case "NCD" -> begin("", "", ""); // an NCD states its own characteristic
      case "CID" ->
          begin(first(it.value(1), named(it.value(2), it.value(3))), it.value(0), it.value(4));
      case "TEM" -> method = first(it.value(0), it.value(0, 3));
      case "TMD" -> method = it.value(2).isEmpty() ? it.value(0) : named(it.value(1), it.value(2));
      default -> {}
    }
  }

  /** A code preceded by its code list (559), such as ST for ASTM. */
  static String listed(String agency, String code) {
    return agency.isEmpty() || code.isEmpty() ? code : agency + " " + code;
  }

  /** As {@link #listed}, but the code alone if it belongs to no list (ZZ). */
  private static String named(String agency, String code) {
    return listed(agency.equals("ZZ") ? "" : agency, code);
  }

  private void begin(String characteristic, String property, String name) {
    this.characteristic = characteristic;
    this.property = property;
    this.name = name;
    this.method = "";
  }

  /** Reads C502 (6313, 6321, 6154) and C174 (6411, 6314, 6162, 6152). */
  void edifact(Segment mea, @Nullable LineDraft line) {
    keep(
        mea,
        line,
        Codes.EDIFACT,
        new Measurement(
            mea.value(0),
            orNull(characteristic),
            orNull(method),
            orNull(first(mea.value(1), property)),
            orNull(first(mea.value(1, 3), name)),
            orNull(mea.value(1, 1)),
            number(mea, 2, 1, "C174.6314"),
            number(mea, 2, 2, "C174.6162"),
            number(mea, 2, 3, "C174.6152"),
            orNull(mea.value(2)),
            orNull(batch)));
  }

  /** Reads MEA01 to MEA07. */
  void x12(Segment mea, @Nullable LineDraft line) {
    String unit = mea.value(3);
    keep(
        mea,
        line,
        Codes.X12,
        new Measurement(
            mea.value(0),
            orNull(characteristic),
            orNull(method),
            orNull(first(mea.value(1), property)),
            orNull(name),
            orNull(mea.value(6).replaceFirst("^0", "")),
            number(mea, 2, 0, "MEA03"),
            number(mea, 4, 0, "MEA05"),
            number(mea, 5, 0, "MEA06"),
            unit.isEmpty() ? null : X12Items.unit(unit),
            null));
  }

  private void keep(Segment mea, @Nullable LineDraft line, Codes codes, Measurement it) {
    boolean tested = document.kind == Kind.TEST_RESULTS || document.kind == Kind.NONCONFORMANCE;
    if (tested && line != null && (it.value() != null || it.min() != null || it.max() != null))
      document.measure(line, it, codes, mea);
  }

  private @Nullable BigDecimal number(Segment it, int element, int component, String where) {
    return it.value(element, component).isEmpty()
        ? null
        : findings.number(it, element, component, where).map(NormalizedText::amount).orElse(null);
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
