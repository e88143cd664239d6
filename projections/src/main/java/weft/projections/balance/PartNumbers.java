package weft.projections.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * Translates between a party's own part numbers and its buyers' numbers, by its part agreements.
 * Without an agreement the numbers are equal.
 */
public final class PartNumbers {
  /** For use where nothing is agreed. */
  public static final PartNumbers NONE = new PartNumbers(true, List.of());

  private static final int MOST = 100_000;
  private final boolean sells;
  private final Map<String, PartAgreementRow> agreed = new LinkedHashMap<>();
  private final Map<String, List<PartAgreementRow>> byOwn = new HashMap<>();

  private PartNumbers(PartyScope scope, List<PartAgreementRow> rows) {
    this(scope.role() == PartyScope.Role.SUPPLIER, rows);
  }

  /**
   * Takes the agreements.
   *
   * @param sells whether the party is the supplier in them
   */
  public PartNumbers(boolean sells, Collection<PartAgreementRow> rows) {
    this.sells = sells;
    for (PartAgreementRow it : rows) {
      agreed.put(key(partner(it), it.part()), it);
      byOwn.computeIfAbsent(sells ? it.supplierPart() : it.part(), _ -> new ArrayList<>()).add(it);
    }
  }

  /**
   * Reads all agreements that concern a part.
   *
   * @param part the party's own number; null: all parts
   */
  public static PartNumbers of(
      JdbcClient db, PartyScope scope, @Nullable String part, Moment moment) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    String condition = sells ? "(t.supplier_part = :part or t.part = :part)" : "t.part = :part";
    return new PartNumbers(
        scope,
        PartAgreementRow.BOARD
            .reads()
            .list(
                db, scope, List.of(new Filter(condition, "part", part)), List.of(), moment, MOST));
  }

  /**
   * Reads all agreements on some parts of one supplier, by the supplier's own numbers, for either
   * side.
   */
  public static PartNumbers ofSupplier(
      JdbcClient db, PartyScope scope, String supplier, Collection<String> parts, Moment moment) {
    var named =
        new Filter(
            "(t.supplier_part = any(:parts) or t.part = any(:parts))",
            "parts",
            parts.toArray(String[]::new));
    return new PartNumbers(
        scope,
        PartAgreementRow.BOARD
            .reads()
            .list(
                db,
                scope,
                List.of(Filter.is("supplier", supplier), named),
                List.of(),
                moment,
                MOST));
  }

  /** Reads all agreements with one buyer on one of the party's own parts. */
  public static PartNumbers withBuyer(
      JdbcClient db, PartyScope scope, String buyer, String part, Moment moment) {
    var named = new Filter("(t.supplier_part = :part or t.part = :part)", "part", part);
    return new PartNumbers(
        scope,
        PartAgreementRow.BOARD
            .reads()
            .list(db, scope, List.of(Filter.is("buyer", buyer), named), List.of(), moment, MOST));
  }

  /** The same agreements from the other side. */
  public PartNumbers turned() {
    return new PartNumbers(!sells, agreed.values());
  }

  /** The supplier's number for the buyer's part. */
  public String suppliers(@Nullable String partner, String buyersPart) {
    return agreement(partner, buyersPart).map(PartAgreementRow::supplierPart).orElse(buyersPart);
  }

  /** Every number that a buyer uses for one of these supplier's parts. */
  public Set<String> calledBy(Collection<String> suppliersParts) {
    Set<String> numbers = new TreeSet<>(suppliersParts);
    for (PartAgreementRow it : agreed.values())
      if (suppliersParts.contains(it.supplierPart())) numbers.add(it.part());
    return numbers;
  }

  public Optional<PartAgreementRow> agreement(@Nullable String partner, String buyersPart) {
    return partner == null
        ? Optional.empty()
        : Optional.ofNullable(agreed.get(key(partner, buyersPart)));
  }

  /** The party's own number for the buyer's part. */
  public String own(@Nullable String partner, String buyersPart) {
    return sells
        ? agreement(partner, buyersPart).map(PartAgreementRow::supplierPart).orElse(buyersPart)
        : buyersPart;
  }

  /** The number of agreements. */
  public int size() {
    return agreed.size();
  }

  /** Every number that a buyer may use for any of these parts. */
  public Set<String> buyersNumbers(Collection<String> own) {
    Set<String> numbers = new TreeSet<>();
    for (String it : own) numbers.addAll(buyersNumbers(it));
    return numbers;
  }

  /** Every number that a buyer may use for the part. */
  public Set<String> buyersNumbers(String own) {
    Set<String> numbers = new TreeSet<>(Set.of(own));
    if (sells) for (PartAgreementRow it : of(own, null)) numbers.add(it.part());
    return numbers;
  }

  /** The agreements on a part, with one partner or with all. */
  public List<PartAgreementRow> of(String own, @Nullable String partner) {
    List<PartAgreementRow> all = byOwn.getOrDefault(own, List.of());
    return partner == null ? all : all.stream().filter(it -> partner.equals(partner(it))).toList();
  }

  /** These numbers, and the numbers that either side uses for the parts they name. */
  public Set<String> everyNumber(Collection<String> named) {
    Set<String> all = new TreeSet<>(named);
    for (PartAgreementRow it : agreed.values())
      if (named.contains(it.part()) || named.contains(it.supplierPart())) {
        all.add(it.part());
        all.add(it.supplierPart());
      }
    return all;
  }

  private String partner(PartAgreementRow it) {
    return sells ? it.buyer() : it.supplier();
  }

  /**
   * Whether all agreements on the part count stock under inspection; false where there is no
   * agreement.
   */
  public boolean inspectionCounts(String own) {
    List<PartAgreementRow> all = of(own, null);
    return !all.isEmpty() && all.stream().allMatch(it -> it.terms().cover().inspectionCounts());
  }

  private static String key(String partner, String buyersPart) {
    return partner + "\n" + buyersPart;
  }
}
