package weft.projections.balance;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.party.Side;

/**
 * At which positions something changed of what the balances of a part are made of, by whichever
 * number the part goes: table {@code part_change}.
 */
public final class BalanceChanges {
  /** Where inputs come from that are read together. */
  public enum Source {
    /** Schedules, orders, promises and shipments. */
    TRADE,
    DEMAND,
    STOCK,
    OUTPUT;

    /** Whether it is its owner's alone, and no partner's. */
    public boolean isOwners() {
      return this != TRADE;
    }

    /** Those that count for a side. */
    public static List<Source> of(Side side, boolean owners) {
      boolean sells = side == Side.SUPPLIER;
      if (!owners) return List.of(TRADE);
      return sells ? List.of(STOCK, OUTPUT) : List.of(DEMAND, STOCK);
    }
  }

  /** Something that counts changed by the event at a position. */
  public record Change(long position, Source source) {}

  /**
   * What is read stands as long as this is the same.
   *
   * @param position of the last event that may have changed it
   * @param tables it is read from: a table that is made anew is another one
   */
  public record Standing(long position, String tables) {}

  /** By whichever number the part goes, or ever went. */
  private static final String NUMBERS =
      "(select :part as number union select c.other from part_change c where c.viewer = :party and"
          + " c.part = :part and c.other <> '') n";

  private static final String TABLES =
      """
      (select string_agg(k.oid::text, ' ' order by k.relname) from pg_class k where k.relnamespace = 'weft'::regnamespace
        and k.relname = any(:tables))\
      """;

  private static final String[] READ =
      List.of(
              "part_change",
              "named_part",
              "part_agreements",
              "delivery_schedule",
              "call_off_line",
              "schedule_release",
              "purchase_order",
              "transit",
              "stock",
              "production_schedules",
              "material_demands")
          .stream()
          .flatMap(it -> List.of(it, it + "_past").stream())
          .toArray(String[]::new);

  private BalanceChanges() {}

  /**
   * How what is read of a part at a position stands.
   *
   * @param scope the party's, as the viewer of its rows
   * @param part null: of all parts
   */
  public static Standing standing(
      JdbcClient db, PartyScope scope, Side side, @Nullable String part, long until) {
    Map<String, Object> params = params(scope, side, until);
    params.put("tables", READ);
    String last =
        """
        select c.position from part_change c
        where c.viewer = :party %s and c.source = any(:sources) and c.position <= :until
        order by c.position desc limit 1\
        """;
    String sql;
    if (part == null) {
      sql = "select coalesce((%s), 0), %s".formatted(last.formatted(""), TABLES);
    } else {
      params.put("part", part);
      sql =
          "select coalesce((select max(l.position) from %s cross join lateral (%s) l), 0), %s"
              .formatted(NUMBERS, last.formatted("and c.part = n.number"), TABLES);
    }
    return db.sql(sql)
        .params(params)
        .query((row, _) -> new Standing(row.getLong(1), requireNonNull(row.getString(2))))
        .single();
  }

  /**
   * Newest first. Part agreements are left out, as calendars are: by them what counts is read, and
   * they are no supply and no demand.
   *
   * @param scope the party's, as the viewer of its rows
   * @param site of what is the party's alone
   * @param until no later ones
   */
  public static List<Change> of(
      JdbcClient db, PartyScope scope, Side side, String part, String site, long until, int most) {
    Map<String, Object> params = params(scope, side, until);
    params.put("part", part);
    params.put("site", site);
    return db.sql(
            """
            select distinct l.position, l.source from %s
              cross join lateral (
                select c.position, case when c.source in ('stock', 'output', 'demand') then c.source else 'trade' end as source
                from part_change c
                where c.viewer = :party and c.part = n.number and c.source = any(:sources) and c.source <> 'agreement'
                  and c.position <= :until and (c.site is null or (c.site = :site and c.part = :part))
                order by c.position desc limit %d) l
            order by l.position desc, l.source limit %d
            """
                .formatted(NUMBERS, most, most))
        .params(params)
        .query(
            (row, _) ->
                new Change(
                    row.getLong(1),
                    Source.valueOf(requireNonNull(row.getString(2)).toUpperCase(Locale.ROOT))))
        .list();
  }

  private static Map<String, Object> params(PartyScope scope, Side side, long until) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("until", until);
    params.put("sources", sources(side));
    return params;
  }

  /** What a supplier answers changes nothing of what is called off. */
  private static String[] sources(Side side) {
    return Arrays.stream(PartChange.Source.values())
        .filter(
            it ->
                switch (it) {
                  case ANSWER, DEMAND -> side == Side.BUYER;
                  case OUTPUT -> side == Side.SUPPLIER;
                  case RELEASE, ORDER, SHIPMENT, AGREEMENT, STOCK -> true;
                })
        .map(PartChange.Source::text)
        .toArray(String[]::new);
  }
}
