package weft.projections.parts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.party.Side;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * The agreement of two partners on a part.
 *
 * @param part the buyer's number
 * @param supplierPart the supplier's; equals the buyer's if the supplier has none of its own
 */
public record PartAgreementRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String part,
    String supplierPart,
    PartTerms terms,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<PartAgreementRow> {
  public static final Board<PartAgreementRow> BOARD =
      Board.ofOneRow(
              "part-agreements",
              PartAgreementId.TYPE,
              PartAgreementRow.class,
              Board.Seen.BY_SIDES,
              PartAgreed.class,
              PartAgreementRow::after)
          .rowsVersion(3);

  /**
   * A part called off or ordered for the site, under any name that the site had up to the position.
   */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String WANTED =
      """
      (exists (select from delivery_schedule s where s.%1$s = :party and s.buyer = t.buyer and s.supplier = t.supplier and s.part = t.part
          and s.schedule_no <= %2$d and %3$s)
        or exists (select from named_part p join purchase_order o on o.order_id = p.stream
          where p.buyer = t.buyer and p.part = t.part and p.position <= %2$d and o.%1$s = :party and o.buyer = t.buyer and o.supplier = t.supplier and %4$s))\
      """;

  @SuppressWarnings("InlineFormatString")
  private static final String AT =
      "(%1$s.site = :site or %1$s.site in (select n.name from site_name n where n.party = t.buyer"
          + " and n.supplier in ('', t.supplier) and n.code = :site and n.position <= %2$d))";

  /** Agreements on parts that were called off to a site of the buyer, or ordered for it. */
  public static Filter wantedAt(Side side, @Nullable String site, Moment moment) {
    long until = moment.position() == null ? Long.MAX_VALUE : moment.position();
    String condition =
        WANTED.formatted(
            side == Side.BUYER ? "buyer" : "supplier",
            until,
            AT.formatted("s", until),
            AT.formatted("o", until));
    return new Filter(condition, "site", site);
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static PartAgreementRow after(@Nullable PartAgreementRow before, Recorded recorded) {
    var it = (PartAgreed) recorded.payload();
    String part = it.agreement().part();
    String supplierPart = it.terms().supplierPart();
    return new PartAgreementRow(
        recorded.stream(),
        it.agreement().buyer().value(),
        it.agreement().supplier().value(),
        part,
        supplierPart == null ? part : supplierPart,
        it.terms(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
