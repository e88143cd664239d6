package weft.projections.balance.change;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
   * @param names of the last one by which a site is called otherwise, a profile is agreed upon, or
   *     opening cumulatives are proposed or signed
   * @param tables it is read from: a table that is made anew is another one
   */
  public record Standing(long position, long names, String tables) {}

  /**
   * How both parts stand that are read apart, for stock is counted many times between two releases.
   *
   * @param shared what two share: {@link Source#TRADE}, and the agreements
   * @param own what is the party's alone, which is read by the agreements
   */
  public record Standings(Standing shared, Standing own) {}

  /** By whichever number the part goes, or ever went. */
  private static final String NUMBERS =
      "(select :part as number union select c.other from part_change c where c.viewer = :party and"
          + " c.part = :part and c.other <> '') n";

  private static final String NAMES_AND_TABLES =
      """
      greatest(
        (select coalesce(max(n.position), 0) from site_name n where n.party = '' and n.supplier = '' and n.position <= :until),
        (select coalesce(max(v.position), 0) from partnership_version v where v.position <= :until),
        (select coalesce(max(o.from_position), 0) from opening_cumulatives o where o.from_position <= :until),
        (select coalesce(max(o.from_position), 0) from opening_cumulatives_past o where o.from_position <= :until)),
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
              "material_demands",
              "site_name",
              "partnership_version",
              "opening_cumulatives")
          .stream()
          .flatMap(it -> List.of(it, it + "_past").stream())
          .toArray(String[]::new);

  private BalanceChanges() {}

  /**
   * How what is read of a part at a position stands. Each source's last change is looked up by
   * itself: after many counts the last release is far back.
   *
   * @param scope the party's, as the viewer of its rows
   * @param part null: of all parts
   */
  public static Standings standings(
      JdbcClient db, PartyScope scope, Side side, @Nullable String part, long until) {
    Map<String, Object> params = params(scope, side, until);
    params.put("tables", READ);
    params.put("own", texts(side, it -> isOwn(it) || it == PartChange.Source.AGREEMENT));
    params.put("shared", texts(side, it -> !isOwn(it)));
    if (part != null) params.put("part", part);
    return db.sql(
            """
            select coalesce(max(l.position) filter (where s.source = any(:shared)), 0),
              coalesce(max(l.position) filter (where s.source = any(:own)), 0), %s
            from unnest(:sources) s(source) %s cross join lateral (
              select c.position from part_change c
              where c.viewer = :party %s and c.source = s.source and c.position <= :until
              order by c.position desc limit 1) l
            """
                .formatted(
                    NAMES_AND_TABLES,
                    part == null ? "" : "cross join " + NUMBERS,
                    part == null ? "" : "and c.part = n.number"))
        .params(params)
        .query(
            (row, _) -> {
              String tables = requireNonNull(row.getString(4));
              return new Standings(
                  new Standing(row.getLong(1), row.getLong(3), tables),
                  new Standing(row.getLong(2), 0, tables));
            })
        .single();
  }

  /**
   * Which parts of what two share changed since, by whichever number; empty where there are too
   * many to read one by one, or agreements changed, by which all else is read.
   *
   * @param scope the party's, as the viewer of its rows
   */
  public static Optional<Set<String>> sharedSince(
      JdbcClient db, PartyScope scope, Side side, long after, long until, int most) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("sources", texts(side, it -> !isOwn(it)));
    params.put("after", after);
    params.put("until", until);
    Set<String> parts = new TreeSet<>();
    Map<String, Long> rows =
        db
            .sql(
                """
                select c.part, c.other, s.source from unnest(:sources) s(source) cross join lateral (
                  select distinct k.part, k.other from part_change k
                  where k.viewer = :party and k.source = s.source and k.position > :after and k.position <= :until
                  limit %d) c
                """
                    .formatted(most + 1))
            .params(params)
            .query(
                (row, _) -> {
                  parts.add(requireNonNull(row.getString(1)));
                  parts.add(requireNonNull(row.getString(2)));
                  return requireNonNull(row.getString(3));
                })
            .stream()
            .collect(groupingBy(identity(), counting()));
    if (rows.values().stream().anyMatch(it -> it > most)
        || rows.containsKey(PartChange.Source.AGREEMENT.text())) return Optional.empty();
    parts.remove("");
    parts.addAll(everCalled(db, scope, parts, most));
    return parts.size() > most ? Optional.empty() : Optional.of(parts);
  }

  /** By which numbers of their partners these parts ever went; one more than are wanted at most. */
  private static List<String> everCalled(
      JdbcClient db, PartyScope scope, Set<String> parts, int most) {
    return db.sql(
            """
            select distinct c.other from part_change c
            where c.viewer = :party and c.part = any(:parts) and c.other <> '' limit :most
            """)
        .param("party", scope.party().value())
        .param("parts", parts.toArray(String[]::new))
        .param("most", most + 1)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
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
            select distinct l.position, l.source from %s cross join unnest(:sources) s(source)
              cross join lateral (
                select c.position, case when c.source in ('stock', 'output', 'demand') then c.source else 'trade' end as source
                from part_change c
                where c.viewer = :party and c.part = n.number and c.source = s.source and c.source <> 'agreement'
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

  private static boolean isOwn(PartChange.Source it) {
    return switch (it) {
      case DEMAND, STOCK, OUTPUT -> true;
      case RELEASE, ANSWER, ORDER, SHIPMENT, AGREEMENT -> false;
    };
  }

  /** What a supplier answers changes nothing of what is called off. */
  private static String[] sources(Side side) {
    return texts(side, _ -> true);
  }

  private static String[] texts(Side side, Predicate<PartChange.Source> these) {
    return Arrays.stream(PartChange.Source.values())
        .filter(these)
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
