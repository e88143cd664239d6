package weft.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Quantity;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference.Kind;
import weft.shipment.ShipmentCommand.AdviseReceipt;

/**
 * What a receipt advice says of differences and its shipment has otherwise: a note at the part's
 * first line, so that its sender knows by which numbers it is taken.
 */
final class ReceiptNotes {
  private ReceiptNotes() {}

  /**
   * One for each part of which that is so.
   *
   * @param came what was recorded of it
   */
  static List<Fault> of(AdviseReceipt said, Receipt came, @Nullable List<StatedAt> places) {
    Map<String, Differing> recorded = differing(came);
    List<Fault> notes = new ArrayList<>();
    differing(said.receipt())
        .forEach(
            (part, stated) -> {
              Differing is = recorded.get(part);
              // A part of which nothing is recorded was told in another unit, which is said there.
              if (is != null && !is.equals(stated) && notes.size() < Contradicted.MOST)
                notes.add(note(said, part, stated, is, places));
            });
    return notes;
  }

  /** Of one part, all that is not as announced, but what is damaged, which nobody else can know. */
  private record Differing(Quantity missing, Quantity over, Quantity wrong) {
    private static final Differing NONE =
        new Differing(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

    Differing and(Receipt.Line it) {
      return new Differing(
          missing.plus(it.differing(Kind.SHORT)),
          over.plus(it.differing(Kind.OVER)),
          wrong.plus(it.differing(Kind.WRONG_PART)));
    }
  }

  private static Map<String, Differing> differing(Receipt receipt) {
    Map<String, Differing> all = new LinkedHashMap<>();
    for (Receipt.Line it : receipt.lines())
      all.put(it.part(), all.getOrDefault(it.part(), Differing.NONE).and(it));
    return all;
  }

  private static Fault note(
      AdviseReceipt said,
      String part,
      Differing stated,
      Differing is,
      @Nullable List<StatedAt> places) {
    var text =
        new Text(
                "Of part %s, by what was sent, %s are over, %s missing and %s of a wrong part; the"
                    + " message says %s, %s and %s.",
                "零件 %s：按发货内容计，多出 %s、短少 %s、错件 %s；报文所述分别为 %s、%s、%s。")
            .with(
                part,
                is.over(),
                is.missing(),
                is.wrong(),
                stated.over(),
                stated.missing(),
                stated.wrong());
    Integer segment =
        said.receipt().lines().stream()
            .filter(it -> it.part().equals(part))
            .map(Receipt.Line::segment)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (segment == null)
      return Fault.at(said.at(), FaultCode.DIFFERENCE_FOUND, Severity.NOTE, text);
    StatedAt at =
        places == null
            ? null
            : places.stream().filter(it -> it.segment() == segment).findFirst().orElse(null);
    return at == null
        ? new Fault(segment, null, null, FaultCode.DIFFERENCE_FOUND, Severity.NOTE, 0, text)
        : Fault.at(at, FaultCode.DIFFERENCE_FOUND, Severity.NOTE, text);
  }
}
