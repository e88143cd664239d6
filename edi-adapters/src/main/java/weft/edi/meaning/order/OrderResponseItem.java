package weft.edi.meaning.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.StatedReason;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.LineResponse.Verdict;
import weft.party.Profile;

/** Reads the LIN group of an ORDRSP. */
record OrderResponseItem(Group lin, Group body, Profile profile, MeaningFindings findings) {
  /** DE 6063: to be delivered, despatched, discrete, or the ordered quantity as repeated. */
  private static final List<String> QUANTITIES = List.of("113", "12", "1", "21");

  /** DE 2005: promised, scheduled, estimated, or the requested date as repeated. */
  private static final String[] DAYS = {"69", "67", "17", "2", "10", "64", "63"};

  /** In an accepted line, a despatch date does not change the delivery date. */
  private static final String[] DELIVERED = {"69", "67", "17", "2"};

  private static final String[] HEADER_DAYS = {"69", "67", "17"};

  /**
   * The line's response; null if it leaves the line as it is.
   *
   * @param place position of the item in the message, from 1
   * @param whole the response to the whole order, for a line without its own
   */
  @Nullable LineResponse said(int place, @Nullable Verdict whole) {
    var item = new OrderItem(lin, profile, findings);
    Segment start = item.start();
    Verdict verdict = verdict(start, whole);
    if (verdict == null) return null;
    Segment qty = best(lin.segments("QTY"));
    List<Delivery> deliveries = new ArrayList<>(split(qty));
    if (deliveries.isEmpty()) {
      boolean accepted = verdict == Verdict.ACCEPTED;
      LocalDate day = Dates.day(lin, accepted ? DELIVERED : DAYS);
      if (day == null && !accepted) day = Dates.day(body, HEADER_DAYS);
      Quantity quantity = qty == null ? null : findings.quantity(qty).orElse(null);
      var only = new Delivery(quantity, day);
      if (!only.isUnsaid()) deliveries.add(only);
    }
    String part = item.buyersPart();
    String unit = qty == null || qty.value(0, 2).isEmpty() ? null : qty.value(0, 2);
    return new LineResponse(
        verdict,
        number(item, place),
        part == null ? null : ResponseParties.ours(part, profile, true),
        unit == null ? null : ResponseParties.ours(unit, profile, false),
        List.copyOf(deliveries),
        item.price(EdifactOrder.stated(body)),
        StatedReason.edifact(lin),
        ResponseParties.at(start, "1082"));
  }

  /** The order's number of the line (RFF ON 1156), else the message's. */
  private String number(OrderItem item, int place) {
    for (Group below : lin.groupsAt("RFF")) {
      Segment rff = below.segments().getFirst();
      if (rff.value(0).equals("ON") && !rff.value(0, 2).isEmpty()) return rff.value(0, 2);
    }
    return item.number(place);
  }

  /**
   * DE 1229. A deleted line will not be delivered; an added line is a fault, because the order has
   * no such line.
   */
  private @Nullable Verdict verdict(Segment start, @Nullable Verdict whole) {
    return switch (start.value(1)) {
      case "5" -> Verdict.ACCEPTED;
      case "3", "6", "9" -> Verdict.AMENDED;
      case "2", "7" -> Verdict.REFUSED;
      case "4" -> null;
      case "" -> whole == null ? Verdict.AS_STATED : whole;
      default -> {
        findings.error(
            start,
            "1229",
            FaultCode.MEANING_UNKNOWN,
            "Action " + start.value(1) + " is not an answer to an order line.",
            "操作代码 " + start.value(1) + " 不是对订单行的答复。");
        yield null;
      }
    };
  }

  /** The quantity that counts; different quantities of one kind are a fault. */
  private @Nullable Segment best(List<Segment> quantities) {
    for (String qualifier : QUANTITIES) {
      List<Segment> all = quantities.stream().filter(it -> it.value(0).equals(qualifier)).toList();
      if (all.stream().map(it -> it.value(0, 1)).distinct().count() > 1)
        findings.error(
            all.getLast(),
            "C186.6060",
            FaultCode.MEANING_UNKNOWN,
            "Several quantities " + qualifier + " of one line; which one counts is not said.",
            "同一行有多个数量 " + qualifier + "，无法确定以哪个为准。");
      if (!all.isEmpty()) return all.getFirst();
    }
    return null;
  }

  /** Several deliveries: below SCC each quantity with its date, or one for each place (LOC). */
  private List<Delivery> split(@Nullable Segment whole) {
    List<Group> groups = new ArrayList<>();
    for (Group scc : lin.groupsAt("SCC")) groups.addAll(scc.groupsAt("QTY"));
    groups.addAll(lin.groupsAt("LOC"));
    for (String qualifier : QUANTITIES) {
      List<Delivery> deliveries = new ArrayList<>();
      for (Group group : groups) {
        Segment qty = group.segment("QTY");
        if (qty == null || !qty.value(0).equals(qualifier)) continue;
        LocalDate day = Dates.day(group, DAYS);
        String unit = whole == null ? qty.value(0, 2) : whole.value(0, 2);
        if (unit.isEmpty()) unit = qty.value(0, 2);
        String wanted = unit;
        findings
            .quantity(qty)
            .map(
                it ->
                    AgreedUnits.of(profile, "")
                        .in(wanted, it, qty.value(0, 2), qty, "C186.6411", findings))
            .ifPresent(it -> deliveries.add(new Delivery(it, day)));
      }
      if (!deliveries.isEmpty()) return deliveries;
    }
    return List.of();
  }
}
