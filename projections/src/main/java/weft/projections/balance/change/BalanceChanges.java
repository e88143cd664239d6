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
 * The positions at which an input of a part's balance changed, under any number of the part: table
 * {@code part_change}.
 */
public final class BalanceChanges {
  /** A group of inputs that are read together. */
  public enum Source {
    /** Schedules, orders, promises and shipments. */
    TRADE,
    DEMAND,
    STOCK,
    OUTPUT;

    /** Whether only the party itself sees this source, and no partner does. */
    public boolean isOwners() {
      return this != TRADE;
    }

    /** The sources that count for a side. */
    public static List<Source> of(Side side, boolean owners) {
      boolean sells = side == Side.SUPPLIER;
      if (!owners) return List.of(TRADE);
      return sells ? List.of(STOCK, OUTPUT) : List.of(DEMAND, STOCK);
    }
  }

  /** A change of a counted input by the event at a position. */
  public record Change(long position, Source source) {}

  /**
   * Identifies a state of the inputs: a result that was read stays valid as long as this is equal.
   *
   * @param position of the last event that may have changed the inputs
   * @param names position of the last event that renamed a site, agreed on a profile, or proposed
   *     or signed opening cumulatives
   * @param tables the tables that were read; a rebuilt table has another identity
   */
  public record Standing(long position, long names, String tables) {}

  /**
   * The states of the shared and the own inputs. They are read separately, because stock is counted
   * many times between two releases.
   *
   * @param shared inputs that two partners share: {@link Source#TRADE} and the agreements
   * @param own inputs of the party alone, which are read by the agreements
   */
  public record Standings(Standing shared, Standing own) {}

  /** All numbers that the part has or ever had. */
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
   * The states of a part's inputs at a position. Each source's last change has its own lookup,
   * because after many counts the last release is far back.
   *
   * @param scope the party's, as the viewer of its rows
   * @param part null: all parts
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
   * The parts whose shared inputs changed since, under all their numbers. Empty where there are too
   * many to read singly, or where agreements changed, because the agreements decide how everything
   * else is read.
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

  /** The partners' numbers that these parts ever had; at most one more than {@code most}. */
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
   * Lists changes, newest first. Leaves out part agreements and calendars: they decide how inputs
   * are read, but are neither supply nor demand.
   *
   * @param scope the party's, as the viewer of its rows
   * @param site the site, for the party's own inputs
   * @param until the last position
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

  /**
   * The sources that matter to a side. A supplier's answer changes nothing of what is called off.
   */
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
