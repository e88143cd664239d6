package weft.projections.shipment;

import org.jspecify.annotations.Nullable;
import weft.party.PartyScope;
import weft.party.PartyScope.Role;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/** Narrows shipments and transit to a part, as {@link OwnNumbers} would name it. */
public final class PartNamed {
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  /** The supplier's number of a part that is kept as %1$s, beside which %2$s is said. */
  private static final String SUPPLIERS =
      """
      coalesce(%2$s, (select min(a.supplier_part) from %3$s a where a.buyer = t.buyer and a.supplier = t.supplier and a.part = %1$s), %1$s)\
      """;

  /**
   * The buyer's: another than is kept where that is the only number by which it is the supplier's.
   */
  private static final String BUYERS =
      """
      case when %2$s is not null or exists (select from %3$s a where a.buyer = t.buyer and a.supplier = t.supplier and a.part = %1$s) then %1$s
        else coalesce((select min(a.part) from %3$s a where a.buyer = t.buyer and a.supplier = t.supplier and a.supplier_part = %1$s having count(*) = 1), %1$s) end\
      """;

  private PartNamed() {}

  /**
   * Shipments with goods of it.
   *
   * @param partners whether the partner calls it so, and not the reader
   */
  public static Filter shipments(
      PartyScope scope, Moment moment, @Nullable String part, boolean partners) {
    String number = number(scope, moment, partners, "l ->> 'part'", "l ->> 'supplierPart'");
    return filter(
        "exists (select from jsonb_array_elements(t.lines) l where %s = :%s)",
        number, part, partners);
  }

  /** Lines on their way of it, likewise. */
  public static Filter transit(
      PartyScope scope, Moment moment, @Nullable String part, boolean partners) {
    return filter(
        "%s = :%s", number(scope, moment, partners, "t.part", "t.partner_part"), part, partners);
  }

  private static Filter filter(
      String condition, String number, @Nullable String part, boolean partners) {
    String name = partners ? "partner_part" : "part";
    return new Filter(condition.formatted(number, name), name, part);
  }

  private static String number(
      PartyScope scope, Moment moment, boolean partners, String kept, String said) {
    boolean sells = scope.role() == Role.SUPPLIER;
    if (!sells && scope.role() != Role.BUYER) return partners ? said : kept;
    String agreements = moment.of("part_agreements", AGREEMENTS);
    return (sells == partners ? BUYERS : SUPPLIERS).formatted(kept, said, agreements);
  }
}
