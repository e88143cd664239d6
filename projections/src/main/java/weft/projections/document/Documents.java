package weft.projections.document;

import static weft.projections.rows.ListFilter.and;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Packages;
import weft.document.ReceivedQuantities;
import weft.document.Stock;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;

/**
 * Reads documents within a party's scope. Documents never change. A read at a past moment hides
 * later documents, and still shows one whose message was read differently only afterwards.
 */
public final class Documents {
  private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})-([0-9]{1,5})");

  private Documents() {}

  /**
   * Narrows a list; null does not narrow.
   *
   * @param kind such as {@code despatch-advice}
   * @param number a part of its number
   * @param order an order to which the whole document or a line belongs
   * @param part a part's number on one of its lines
   * @param partner the other party
   * @param interchange that brought them
   */
  public record Filter(
      @Nullable String kind,
      @Nullable String number,
      @Nullable String order,
      @Nullable String part,
      @Nullable String partner,
      @Nullable String interchange) {}

  /**
   * A document without its lines. This record is the JSON.
   *
   * @param id its interchange and place in it, {@code <interchange>-<message>}
   * @param message counts the messages of its interchange from 1
   * @param correction the interchange in which the message was corrected, whose segments its lines
   *     count; null if it was read as it arrived
   * @param reference of the message in its interchange
   * @param position of the event that recorded it
   * @param currency of its amounts
   * @param payable the amount that an invoice demands; null if it states none
   * @param shipTo the site that receives the goods
   * @param shipped when the goods left, or will leave
   * @param arrives when they are expected
   * @param codes edifact or x12: the code lists of its measurements and nonconformances
   * @param function original, replacement, cancellation or copy
   * @param standing the effect of other documents on it: {@link DocumentStanding}; null if there is
   *     none
   * @param because the id of the document that has this effect
   * @param places the segments that state its total and its taxes
   */
  public record Document(
      String id,
      String kind,
      String number,
      @Nullable LocalDate issued,
      String buyer,
      String supplier,
      String sender,
      String interchange,
      int message,
      @Nullable String correction,
      @Nullable String reference,
      int lineCount,
      List<Reference> references,
      Instant recordedAt,
      long position,
      @Nullable String currency,
      @Nullable Payable payable,
      @Nullable String shipTo,
      @Nullable LocalDate shipped,
      @Nullable LocalDate arrives,
      @Nullable String codes,
      String function,
      @Nullable String standing,
      @Nullable String because,
      @Nullable List<Place> places,
      @Nullable LocalDate received) {}

  /**
   * One line. This record is the JSON.
   *
   * @param segment where it begins in the interchange
   * @param measurements of test results and nonconformances, in the sender's codes
   * @param stocks each quantity of a stock report, if the line's own quantity is not the only one
   * @param packages of the line, if a despatch advice states them
   * @param nonconformances that an 842 reports, and the requested disposition
   * @param places the segments that state its measurements and nonconformances
   * @param received the quantities of a receipt advice and their discrepancies, if the line's
   *     quantity does not express them
   */
  public record Line(
      int ordinal,
      String line,
      @Nullable String part,
      @Nullable String supplierPart,
      @Nullable BigDecimal quantity,
      @Nullable String unit,
      @Nullable String order,
      @Nullable String orderLine,
      @Nullable String despatchAdvice,
      @Nullable BigDecimal amount,
      int segment,
      @Nullable Price price,
      @Nullable String batch,
      @Nullable List<Measurement> measurements,
      @Nullable List<Nonconformance> nonconformances,
      @Nullable List<Stock> stocks,
      @Nullable List<Packages> packages,
      @Nullable List<Place> places,
      @Nullable ReceivedQuantities received) {}

  /** At most {@code limit}, newest first, older than a position (Long.MAX_VALUE to begin). */
  public static List<Document> list(
      JdbcClient db, PartyScope scope, Filter filter, long before, Moment moment, int limit) {
    Map<String, Object> params = params(scope, moment);
    StringBuilder where = new StringBuilder();
    and(where, params, "d.position < :before", "before", before);
    and(where, params, "d.kind = :kind", "kind", filter.kind());
    and(where, params, "strpos(lower(d.number), lower(:number)) > 0", "number", filter.number());
    and(where, params, ":partner in (d.buyer, d.supplier)", "partner", filter.partner());
    and(where, params, "d.interchange = :interchange", "interchange", filter.interchange());
    String own = OwnSide.of(scope, "r");
    and(
        where,
        params,
        "d.position in (select r.position from document_reference r where r.number = :order and"
            + " r.kind = 'order' and "
            + own
            + ")",
        "order",
        filter.order());
    and(
        where,
        params,
        "d.position in (select r.position from document_line r where r.part = :part and "
            + own
            + ")",
        "part",
        filter.part());
    return query(db, scope, moment, where + " order by d.position desc limit " + limit, params);
  }

  public static Optional<Document> find(JdbcClient db, PartyScope scope, String id, Moment moment) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) return Optional.empty();
    Map<String, Object> params = params(scope, moment);
    params.put("interchange", parts.group(1));
    params.put("message", Integer.parseInt(parts.group(2)));
    return query(
            db, scope, moment, " and d.interchange = :interchange and d.message = :message", params)
        .stream()
        .findFirst();
  }

  /** The document's lines in order, after an ordinal (-1 to begin). */
  public static List<Line> lines(
      JdbcClient db, PartyScope scope, long position, int after, int limit) {
    return db.sql(
            """
            select ordinal, line, part, supplier_part, quantity, unit, order_number, order_line, despatch_advice, amount, segment, price, batch, measurements, nonconformances, stocks, packages, places, received
            from document_line d where position = :id and ordinal > :after and %s order by ordinal limit %d
            """
                .formatted(OwnSide.of(scope, "d"), limit))
        .params(Map.of("id", position, "after", after, "party", scope.party().value()))
        .query(DocumentRows::line)
        .list();
  }

  static List<Document> query(
      JdbcClient db, PartyScope scope, Moment moment, String where, Map<String, Object> params) {
    String until = moment.position() == null ? "" : " and d.position <= :position";
    return db.sql(
            "select d.*, s.standing, s.because from document d cross join lateral "
                + DocumentStanding.of("d", moment)
                + " s where "
                + OwnSide.of(scope, "d")
                + until
                + standing("d", moment)
                + where)
        .params(params)
        .query(DocumentRows::document)
        .list();
  }

  /**
   * A further condition: no later reading of the same message has replaced the document by the
   * moment.
   */
  static String standing(String table, Moment moment) {
    return """
     and not exists (select from document_replacement later where later.replaced = %s.position%s)\
    """
        .formatted(table, moment.position() == null ? "" : " and later.position <= :position");
  }

  static Map<String, Object> params(PartyScope scope, Moment moment) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    return params;
  }
}
