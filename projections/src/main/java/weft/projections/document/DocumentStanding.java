package weft.projections.document;

import weft.projections.rows.Moment;

/**
 * The effect that other documents of the same kind, sender and number have on a document. The
 * newest replacement or cancellation decides, whatever came before or after it. An original undoes
 * neither, so an original that is sent again, or arrives late, changes nothing.
 *
 * <ul>
 *   <li>{@code replaced}, {@code cancelled}: by a later document
 *   <li>{@code late}: an original, or a copy, that came after its replacement or cancellation
 *   <li>{@code repeated}: an original with the number and day of an earlier one, or a copy
 *   <li>{@code original-unknown}: it replaces or cancels a document that the hub never received
 * </ul>
 *
 * <p>An invoice that replaces or cancels another may have a number of its own; it then names the
 * other's.
 */
final class DocumentStanding {
  /** Kinds that are summed up as invoiced. */
  static final String BILLS =
      "'invoice', 'self-billed-invoice', 'credit-note', 'self-billed-credit-note', 'debit-note'";

  /**
   * The quantity that a line adds: a credit note, or a debit note from the buyer, subtracts,
   * whatever the sign of its quantity.
   */
  static final String SHARE =
      """
      case when d.kind in ('credit-note', 'self-billed-credit-note') or d.kind = 'debit-note' and d.sender = d.buyer
        then -abs(l.quantity) else l.quantity end\
      """;

  private static final String SUMMED = "'despatch-advice', 'receipt-advice', " + BILLS;

  private DocumentStanding() {}

  /** A condition: the document counts, given its standing. */
  static String counts(String document, String standing) {
    return """
    (%2$s.standing is null or %2$s.standing = 'original-unknown') and %1$s.function is distinct from 'cancellation'\
    """
        .formatted(document, standing);
  }

  /** A lateral query of one row, {@code standing} and {@code because}, for a row of documents. */
  static String of(String document, Moment moment) {
    return """
    (select
        case when f.position > %1$s.position then case f.function when 'cancellation' then 'cancelled' else 'replaced' end
          when f.position is not null then 'late'
          when o.id is not null then 'repeated'
          when %1$s.function in ('replacement', 'cancellation') and k.position is null then 'original-unknown' end as standing,
        coalesce(f.id, o.id) as because
      from (select) as one
      left join lateral (
        select x.position, x.function, x.interchange || '-' || x.message as id from document x
        where x.position in (
            select y.position from document y
            where (y.buyer, y.supplier, y.number, y.kind, y.sender)
              = (%1$s.buyer, %1$s.supplier, %1$s.number, %1$s.kind, %1$s.sender)
            union all
            select r.position from document_reference r join document y on y.position = r.position
            where (r.buyer, r.supplier, r.number, r.kind) = (%1$s.buyer, %1$s.supplier, %1$s.number, 'invoice')
              and (y.kind, y.sender) = (%1$s.kind, %1$s.sender) and y.kind in ('invoice', 'self-billed-invoice'))
          and x.function in ('replacement', 'cancellation') and x.position <> %1$s.position and %1$s.number <> ''
          and (x.position > %1$s.position or coalesce(%1$s.function, 'original') in ('original', 'copy'))%2$s
        order by x.position desc limit 1) f on true
      left join lateral (
        select x.interchange || '-' || x.message as id from document x
        where (x.buyer, x.supplier, x.number, x.kind, x.sender)
            = (%1$s.buyer, %1$s.supplier, %1$s.number, %1$s.kind, %1$s.sender)
          and %1$s.number <> '' and %1$s.kind in (%3$s) and x.position <> %1$s.position
          and case %1$s.function
            when 'replacement' then false
            when 'cancellation' then false
            when 'copy' then coalesce(x.function, 'original') = 'original' or x.function = 'copy' and x.position < %1$s.position
            else coalesce(x.function, 'original') = 'original' and x.position < %1$s.position
              and x.issued is not distinct from %1$s.issued end%2$s
        order by x.position limit 1) o on true
      left join lateral (
        select x.position from document x
        where x.position <> %1$s.position and x.function is distinct from 'cancellation' and %1$s.number <> ''
          and %1$s.function in ('replacement', 'cancellation')
          and (x.buyer, x.supplier, x.kind, x.sender) = (%1$s.buyer, %1$s.supplier, %1$s.kind, %1$s.sender)
          and x.number in (
            select %1$s.number
            union all
            select r.number from document_reference r
            where r.position = %1$s.position and r.kind = 'invoice' and %1$s.kind in ('invoice', 'self-billed-invoice'))%2$s
        limit 1) k on true)\
    """
        .formatted(
            document,
            (moment.position() == null ? "" : " and x.position <= :position")
                + Documents.standing("x", moment),
            SUMMED);
  }
}
