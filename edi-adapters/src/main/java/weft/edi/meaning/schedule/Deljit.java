package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.EdifactItems;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * DELJIT of any directory, also as in VDA 4985: below each SEQ the items (LIN), and below each item
 * the quantities. An item below several SEQ, one for each delivery, is one call-off. A quantity's
 * day comes from the quantity, otherwise from its item, otherwise from its SEQ.
 */
public final class Deljit implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment start = message.header();
    Partnership partnership = correspondents.partnership(body, start, findings);
    if (partnership == null) return new Meaning(null, List.of(), findings.all());
    Segment bgm = requireNonNullElse(body.segment("BGM"), start);
    var function =
        ScheduleFunction.of(
            bgm,
            2,
            "1225",
            ScheduleFunction.CALL_OFF,
            ScheduleFunction.agreed(correspondents.profile(partnership)),
            findings);
    if (function == null) return new Meaning(partnership, List.of(), findings.all());
    var reading = new Reading(body, bgm, function, partnership, correspondents, findings);
    body.groupsAt("SEQ").forEach(reading::seq);
    return new Meaning(partnership, reading.calledOff().commands(), findings.all());
  }

  /** The item of a schedule, from any place of the message. */
  private record Item(
      DeliveryScheduleId schedule,
      Segment line,
      StatedAt part,
      @Nullable String description,
      String unloadingPoint,
      Group lin,
      Schedules schedules) {}

  /** Interprets one message. */
  private static final class Reading {
    private final Group body;
    private final ScheduleFunction function;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final MeaningFindings findings;
    private final Release release;
    private final @Nullable LocalDateTime issued;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private final Map<DeliveryScheduleId, Item> items = new LinkedHashMap<>();

    /** Items that disagree with an earlier one, by schedule and unloading point. */
    private final Map<List<Object>, Item> others = new LinkedHashMap<>();

    Reading(
        Group body,
        Segment bgm,
        ScheduleFunction function,
        Partnership partnership,
        Correspondents correspondents,
        MeaningFindings findings) {
      this.body = body;
      this.function = function;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      Dates.When when = Dates.first(body, "137");
      issued = when == null ? null : when.toDateTime();
      from = Dates.day(body, "158", "194");
      until = Dates.day(body, "159", "206");
      // RFF AAN is the release of the forecast to which the call-off belongs, not the call-off's
      // own number.
      String number = bgm.value(1);
      release =
          new Release(number.isEmpty() ? EdifactItems.reference(body, "AAN") : number, issued);
    }

    void seq(Group seq) {
      Dates.When day = Dates.first(seq, EdifactDemand.WANTED);
      for (Group lin : seq.groupsAt("LIN")) item(seq, lin, day);
    }

    private void item(Group seq, Group lin, Dates.@Nullable When above) {
      Segment line = lin.segments().getFirst();
      NamedPart part = EdifactItems.part(lin);
      String unloading = unloadingPoint(seq, lin);
      String place = requireNonNullElse(EdifactItems.shipTo(body), unloading);
      if (part.isMissing())
        findings.error(
            line, "C212.7140", FaultCode.VALUE_MISSING, "The item has no part number.", "该项没有零件号。");
      if (place.isEmpty())
        findings.error(
            line,
            null,
            FaultCode.SITE_UNKNOWN,
            "No ship-to: neither NAD ST nor LOC 11 says where to deliver.",
            "缺少收货地：NAD ST 和 LOC 11 均未给出。");
      if (part.isMissing() || place.isEmpty()) return;
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              correspondents.site(partnership, place),
              part.number(),
              EdifactItems.agreement(lin, body),
              profile.unloadingPoints() && !unloading.isEmpty() ? unloading : null);
      Dates.When own = Dates.first(lin, EdifactDemand.WANTED);
      Item before = items.get(id);
      Function<Object, Item> begun =
          _ ->
              new Item(
                  id,
                  line,
                  part.at(),
                  EdifactItems.description(lin),
                  unloading,
                  lin,
                  Schedules.calledOff(issued, profile, id.part(), findings));
      boolean taken = before == null || isTaken(before, part.at(), unloading);
      Item item =
          taken
              ? items.computeIfAbsent(id, begun)
              : others.computeIfAbsent(List.of(id, unloading), begun);
      item.schedules().add(lin, own == null ? above : own);
    }

    /**
     * Compares with the earlier item. Receipts and units are compared later, when they are added.
     */
    private boolean isTaken(Item before, StatedAt part, String unloading) {
      return head(before.part(), before.unloadingPoint()).takes(head(part, unloading), findings);
    }

    private ItemHead head(StatedAt part, String unloading) {
      return new ItemHead(part, release, Received.UNKNOWN, "", unloading, Counting.DISCRETE);
    }

    /** Returns the unloading point of the item, otherwise of its SEQ, otherwise of the ship-to. */
    private String unloadingPoint(Group seq, Group lin) {
      for (Group where : List.of(lin, seq)) {
        String point = EdifactItems.location(where, "11");
        if (!point.isEmpty()) return point;
      }
      for (Group nad : body.groupsAt("NAD")) {
        String point = EdifactItems.location(nad, "11");
        if (!point.isEmpty()) return point;
      }
      return "";
    }

    CalledOff calledOff() {
      var calledOff = new CalledOff(profile, findings);
      items.forEach(
          (id, it) -> {
            DateRange window = window(it);
            if (window == null) {
              findings.error(
                  it.line(),
                  null,
                  FaultCode.VALUE_MISSING,
                  "The item has neither quantities nor dates.",
                  "该项没有要货数量，也没有日期。");
              return;
            }
            // Read the lines only once, because reading them reports their faults.
            List<ScheduleLine> lines = it.schedules().lines();
            calledOff.add(
                id,
                it.part(),
                callOff(calledOff, it, window, lines),
                function.named(lines, it.schedules().counted(), "C186.6060"),
                it.schedules().counting(),
                it.schedules().saysNothing());
          });
      for (Item it : others.values()) {
        DateRange window = window(it);
        if (window == null) continue; // the repetition is already reported
        calledOff.refuse(
            it.schedule(), it.part(), callOff(calledOff, it, window, it.schedules().lines()));
      }
      return calledOff;
    }

    private CallOff callOff(CalledOff to, Item it, DateRange window, List<ScheduleLine> lines) {
      return to.callOff(
          release,
          window,
          it.schedules().unit(),
          it.description(),
          it.schedules().received(),
          lines,
          it.unloadingPoint(),
          EdifactItems.particulars(it.lin(), lines));
    }

    private @Nullable DateRange window(Item it) {
      DateRange days = it.schedules().days();
      return function.merges() ? days : CalledOff.window(from, until, days);
    }
  }
}
