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
 * Notes where the differences in a receipt advice are not those that its shipment has recorded. The
 * note is at the part's first line, so that the sender sees which numbers count.
 */
final class ReceiptNotes {
  private ReceiptNotes() {}

  /**
   * Returns one note for each part that differs.
   *
   * @param came the recorded receipt
   */
  static List<Fault> of(AdviseReceipt said, Receipt came, @Nullable List<StatedAt> places) {
    Map<String, Differing> recorded = differing(came);
    List<Fault> notes = new ArrayList<>();
    differing(said.receipt())
        .forEach(
            (part, stated) -> {
              Differing is = recorded.get(part);
              // A part without a record was stated in another unit, which has its own note.
              if (is != null && !is.equals(stated) && notes.size() < ContradictionNotes.MOST)
                notes.add(note(said, part, stated, is, places));
            });
    return notes;
  }

  /**
   * The differences of one part from the despatch advice, without damage, which only the receiver
   * can know.
   */
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
