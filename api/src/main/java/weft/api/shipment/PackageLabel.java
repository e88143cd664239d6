package weft.api.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.projections.shipment.SentLine;
import weft.shipment.HandlingUnit;

/**
 * The content of one package's label.
 *
 * @param goods all goods in it and in packages within it, by part and batch
 * @param number counted from 1 among the shipment's packages; {@code of} is their total
 * @param holds the number of packages within it
 */
record PackageLabel(HandlingUnit unit, List<Goods> goods, int number, int of, int holds) {
  /** Separates the fields of the message (ISO/IEC 15434). */
  private static final char GS = '\u001d';

  private static final char RS = '\u001e';
  private static final char EOT = '\u0004';

  /** A quantity of one part and batch, with the shipment line it belongs to. */
  record Goods(SentLine line, @Nullable String batch, Quantity quantity) {}

  /**
   * One label for each package, outer packages before those within, in the shipment's order.
   *
   * @param only the label of the one package to print; null: all
   */
  static List<PackageLabel> of(
      List<HandlingUnit> packages, List<SentLine> lines, @Nullable String only) {
    var goods = new LinesByGoods(lines);
    Map<String, List<HandlingUnit>> within = new HashMap<>();
    for (HandlingUnit it : packages)
      if (it.within() != null) within.computeIfAbsent(it.within(), _ -> new ArrayList<>()).add(it);
    List<PackageLabel> labels = new ArrayList<>();
    int number = 0;
    for (HandlingUnit it : packages) {
      number++;
      if (only != null && !only.equals(it.label())) continue;
      List<HandlingUnit> all = new ArrayList<>();
      gather(it, within, all, new HashSet<>());
      labels.add(new PackageLabel(it, goods.in(all), number, packages.size(), all.size() - 1));
    }
    return List.copyOf(labels);
  }

  private static void gather(
      HandlingUnit unit,
      Map<String, List<HandlingUnit>> within,
      List<HandlingUnit> all,
      Set<String> seen) {
    if (!seen.add(unit.label())) return; // a message may contain a cycle of packages
    all.add(unit);
    for (HandlingUnit it : within.getOrDefault(unit.label(), List.of()))
      gather(it, within, all, seen);
  }

  /** Finds the first line of each part and batch, and the first line of each part. */
  private static final class LinesByGoods {
    private record Key(String part, @Nullable String batch) {}

    private final Map<Key, SentLine> lines = new HashMap<>();
    private final Map<String, SentLine> ofParts = new HashMap<>();

    LinesByGoods(List<SentLine> all) {
      for (SentLine it : all) {
        ofParts.putIfAbsent(it.part(), it);
        if (it.batch() != null) lines.putIfAbsent(new Key(it.part(), it.batch()), it);
      }
    }

    List<Goods> in(List<HandlingUnit> units) {
      Map<Key, Quantity> sums = new LinkedHashMap<>();
      for (HandlingUnit unit : units)
        for (HandlingUnit.Content it : unit.contents())
          sums.merge(new Key(it.part(), it.batch()), it.quantity(), Quantity::plus);
      List<Goods> goods = new ArrayList<>();
      sums.forEach(
          (key, quantity) -> {
            SentLine line = lines.getOrDefault(key, ofParts.get(key.part()));
            if (line != null) goods.add(new Goods(line, key.batch(), quantity));
          });
      return List.copyOf(goods);
    }
  }

  /** The content where it is one part of one batch; null where goods are mixed. */
  @Nullable Goods only() {
    return goods.size() == 1 ? goods.getFirst() : null;
  }

  /** The number in the linear code: an SSCC as it is, any other number with its data identifier. */
  String plate() {
    return unit.hasSscc() ? unit.label() : "3S" + unit.label();
  }

  /**
   * The message of the Data Matrix: ANSI MH10.8.2 data identifiers in the envelope of ISO/IEC
   * 15434, format 06. Leaves out fields with non-ASCII characters, because label readers do not
   * support them.
   *
   * @param suppliersPart null where it equals the customer's
   */
  String message(String deliveryNote, @Nullable String suppliersPart) {
    List<String> fields = new ArrayList<>();
    field(fields, unit.hasSscc() ? "J" : "3S", unit.label());
    Goods only = only();
    if (only != null) {
      field(fields, "P", only.line().part());
      field(fields, "1P", suppliersPart);
      field(fields, "Q", only.quantity().toString());
      field(fields, "3Q", only.line().unit());
      field(fields, "1T", only.batch());
      field(fields, "K", only.line().order());
    }
    field(fields, "16K", deliveryNote);
    return "[)>" + RS + "06" + GS + String.join(String.valueOf(GS), fields) + RS + EOT;
  }

  private static void field(List<String> fields, String identifier, @Nullable String value) {
    if (value != null && value.chars().allMatch(it -> it >= ' ' && it <= '~'))
      fields.add(identifier + value);
  }
}
