package weft.projections.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Meant;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.GrantsHeld;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;
import weft.sharing.Grant.What;
import weft.stock.StockCategory;
import weft.stock.StockStatus;

/**
 * Stock of a part at a site by category, status and batch, over all owners and places; different
 * units are never added.
 *
 * @param site the reader's own number; for another holder {@code HOLDER/SITE}
 * @param part the reader's number, by its agreement with another holder
 * @param partnerPart that holder's number; null for the reader's own stock
 * @param kept the recorded status; always usable if the reader sees only a state
 * @param quantity null if the reader's grant shows only a state; so are batch and consigned
 * @param state none, below the agreed minimum, or enough; null if there is a quantity
 * @param consigned how much of the quantity belongs to others than its holder
 * @param countedAt the newest moment that a count in the sum refers to; null if nobody counted it
 * @param changedAt when a quantity in the sum last moved or was counted; null, like {@code
 *     countedAt}, if the reader's grant shows only a state, which must not reveal when goods move
 */
public record StockSum(
    String holder,
    String site,
    String part,
    @Nullable String partnerPart,
    StockCategory category,
    @JsonIgnore StockStatus kept,
    @Nullable String batch,
    @Nullable Quantity quantity,
    @Nullable State state,
    String unit,
    @Nullable Quantity consigned,
    @Nullable Instant countedAt,
    @Nullable Instant changedAt,
    @JsonIgnore String plainSite) {
  /** How many holders who share their stock are read first. */
  private static final int FEW_HOLDERS = 4;

  private static final RecordRows<StockSum> ROWS = RecordRows.of(StockSum.class);

  /** The use that the stock allows. A quantity below zero is never usable, whatever its status. */
  public enum Standing {
    USABLE,
    INSPECTION,
    BLOCKED,
    BELOW_ZERO
  }

  @JsonProperty("status")
  public Standing standing() {
    if (quantity != null && quantity.amount().signum() < 0) return Standing.BELOW_ZERO;
    return switch (kept) {
      case USABLE -> Standing.USABLE;
      case INSPECTION -> Standing.INSPECTION;
      case BLOCKED -> Standing.BLOCKED;
    };
  }

  /** Replaces a quantity that the reader may not see. */
  public enum State {
    NONE,
    LOW,
    OK
  }

  /**
   * The quantity below which another holder's stock of a part is low, as agreed with the reader.
   */
  public record Minimum(String holder, String part, String unit, Quantity minimum) {}

  /** {@link Standing#BELOW_ZERO} in a filter. */
  private static final String BELOW_ZERO = "below-zero";

  private static final String COLUMNS =
      "owner, holder, site, part, belongs_to, category, status, batch, quantity, unit, counted_at,"
          + " changed_at";

  /**
   * Narrows the list; null does not narrow.
   *
   * @param part by its holder's number
   * @param meant the part that the reader names, by each holder's number
   */
  public record Filter(
      @Nullable String part,
      @Nullable String site,
      @Nullable String holder,
      @Nullable String owner,
      @Nullable String category,
      @Nullable String status,
      @Nullable String batch,
      @Nullable Meant meant) {
    /** A filter by the holder's number. */
    public Filter(
        @Nullable String part,
        @Nullable String site,
        @Nullable String holder,
        @Nullable String owner,
        @Nullable String category,
        @Nullable String status,
        @Nullable String batch) {
      this(part, site, holder, owner, category, status, batch, null);
    }

    boolean namesPart() {
      return part != null || meant != null;
    }
  }

  /** The sum's place in the list. */
  public String place() {
    String number = partnerPart == null ? part : partnerPart;
    return StreamId.of("Sum", holder, plainSite, number, name(category), name(kept), batch, unit);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Translates other holders' part numbers into the reader's. */
  public static List<StockSum> named(
      JdbcClient db, PartyScope scope, Moment moment, List<StockSum> rows) {
    return ReadersNumbers.renamedHeld(
        db, scope, moment, rows, it -> new Part(it.holder, it.part), StockSum::toOthers);
  }

  private StockSum toOthers(ReadersNumbers numbers) {
    return new StockSum(
        holder,
        site,
        numbers.of(new Part(holder, part)),
        part,
        category,
        kept,
        batch,
        quantity,
        state,
        unit,
        consigned,
        countedAt,
        changedAt,
        plainSite);
  }

  /**
   * At most {@code limit} sums, after a place. A reader who sees all gets each key once, from its
   * holder's rows. Sums of zero appear only if the filter names their part.
   *
   * <p>The list follows the holders, and each sum belongs to one holder, so holders are read in
   * order until there are enough sums. Many holders share their stock with an OEM, and one of them
   * fills a page.
   *
   * @param minimums for holders of whom the reader sees only a state
   * @param after a {@link #place}; null begins the list
   */
  public static List<StockSum> list(
      JdbcClient db,
      PartyScope scope,
      Filter filter,
      List<Minimum> minimums,
      @Nullable String after,
      Moment moment,
      int limit) {
    if (scope.role() != PartyScope.Role.VIEWER)
      return list(db, scope, SeenStock.ALL, filter, minimums, after, moment, limit);
    String party = scope.party().value();
    List<GrantsHeld> grants =
        GrantsHeld.of(db, scope, What.STOCK, moment).stream()
            .filter(it -> filter.holder() == null || it.giver().equals(filter.holder()))
            .toList();
    List<StockSum> found = new ArrayList<>();
    int several = !filter.namesPart() ? FEW_HOLDERS : Integer.MAX_VALUE;
    for (HolderRange it : HolderRange.from(after, grants, several)) {
      var seen = SeenStock.by(party, it);
      found.addAll(list(db, scope, seen, filter, minimums, after, moment, limit - found.size()));
      if (found.size() >= limit) break;
    }
    return found;
  }

  private static List<StockSum> list(
      JdbcClient db,
      PartyScope scope,
      SeenStock seen,
      Filter filter,
      List<Minimum> minimums,
      @Nullable String after,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    params.putAll(seen.params());
    List<String> where = new ArrayList<>();
    where.add(
        "(t.exact or t.status = 'usable' and cast(:belongs as text) is null and cast(:batch as"
            + " text) is null)");
    params.put("belongs", filter.owner());
    params.put("batch", filter.batch());
    narrow(where, params, "t.part", "part", filter.part());
    if (filter.meant() != null) narrow(where, params, filter.meant());
    params.put("part_named", filter.namesPart());
    narrow(where, params, "t.holder", "holder", filter.holder());
    narrow(where, params, "t.belongs_to", "belongs", filter.owner());
    narrow(where, params, "t.category", "category", filter.category());
    boolean lacking = BELOW_ZERO.equals(filter.status());
    if (!lacking) narrow(where, params, "t.status", "status", filter.status());
    narrow(where, params, "t.batch", "batch", filter.batch());
    narrow(
        where,
        params,
        "case when t.holder = :party then t.site else t.holder || '/' || t.site end",
        "site",
        filter.site());
    if (after != null) {
      List<@Nullable String> parts = StreamId.segments(after, "Sum", 7);
      for (int i = 0; i < 7; i++) params.put("after" + i, parts.get(i) == null ? "" : parts.get(i));
      where.add(
          "(t.holder, t.site, t.part, t.category, t.status, coalesce(t.batch, ''), t.unit)"
              + " > (:after0, :after1, :after2, :after3, :after4, :after5, :after6)");
    }
    params.put("min_holder", column(minimums, Minimum::holder, String[]::new));
    params.put("min_part", column(minimums, Minimum::part, String[]::new));
    params.put("min_unit", column(minimums, Minimum::unit, String[]::new));
    params.put("min", column(minimums, it -> it.minimum().amount(), BigDecimal[]::new));
    return db.sql(
            """
            select t.holder, case when t.holder = :party then t.site else t.holder || '/' || t.site end as site,
              t.part, cast(null as text) as partner_part, t.category, t.status as kept, t.batch, case when t.exact then sum(t.quantity) end as quantity,
              case when t.exact then null when sum(t.quantity) <= 0 then 'none' when sum(t.quantity) < min(m.minimum) then 'low' else 'ok' end as state,
              t.unit, case when t.exact then coalesce(sum(t.quantity) filter (where t.belongs_to <> t.holder), 0) end as consigned,
              case when t.exact then max(t.counted_at) end as counted_at, case when t.exact then max(t.changed_at) end as changed_at,
              t.site as plain_site
            from (select t.holder, t.site, t.part, t.belongs_to, t.category, t.status, case when %s then t.batch end as batch,
                t.quantity, t.unit, t.counted_at, t.changed_at, %s as exact
              from %s t %s where %s) t
              left join unnest(:min_holder, :min_part, :min_unit, :min) m (holder, part, unit, minimum)
                on not t.exact and m.holder = t.holder and m.part = t.part and m.unit = t.unit
            where %s
            group by t.holder, t.site, t.part, t.category, t.status, t.batch, t.unit, t.exact
            having (sum(t.quantity) <> 0 or not t.exact or :part_named) %s
            order by t.holder, t.site, t.part, t.category, t.status, coalesce(t.batch, ''), t.unit
            limit %d
            """
                .formatted(
                    seen.exactly(),
                    seen.exactly(),
                    moment.of("stock", COLUMNS),
                    seen.joined(),
                    seen.atAll(),
                    String.join(" and ", where),
                    filter.status() == null
                        ? ""
                        : lacking
                            ? "and t.exact and sum(t.quantity) < 0"
                            : "and (not t.exact or sum(t.quantity) >= 0)",
                    limit))
        .params(params)
        .query(ROWS)
        .list();
  }

  private static <T> T[] column(
      List<Minimum> minimums, Function<Minimum, T> of, IntFunction<T[]> array) {
    return minimums.stream().map(of).toArray(array);
  }

  /** Narrows by an index on the part first, then by holder. */
  private static void narrow(List<String> where, Map<String, Object> params, Meant meant) {
    where.add(
        """
        t.part = any(:numbers) and (t.holder = :party and t.part = :number or t.holder <> :party
          and ((t.holder, t.part) in (select * from unnest(:number_holders, :number_parts)) or t.part = :number and t.holder <> all(:not_of)))\
        """);
    params.put("numbers", meant.numbers());
    params.put("number", meant.number());
    params.put("number_holders", meant.parts().stream().map(Part::owner).toArray(String[]::new));
    params.put("number_parts", meant.parts().stream().map(Part::number).toArray(String[]::new));
    params.put("not_of", meant.notOf().toArray(String[]::new));
  }

  private static void narrow(
      List<String> where,
      Map<String, Object> params,
      String column,
      String name,
      @Nullable String value) {
    if (value == null) return;
    where.add(column + " = :" + name);
    params.put(name, value);
  }
}
