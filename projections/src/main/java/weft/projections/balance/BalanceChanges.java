package weft.projections.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Board;

/**
 * At which positions something changed of what the balance of a part at a site is made of: where a
 * version of a row that counts begins. Every event of a schedule leaves a version of its row. Part
 * agreements are left out, as calendars are: by them what counts is read, and they are no supply
 * and no demand.
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

  /** By whichever number the part goes. */
  @SuppressWarnings("InlineFormatString") // a statement is read before the code around it
  private static final String NUMBERS =
      """
      with numbers as (
        select :part as number
        union select unnest(array[part, supplier_part]) from part_agreements where %s = :party and (part = :part or supplier_part = :part))
      """;

  private static final String OF_PART = "t.part in (select number from numbers)";
  private static final String OF_SITE = "t.part = :part and t.site = :site";

  private BalanceChanges() {}

  /** Rows of a table, and of its past. */
  private record Rows(String table, String position, Source source, String condition) {
    static Rows of(String table, Source source, String condition) {
      return new Rows(table, "from_position", source, condition);
    }

    List<String> tables() {
      return position.equals("position") ? List.of(table) : List.of(table, table + "_past");
    }
  }

  /**
   * Newest first.
   *
   * @param scope the side's
   * @param until no later ones
   */
  public static List<Change> ofSide(
      JdbcClient db, PartyScope scope, String part, String site, long until, int most) {
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    String side = sells ? "supplier" : "buyer";
    List<Rows> rows =
        new ArrayList<>(
            List.of(
                Rows.of("transit", Source.TRADE, OF_PART),
                Rows.of(
                    "purchase_order",
                    Source.TRADE,
                    "exists (select from jsonb_to_recordset(t.lines) as n(part text) where n.part"
                        + " in (select number from numbers))")));
    // What a supplier answers changes nothing of what is called off.
    if (sells)
      rows.add(
          new Rows(
              "schedule_release",
              "position",
              Source.TRADE,
              "t.schedule_no in (select s.schedule_no from delivery_schedule s where s.supplier ="
                  + " :party and s.part in (select number from numbers))"));
    else rows.add(Rows.of("delivery_schedule", Source.TRADE, OF_PART));
    return changes(
        db,
        NUMBERS.formatted(side),
        rows,
        "t.%s = :party".formatted(side),
        params(scope, part, site, until),
        most);
  }

  /**
   * Likewise of what is its owner's alone.
   *
   * @param scope the owner's
   * @param sells whether it is the supplier's balance
   */
  public static List<Change> ofOwner(
      JdbcClient db,
      PartyScope scope,
      boolean sells,
      String part,
      String site,
      long until,
      int most) {
    List<Rows> rows = new ArrayList<>();
    rows.add(Rows.of("stock", Source.STOCK, "t.holder = :party and " + OF_SITE));
    String own = "t.item = '%s' and %s".formatted(Board.OWN, OF_SITE);
    rows.add(
        sells
            ? Rows.of("production_schedules", Source.OUTPUT, own)
            : Rows.of("material_demands", Source.DEMAND, own));
    return changes(db, "", rows, "t.owner = :party", params(scope, part, site, until), most);
  }

  private static Map<String, Object> params(
      PartyScope scope, String part, String site, long until) {
    return Map.of("party", scope.party().value(), "part", part, "site", site, "until", until);
  }

  private static List<Change> changes(
      JdbcClient db,
      String with,
      List<Rows> rows,
      String own,
      Map<String, Object> params,
      int most) {
    List<String> all = new ArrayList<>();
    for (Rows it : rows)
      for (String table : it.tables())
        all.add(
            "select t.%s as at, '%s' as source from %s t where %s and t.%1$s <= :until and %s"
                .formatted(it.position(), it.source(), table, own, it.condition()));
    return db.sql(
            "%s select distinct at, source from (%s) c order by at desc, source limit %d"
                .formatted(with, String.join(" union all ", all), most))
        .params(params)
        .query((row, _) -> new Change(row.getLong(1), Source.valueOf(row.getString(2))))
        .list();
  }
}
