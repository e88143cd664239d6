package weft.api.shipment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.history.Positions;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.shipment.UnitsSaid;

/**
 * Finds the buyer's numbers for the parts that a supplier names by its own, from the part
 * agreements. Without an agreement the numbers are equal. A shipment stores the buyer's numbers;
 * the supplier's stock uses the supplier's.
 */
@Component
public class BuyersNumbers {
  private static final int MOST = 20_000;

  private final ReadContexts readings;
  private final Positions positions;

  BuyersNumbers(ReadContexts readings, Positions positions) {
    this.readings = readings;
    this.positions = positions;
  }

  /**
   * Looks the numbers up, including agreements made just now.
   *
   * @param named the part numbers in the request: the supplier's, and the buyer's where it gives
   *     them
   */
  public Known of(Partnership between, Set<String> named) {
    readings.awaitAll();
    var scope = PartyScope.of(between.supplier(), Side.SUPPLIER);
    Map<String, Set<String>> buyers = new HashMap<>();
    Map<String, String> own = new HashMap<>();
    for (PartAgreementRow it : agreed(scope, between, named)) {
      buyers.computeIfAbsent(it.supplierPart(), _ -> new TreeSet<>()).add(it.part());
      own.put(it.part(), it.supplierPart());
    }
    return new Known(buyers, own);
  }

  /** Whether the buyer uses this unit in call-offs or orders. */
  boolean saidIn(Partnership between, String unit) {
    var scope = PartyScope.of(between.supplier(), Side.SUPPLIER);
    return readings.read(
        new ReadContext(scope, Moment.NOW, positions.settled(), null),
        (db, it) -> UnitsSaid.by(db, it.scope(), between, unit));
  }

  private List<PartAgreementRow> agreed(PartyScope scope, Partnership between, Set<String> named) {
    String[] parts = new LinkedHashSet<>(named).toArray(String[]::new);
    return readings.read(
        new ReadContext(scope, Moment.NOW, positions.settled(), null),
        (db, it) ->
            PartAgreementRow.BOARD
                .reads()
                .list(
                    db,
                    it.scope(),
                    List.of(
                        Filter.is("buyer", between.buyer().value()),
                        new Filter(
                            "(t.supplier_part = any(:parts) or t.part = any(:parts))",
                            "parts",
                            parts)),
                    List.of(),
                    Moment.NOW,
                    MOST));
  }

  /**
   * The agreed numbers.
   *
   * @param buyers for each supplier's number, all numbers that the buyer has for it
   * @param own the supplier's number for each buyer's number
   */
  public record Known(Map<String, Set<String>> buyers, Map<String, String> own) {
    /**
     * Both numbers of a part that a line names by either; 422 {@code part-ambiguous} where the
     * buyer has several for the supplier's, {@code part-not-agreed} where a line gives two that do
     * not belong to one part.
     *
     * @param at JSON pointer of the line
     */
    public Named named(@Nullable String part, @Nullable String partnerPart, String at) {
      if (partnerPart == null) return bySuppliers(Body.name(part, at + "/part"), at + "/part");
      String buyersPart = Body.name(partnerPart, at + "/partnerPart");
      String agreed = own.get(buyersPart);
      if (part == null) return Named.of(buyersPart, agreed);
      String said = Body.name(part, at + "/part");
      if (agreed != null && !agreed.equals(said))
        throw Body.faulty(
            "part-not-agreed",
            at + "/partnerPart",
            new Text(
                "By your part agreement, the buyer's " + buyersPart + " is your " + agreed + ".",
                "根据零件协议，采购方的 " + buyersPart + " 对应贵公司的 " + agreed + "。"));
      return Named.of(buyersPart, said);
    }

    /** Whether the two agreed on the part; otherwise its numbers are only assumed to be equal. */
    public boolean isAgreed(Named part) {
      return own.containsKey(part.buyers());
    }

    private Named bySuppliers(String part, String pointer) {
      Set<String> all = buyers.getOrDefault(part, Set.of());
      if (all.isEmpty()) return Named.of(part, own.get(part));
      if (all.size() == 1) return Named.of(all.iterator().next(), part);
      String found = String.join(", ", all);
      throw Body.faulty(
          "part-ambiguous",
          pointer,
          new Text(
              "The buyer has several numbers for this part; name one as partnerPart: " + found,
              "采购方对该零件有多个编号，请用 partnerPart 指明：" + found));
    }
  }

  /**
   * A part by its two numbers.
   *
   * @param suppliers null where it equals the buyer's
   */
  public record Named(String buyers, @Nullable String suppliers) {
    private static Named of(String buyers, @Nullable String suppliers) {
      return new Named(buyers, buyers.equals(suppliers) ? null : suppliers);
    }
  }
}
