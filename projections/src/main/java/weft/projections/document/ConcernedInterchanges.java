package weft.projections.document;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;

/**
 * Finds the interchanges about a part or an order: for one side of its partnerships, or, for the
 * operator, all. The operator sees nothing else of what they changed.
 */
public final class ConcernedInterchanges {
  private ConcernedInterchanges() {}

  /**
   * The ids of the interchanges about a part, newest first. The operator may not see what is
   * ordered, so a part does not lead it to orders; an order number does.
   *
   * @param part the buyer's number, or the supplier's where a document gives that
   */
  public static List<String> byPart(
      JdbcClient db, PartyScope scope, String part, Moment moment, int most) {
    return find(
        db,
        scope,
        moment,
        most,
        part,
        """
        select r.interchange, r.position from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
        where s.part = :asked and %1$s
        union all
        select d.interchange, d.position from document_line l join document d on d.position = l.position
        where (l.part = :asked or l.supplier_part = :asked) and %2$s%3$s\
        """
            .formatted(
                OwnSide.of(scope, "s"),
                OwnSide.of(scope, "l"),
                scope.role() == PartyScope.Role.OPERATOR ? "" : orders(scope, moment)));
  }

  /** Orders with a line for the part at the moment; a change may have removed the line since. */
  private static String orders(PartyScope scope, Moment moment) {
    return """

    union all
    select r.interchange, r.position from order_source r join %s o on o.order_no = r.order_no
    where o.lines @> jsonb_build_array(jsonb_build_object('part', :asked::text)) and %s\
    """
        .formatted(
            moment.of("purchase_order", "order_no, buyer, supplier, lines"),
            OwnSide.of(scope, "o"));
  }

  /** The ids of the interchanges about an order, or about a schedule's agreement, newest first. */
  public static List<String> byOrder(
      JdbcClient db, PartyScope scope, String order, Moment moment, int most) {
    return find(
        db,
        scope,
        moment,
        most,
        order,
        """
        select r.interchange, r.position from schedule_release r join delivery_schedule s on s.schedule_no = r.schedule_no
        where s.agreement = :asked and %1$s
        union all
        select d.interchange, d.position from document_reference f join document d on d.position = f.position
        where f.number = :asked and f.kind in ('order', 'agreement') and %2$s
        union all
        select r.interchange, r.position from order_source r join purchase_order o on o.order_no = r.order_no
        where o.number = :asked and %3$s\
        """
            .formatted(OwnSide.of(scope, "s"), OwnSide.of(scope, "f"), OwnSide.of(scope, "o")));
  }

  private static List<String> find(
      JdbcClient db, PartyScope scope, Moment moment, int most, String asked, String sources) {
    Map<String, Object> params = Documents.params(scope, moment);
    params.put("asked", asked);
    return db.sql(
            """
            select interchange from (%s) it where interchange is not null%s
            group by interchange order by max(position) desc limit %d\
            """
                .formatted(
                    sources, moment.position() == null ? "" : " and position <= :position", most))
        .params(params)
        .query((row, _) -> row.getString("interchange"))
        .list();
  }
}
