package weft.projections.ordering;

import static java.util.Objects.requireNonNull;
import static weft.projections.rows.ListFilter.and;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.event.StreamId;
import weft.ordering.OrderTerms;
import weft.party.PartyScope;
import weft.projections.ordering.OrderRow.Entry;
import weft.projections.ordering.OrderRow.Line;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;
import weft.projections.rows.RowJson;
import weft.projections.rows.RowsWithin;

/**
 * Reads orders within a party's scope. The query filters by the side's party, and row security does
 * so again.
 */
public final class Orders {
  private static final String SUMMARY =
      """
      order_no, order_id, number, buyer, supplier, site, order_date, currency, state, line_count, open_lines, first_due, last_due, placed_at,
      interchange, version, from_position, lines, history, terms, value, part_count, part, supplier_part, parts, supplier_parts, next_due\
      """;

  /** The columns of a list, without lines and history. */
  private static final String LISTED =
      """
      o.order_no, o.order_id, o.number, o.buyer, o.supplier, o.site, o.order_date, o.currency, o.state, o.line_count, o.open_lines, o.first_due, o.last_due,
      o.placed_at, o.interchange, o.version, o.from_position, o.value, o.part_count, o.part, o.supplier_part, o.parts, o.supplier_parts, o.next_due\
      """;

  private Orders() {}

  /**
   * Narrows a list of orders; null does not narrow.
   *
   * @param part of one of its lines, by either side's number
   * @param nextFrom the first possible day of the next due date; {@code nextUntil} the last
   */
  public record Filter(
      @Nullable String number,
      @Nullable String part,
      @Nullable String buyer,
      @Nullable String supplier,
      @Nullable String state,
      @Nullable LocalDate nextFrom,
      @Nullable LocalDate nextUntil) {
    public static final Filter NONE = new Filter(null, null, null, null, null, null, null);
  }

  /**
   * An order without its lines. This record is the JSON.
   *
   * @param value of the lines not cancelled, in the order's currency; null if that or a price is
   *     missing
   * @param parts how many different parts it has
   * @param part the buyer's number if it has one part; {@code supplierPart} the supplier's
   * @param nextDue the first day not yet sent in full; null if nothing is due
   * @param partNumbers of the first parts, as many as a hint in a list can name
   */
  public record Summary(
      String order,
      String number,
      String buyer,
      String supplier,
      @Nullable String site,
      @Nullable LocalDate orderDate,
      @Nullable String currency,
      long version,
      String state,
      int lineCount,
      int openLines,
      LocalDate firstDue,
      LocalDate lastDue,
      Instant placedAt,
      @Nullable String interchange,
      @Nullable BigDecimal value,
      int parts,
      @Nullable String part,
      @Nullable String supplierPart,
      @Nullable LocalDate nextDue,
      List<PartNumber> partNumbers) {}

  /** A part by the buyer's number and, if known, the supplier's. */
  public record PartNumber(String part, @Nullable String supplierPart) {}

  /** A summary and its place in the list. */
  public record Placed(Summary order, long orderNo, long fromPosition) {}

  /**
   * An order with lines and history. This record is the JSON; the summary's components appear at
   * the same level as the others.
   *
   * @param terms of delivery and payment, and its texts; null if it states none
   */
  public record Page(
      @com.fasterxml.jackson.annotation.JsonUnwrapped Summary order,
      List<Line> lines,
      List<Entry> history,
      @Nullable OrderTerms terms) {}

