package weft.edi.meaning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.reader.Segment;
import weft.measure.Quantity;
import weft.party.Partnership;

/** A business document while its message is gone through from the first segment to the last. */
final class DocumentDraft {
  private static final int MOST_REFERENCES = 1000;

  Kind kind;
  String number = "";
  @Nullable LocalDate issued;

  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<Draft> lines = new ArrayList<>();
  private int lineCount;

  DocumentDraft(Kind kind) {
    this.kind = kind;
  }

  /** A line of which more is told. */
  static final class Draft {
    final String number;
    final int segment;
    String part = "";
    String supplierPart = "";
    @Nullable Quantity quantity;
    int quantityRank = Integer.MAX_VALUE;
    String unit = "";
    String order = "";
    String orderLine = "";
    String despatchAdvice = "";
    @Nullable BigDecimal amount;

    private Draft(String number, int segment) {
      this.number = number;
      this.segment = segment;
    }
  }

  Draft line(String said, Segment at) {
    lineCount++;
    var draft = new Draft(said.isEmpty() ? Integer.toString(lineCount) : said, at.number());
    if (lines.size() < BusinessDocument.MOST_LINES) lines.add(draft);
    return draft;
  }

  void refer(To to, String other) {
    if (!other.isEmpty() && references.size() < MOST_REFERENCES)
      references.add(new Reference(to, other));
  }

  BusinessDocument of(Partnership partnership) {
    String order = only(To.ORDER);
    String despatch = only(To.DESPATCH_ADVICE);
    List<Line> told = lines.stream().map(it -> line(it, order, despatch)).toList();
    for (Line it : told) {
      if (it.order() != null) refer(To.ORDER, it.order());
      if (it.despatchAdvice() != null) refer(To.DESPATCH_ADVICE, it.despatchAdvice());
    }
    return new BusinessDocument(
        kind, number, issued, partnership, List.copyOf(references), told, lineCount);
  }

  /** What every line belongs to that names nothing else: the one that the document speaks of. */
  private String only(To to) {
    List<String> named =
        references.stream().filter(it -> it.to() == to).map(Reference::number).toList();
    return named.size() == 1 ? named.getFirst() : "";
  }

  private static Line line(Draft it, String order, String despatch) {
    return new Line(
        it.number,
        orNull(it.part.isEmpty() ? it.supplierPart : it.part),
        orNull(it.supplierPart),
        it.quantity,
        orNull(it.unit),
        orNull(it.order.isEmpty() ? order : it.order),
        orNull(it.orderLine),
        orNull(it.despatchAdvice.isEmpty() ? despatch : it.despatchAdvice),
        it.amount,
        it.segment);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
