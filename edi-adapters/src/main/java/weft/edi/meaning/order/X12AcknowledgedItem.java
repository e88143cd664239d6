package weft.edi.meaning.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.LineResponse.Verdict;
import weft.party.Profile;

/** Reads the PO1 loop of an 855 or the POC loop of an 865; each ACK is a delivery. */
record X12AcknowledgedItem(
    Group group, @Nullable String currency, Profile profile, MeaningFindings findings) {
  /** Data element 374: shipped, requested, scheduled, promised for shipment. */
  private static final Set<String> DESPATCH = Set.of("010", "011", "068", "079");

  /** Data element 668. */
  private enum Status {
    ACCEPTED,
    AMENDED,
    /** Delivered later; only the ACK states when. */
    LATER,
    REFUSED,
    /** On hold, or price or date pending: no response yet. */
    OPEN,
    UNKNOWN
  }

  private static Status status(String code) {
    return switch (code) {
      case "IA", "AA", "AC", "AR" -> Status.ACCEPTED;
      case "IC", "IP", "IQ" -> Status.AMENDED;
      case "BP", "DR", "IB" -> Status.LATER;
      case "ID", "IR", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8" -> Status.REFUSED;
      case "IE", "IF", "IH", "IW", "SP" -> Status.OPEN;
      default -> Status.UNKNOWN; // includes IS: an order cannot take a substitute part
    };
  }

  private Segment start() {
    return group.segments().getFirst();
  }

  private boolean isChange() {
    return start().tag().equals("POC");
  }

  /**
   * The line's response; null if it leaves the line as it is.
   *
   * @param place position of the item in the set, from 1
   * @param whole the response to the whole order, for a line without its own
   */
  @Nullable LineResponse said(int place, @Nullable Verdict whole) {
    List<Group> acks = group.groupsAt("ACK");
    return acks.isEmpty() ? unacknowledged(place, whole) : acknowledged(place, acks);
  }

  private @Nullable LineResponse acknowledged(int place, List<Group> acks) {
    Set<Status> all = EnumSet.noneOf(Status.class);
    List<Delivery> deliveries = new ArrayList<>();
    String unit = "";
    for (Group it : acks) {
      Segment ack = it.segments().getFirst();
      Status status = status(ack.value(0));
      all.add(status);
      if (status == Status.UNKNOWN)
        findings.error(
            ack,
            "ACK01",
            FaultCode.MEANING_UNKNOWN,
            "Status " + ack.value(0) + " is not a supported answer.",
            "不支持状态 " + ack.value(0) + "。");
      if (status == Status.REFUSED || status == Status.OPEN) continue;
      Delivery delivery = delivery(it, ack, status);
      if (status == Status.LATER && delivery.date() == null)
        findings.error(
            ack,
            "ACK05",
            FaultCode.VALUE_MISSING,
            "The quantity that comes later has no date.",
            "延后交付的数量没有日期。");
      if (unit.isEmpty()) unit = ack.value(2);
      Quantity quantity = delivery.quantity();
      if (quantity != null && !unit.isEmpty() && !ack.value(2).isEmpty()) {
        Quantity together =
            units()
                .in(
                    X12Items.unit(unit),
                    quantity,
                    X12Items.unit(ack.value(2)),
                    ack,
                    "ACK03",
                    findings);
        delivery = new Delivery(together, delivery.date());
      }
      if (!delivery.isUnsaid()) deliveries.add(delivery);
    }
    if (all.equals(EnumSet.of(Status.OPEN))) return null;
    if (all.contains(Status.OPEN))
      findings.error(
          start(),
          null,
          FaultCode.MEANING_UNKNOWN,
          "A part of the line is on hold; answer the line once all of it is decided.",
          "该行部分数量尚待确定；请在全部确定后答复。");
    Verdict verdict =
        all.equals(EnumSet.of(Status.ACCEPTED))
            ? Verdict.ACCEPTED
            : all.equals(EnumSet.of(Status.REFUSED)) ? Verdict.REFUSED : Verdict.AMENDED;
    if (deliveries.isEmpty()) scheduled(deliveries);
    return line(verdict, place, unit, deliveries);
  }

  /**
   * ACK02 on the day of ACK05, or of the DTM below it. In an accepted line, a despatch date does
   * not change the delivery date.
   */
  private Delivery delivery(Group below, Segment ack, Status status) {
    Segment dtm = below.segment("DTM");
    boolean own = !ack.value(4).isEmpty() || dtm == null;
    LocalDate day = X12Dates.day(own || dtm == null ? ack.value(4) : dtm.value(1));
    String kind = own || dtm == null ? ack.value(3) : dtm.value(0);
    boolean unchanged = status == Status.ACCEPTED && DESPATCH.contains(kind);
    return new Delivery(quantity(ack, 1), unchanged ? null : day);
  }

  private AgreedUnits units() {
    String part = X12Items.number(start(), isChange() ? 7 : 5, "BP", "IN");
    return AgreedUnits.of(profile, ResponseParties.ours(part, profile, true));
  }

  private void scheduled(List<Delivery> deliveries) {
    X12Items.deliveries(group, start().value(isChange() ? 4 : 2), units(), findings)
        .forEach(it -> deliveries.add(new Delivery(it.quantity(), it.date())));
  }

  /**
   * The response of a PO1 or POC without ACK. POC02: DI deletes the line, NC leaves it as it is.
   */
  private @Nullable LineResponse unacknowledged(int place, @Nullable Verdict whole) {
    String change = isChange() ? start().value(1) : "";
    if (change.equals("NC")) return null;
    if (change.equals("DI")) return line(Verdict.REFUSED, place, "", List.of());
    List<Delivery> deliveries = new ArrayList<>();
    scheduled(deliveries);
    if (deliveries.isEmpty()) {
      var only = new Delivery(quantity(start(), isChange() ? 2 : 1), X12Dates.wanted(group));
      if (!only.isUnsaid()) deliveries.add(only);
    }
    return line(
        whole == null ? Verdict.AS_STATED : whole,
        place,
        start().value(isChange() ? 4 : 2),
        deliveries);
  }

  private LineResponse line(Verdict verdict, int place, String unit, List<Delivery> deliveries) {
    Segment start = start();
    String number = start.value(0).isEmpty() ? Integer.toString(place) : start.value(0);
    String part = X12Items.number(start, isChange() ? 7 : 5, "BP", "IN");
    return new LineResponse(
        verdict,
        number,
        part.isEmpty() ? null : ResponseParties.ours(part, profile, true),
        unit.isEmpty() ? null : ResponseParties.ours(X12Items.unit(unit), profile, false),
        List.copyOf(deliveries),
        new X12Price(group, isChange() ? 5 : 3, currency, null).of(findings),
        X12OrderAcknowledgment.reason(group),
        ResponseParties.at(start, X12Items.name(start, 0)));
  }

  private @Nullable Quantity quantity(Segment it, int at) {
    return it.value(at).isEmpty()
        ? null
        : findings.number(it, at, 0, X12Items.name(it, at)).map(Quantity::new).orElse(null);
  }
}