  /** At most {@code limit} orders, newest first, older than a place. */
  public static List<Placed> list(
      JdbcClient db,
      PartyScope scope,
      Filter filter,
      @Nullable Long before,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    and(where, params, "o.order_no < :before", "before", before);
    and(where, params, "strpos(lower(o.number), lower(:number)) > 0", "number", filter.number());
    and(where, params, "o.buyer = :buyer", "buyer", filter.buyer());
    and(where, params, "o.supplier = :supplier", "supplier", filter.supplier());
    and(where, params, "o.state = :state", "state", filter.state());
    and(where, params, "o.next_due >= :nextFrom", "nextFrom", filter.nextFrom());
    and(where, params, "o.next_due <= :nextUntil", "nextUntil", filter.nextUntil());
    if (filter.part() != null) {
      where.append(" and (o.lines @> :part::jsonb or o.lines @> :supplierPart::jsonb)");
      params.put("part", RowJson.of(List.of(Map.of("part", filter.part()))));
      params.put("supplierPart", RowJson.of(List.of(Map.of("supplier_part", filter.part()))));
    }
    String rest = where + " order by o.order_no desc limit " + limit;
    return query(db, scope, moment, LISTED, rest, params).query((row, _) -> placed(row)).list();
  }

  public static Optional<Page> page(JdbcClient db, PartyScope scope, String order, Moment moment) {
    return query(
            db,
            scope,
            moment,
            "o.*",
            " and o.order_id = :order",
            new HashMap<>(Map.of("order", order)))
        .query((row, _) -> page(row))
        .optional();
  }

  /**
   * Orders that changed after a position, oldest change first, limited in bytes; for the live
   * stream.
   */
  public static RowsWithin<ChangedPage> changedSince(
      JdbcClient db, PartyScope scope, long since, int limit, long bytes) {
    return RowsWithin.read(
        query(
            db,
            scope,
            Moment.NOW,
            "o.*",
            " and o.from_position > :since order by o.from_position limit " + limit,
            new HashMap<>(Map.of("since", since))),
        (row, _) -> new ChangedPage(page(row), row.getLong("from_position")),
        bytes);
  }

  public record ChangedPage(Page page, long position) {}

  private static JdbcClient.StatementSpec query(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      String columns,
      String where,
      Map<String, Object> params) {
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    return db.sql(
            "select %s from %s o where %s%s"
                .formatted(
                    columns, moment.of("purchase_order", SUMMARY), OwnSide.of(scope, "o"), where))
        .params(params);
  }

  private static Page page(ResultSet row) throws SQLException {
    String terms = row.getString("terms");
    return new Page(
        placed(row).order(),
        RowJson.read(requireNonNull(row.getString("lines")), new TypeReference<>() {}),
        RowJson.read(requireNonNull(row.getString("history")), new TypeReference<>() {}),
        terms == null ? null : RowJson.read(terms, OrderTerms.class));
  }

  private static Placed placed(ResultSet row) throws SQLException {
    String part = row.getString("part");
    List<PartNumber> parts =
        part == null
            ? partNumbers(row)
            : List.of(new PartNumber(part, row.getString("supplier_part")));
    var summary =
        new Summary(
            StreamId.toUrl(row.getString("order_id")),
            row.getString("number"),
            row.getString("buyer"),
            row.getString("supplier"),
            row.getString("site"),
            row.getObject("order_date", LocalDate.class),
            row.getString("currency"),
            row.getLong("version"),
            row.getString("state"),
            row.getInt("line_count"),
            row.getInt("open_lines"),
            row.getObject("first_due", LocalDate.class),
            row.getObject("last_due", LocalDate.class),
            row.getObject("placed_at", java.time.OffsetDateTime.class).toInstant(),
            row.getString("interchange"),
            row.getBigDecimal("value"),
            row.getInt("part_count"),
            part,
            parts.size() == 1 ? parts.getFirst().supplierPart() : null,
            row.getObject("next_due", LocalDate.class),
            parts);
    return new Placed(summary, row.getLong("order_no"), row.getLong("from_position"));
  }

  private static List<PartNumber> partNumbers(ResultSet row) throws SQLException {
    String[] parts = (String[]) requireNonNull(row.getArray("parts")).getArray();
    @Nullable String[] suppliers =
        (@Nullable String[]) requireNonNull(row.getArray("supplier_parts")).getArray();
    List<PartNumber> all = new ArrayList<>(parts.length);
    for (int i = 0; i < parts.length; i++) all.add(new PartNumber(parts[i], suppliers[i]));
    return all;
  }
}
