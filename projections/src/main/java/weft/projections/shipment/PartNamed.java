package weft.projections.shipment;

import org.jspecify.annotations.Nullable;
import weft.party.PartyScope;
import weft.party.PartyScope.Role;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/** Narrows shipments and transit to a part, by the numbers that {@link OwnNumbers} would show. */
public final class PartNamed {
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  /** The supplier's number of a part stored as %1$s, for which the shipment states %2$s. */
  private static final String SUPPLIERS =
      """
      coalesce(%2$s, (select min(a.supplier_part) from %3$s a where a.buyer = t.buyer and a.supplier = t.supplier and a.part = %1$s), %1$s)\
      """;

  /**
   * The buyer's number: differs from the stored one only if that is the supplier's number of
   * exactly one agreed part.
   */
  private static final String BUYERS =
      """
      case when %2$s is not null or exists (select from %3$s a where a.buyer = t.buyer and a.supplier = t.supplier and a.part = %1$s) then %1$s
        else coalesce((select min(a.part) from %3$s a where a.buyer = t.buyer and a.supplier = t.supplier and a.supplier_part = %1$s having count(*) = 1), %1$s) end\
      """;

  /** Preselects lines that could match, so that agreements are looked up for few lines. */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String CANDIDATE =
      """
      (%1$s = any (array(select :%3$s union all select a.part from %4$s a where a.supplier_part = :%3$s
         union all select a.supplier_part from %4$s a where a.part = :%3$s)) or %2$s = :%3$s)\
      """;

  private static final String LINES = "stream, buyer, supplier, part, partner_part, from_position";

  private PartNamed() {}

  /**
   * Shipments that contain the part.
   *
   * @param partners whether the number is the partner's rather than the reader's
   */
  public static Filter shipments(
      PartyScope scope, Moment moment, @Nullable String part, boolean partners) {
    String named = named(scope, moment, partners);
    return new Filter(found(scope, moment, name(partners)) + named, name(partners), part);
  }

  /**
   * Like {@link #shipments}, for few shipments found by other conditions: looks only at the
   * shipments.
   */
  public static Filter ofThese(PartyScope scope, Moment moment, String part) {
    return new Filter(named(scope, moment, false), name(false), part);
  }

  private static String named(PartyScope scope, Moment moment, boolean partners) {
    String is = is(scope, moment, partners, "l ->> 'part'", "l ->> 'supplier_part'");
    return "exists (select from jsonb_array_elements(t.lines) l where %s)".formatted(is);
  }

  /**
   * Finds shipments by the rows of their lines, past ones included, which an index finds by part.
   * An auditor, who has no side, looks at all.
   */
  private static String found(PartyScope scope, Moment moment, String name) {
    if (scope.role() != Role.SUPPLIER && scope.role() != Role.BUYER) return "";
    String agreements = moment.of("part_agreements", AGREEMENTS);
    return "t.stream in (select p.stream from %s p where p.%s = :party and %s) and "
        .formatted(
            moment.of("transit", LINES),
            scope.role() == Role.SUPPLIER ? "supplier" : "buyer",
            CANDIDATE.formatted("p.part", "p.partner_part", name, agreements));
  }

  /** Transit lines of the part, likewise. */
  public static Filter transit(
      PartyScope scope, Moment moment, @Nullable String part, boolean partners) {
    String is = is(scope, moment, partners, "t.part", "t.partner_part");
    return new Filter(is, name(partners), part);
  }

  private static String name(boolean partners) {
    return partners ? "partner_part" : "part";
  }

  private static String is(
      PartyScope scope, Moment moment, boolean partners, String kept, String said) {
    String name = name(partners);
    boolean sells = scope.role() == Role.SUPPLIER;
    if (!sells && scope.role() != Role.BUYER) return (partners ? said : kept) + " = :" + name;
    String agreements = moment.of("part_agreements", AGREEMENTS);
    String number = (sells == partners ? BUYERS : SUPPLIERS).formatted(kept, said, agreements);
    return CANDIDATE.formatted(kept, said, name, agreements) + " and " + number + " = :" + name;
  }
}
