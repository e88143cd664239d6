package weft.projections.balance;

import weft.projections.rows.Moment;

/**
 * Which delivery schedule a line of a shipment serves: the agreement or order that it names, else
 * the only schedule of its part, partner and site. It names the part by either number.
 */
final class ServedSchedules {
  private static final String SCHEDULE =
      "schedule_no, schedule, buyer, supplier, site, part, agreement, unit, release_position,"
          + " from_position";
  private static final String AGREEMENT = "buyer, supplier, part, supplier_part, from_position";
  private static final String LINE =
      """
      stream, item, buyer, supplier, number, ship_to, shipped, arrives, part, unit, purchase_order, agreement, sent, received, open, state, told_at, \
      from_position\
      """;

  private ServedSchedules() {}

  /** Schedules as {@code s}, each with how many there are {@code beside} it, itself included. */
  static String schedules(Moment moment) {
    return "(select x.*, count(*) over (partition by x.buyer, x.supplier, x.part, x.site) as beside from %s x) s"
        .formatted(moment.of("delivery_schedule", SCHEDULE));
  }

  /** To be joined to {@code s}: the lines {@code t} that serve it; cancelled ones do not. */
  static String lines(Moment moment) {
    return """
    left join %s a on a.buyer = s.buyer and a.supplier = s.supplier and a.part = s.part
    join %s t on t.buyer = s.buyer and t.supplier = s.supplier and t.part in (s.part, a.supplier_part) and t.state <> 'cancelled'
      and (t.ship_to is null or t.ship_to in (s.site, s.buyer || '/' || s.site))
      and (t.agreement = s.agreement or t.purchase_order = s.agreement
        or (t.agreement is null and t.purchase_order is null and s.beside = 1))\
    """
        .formatted(moment.of("part_agreements", AGREEMENT), moment.of("transit", LINE));
  }
}
