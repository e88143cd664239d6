package weft.edi.document;

import static weft.edi.onward.VdaTransmission.scaled;

import java.math.BigDecimal;
import java.util.List;
import weft.document.BusinessDocument.Line;
import weft.document.Packages;
import weft.edi.meaning.document.LabelRange;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.onward.VdaTransmission;

/**
 * The 715 of an item: packages whose packaging is named, with the numbers on their labels where
 * each has one that fits, from the first to the last where they count. Packages around others, and
 * those that hold other items, too, have no place in a 4913.
 */
final class VdaPackages {
  private static final int LONGEST_TYPE = 22;
  private static final String LABEL = "[0-9A-Z]{1,9}";

  private VdaPackages() {}

  static void write(Line line, VdaTransmission out) {
    if (line.packages() == null) return;
    for (Packages it : line.packages()) {
      String type = it.type();
      if (type == null || type.length() > LONGEST_TYPE || it.mixed()) continue;
      List<String> labels = it.labels();
      boolean each =
          labels.size() == it.count() && labels.stream().allMatch(one -> one.matches(LABEL));
      if (!each) record(out, it, it.count(), "", "");
      else if (LabelRange.of(labels.getFirst(), labels.getLast()).equals(labels))
        record(out, it, it.count(), labels.getFirst(), labels.getLast());
      else for (String one : labels) record(out, it, 1, one, one);
    }
  }

  private static void record(
      VdaTransmission out, Packages it, int count, String from, String until) {
    out.fields("715")
        .put(3, it.type() == null ? "" : it.type())
        .put(5, scaled(BigDecimal.valueOf(count), VdaUnits.DECIMALS))
        .put(7, scaled(it.each() == null ? null : it.each().amount(), VdaUnits.DECIMALS))
        .put(8, from)
        .put(9, until)
        .write();
  }
}
