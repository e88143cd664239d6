package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.event.StreamCommand;
import weft.interchange.FaultCode;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.Forecast;
import weft.scheduling.Received;
import weft.scheduling.Release;
import weft.scheduling.ScheduleLine;

/**
 * DELFOR of any directory: each LIN of each ship-to is a forecast of one schedule. The groups are
 * found by the segment that begins them, which outlives their renumbering; the ship-to stands
 * before its items (NAD beside or above LIN) or below each (NAD in LIN).
 */
public final class Delfor implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    Findings findings = new Findings();
    Segment start = message.header();
    Partnership partnership = correspondents.partnership(body, start, findings);
    if (partnership == null) return new Meaning(null, List.of(), findings.all());
    Segment bgm = requireNonNullElse(body.segment("BGM"), start);
    if (bgm.value(2).equals("1")) {
      findings.error(
          bgm,
          "1225",
          FaultCode.MEANING_UNKNOWN,
          "Cancelling a whole schedule is not understood; send a release without quantities.",
          "不支持整体取消计划；请发送无数量的新版本。");
      return new Meaning(partnership, List.of(), findings.all());
    }
    var reading = new Reading(body, bgm, partnership, correspondents, findings);
    reading.items(body, null);
    List<StreamCommand> commands =
        reading.forecasts.entrySet().stream()
            .<StreamCommand>map(it -> new ReleaseForecast(it.getKey(), it.getValue()))
            .sorted((a, b) -> a.stream().compareTo(b.stream()))
            .toList();
    return new Meaning(partnership, commands, findings.all());
  }

  /** An item that stands in several LINs of one message is one forecast. */
  static Forecast together(Forecast a, Forecast b) {
    List<ScheduleLine> lines = new ArrayList<>(a.lines());
    lines.addAll(b.lines());
    return new Forecast(
        a.release(),
        a.horizonStart(),
        a.horizonEnd(),
        a.unit(),
        a.description() == null ? b.description() : a.description(),
        a.received().equals(Received.UNKNOWN) ? b.received() : a.received(),
        lines);
  }

  /** One message being understood. */
  private static final class Reading {
    private final Group body;
    private final Segment bgm;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final Findings findings;
    private final @Nullable LocalDateTime issued;
    private final @Nullable LocalDate horizonStart;
    private final @Nullable LocalDate horizonEnd;
    private final Map<DeliveryScheduleId, Forecast> forecasts = new LinkedHashMap<>();

    Reading(
        Group body,
        Segment bgm,
        Partnership partnership,
        Correspondents correspondents,
        Findings findings) {
      this.body = body;
      this.bgm = bgm;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      Dates.When when = Dates.first(body, "137");
      issued = when == null ? null : when.toDateTime();
      horizonStart = Dates.day(body, "158", "194");
      horizonEnd = Dates.day(body, "159", "206");
    }

    /** Walks down to the LIN groups; a ship-to beside or above them holds for all of them. */
    void items(Group group, @Nullable String above) {
      String here = requireNonNullElse(shipTo(group), above == null ? "" : above);
      for (Group below : group.groups()) {
        if (!below.begins("LIN")) items(below, here.isEmpty() ? above : here);
        else item(below, here);
      }
    }

    private void item(Group lin, String shipToAbove) {
      List<Group> points =
          lin.groupsAt("NAD").stream().filter(it -> !shipToOf(it).isEmpty()).toList();
      if (points.isEmpty()) point(lin, List.of(lin), shipToAbove);
      else if (points.size() == 1) // the quantities beside the only ship-to are its own
      point(lin, List.of(lin, points.getFirst()), shipToOf(points.getFirst()));
      else {
        for (Group point : points) point(lin, List.of(point), shipToOf(point));
        if (Schedules.isIn(lin)) point(lin, List.of(lin), shipToAbove);
      }
    }

    /** The forecast of one item at one ship-to; quantities and anchors are read from {@code at}. */
    private void point(Group lin, List<Group> at, String shipTo) {
      Segment line = lin.segments().getFirst();
      String part = part(lin);
      String place = shipTo.isEmpty() ? location(lin, "11") : shipTo;
      if (part.isEmpty())
        findings.error(
            line, "C212.7140", FaultCode.VALUE_MISSING, "The item has no part number.", "该项没有零件号。");
      if (place.isEmpty())
        findings.error(
            line,
            null,
            FaultCode.SITE_UNKNOWN,
            "No ship-to: neither NAD ST nor LOC 11 says where it is wanted.",
            "缺少收货地：NAD ST 和 LOC 11 均未给出。");
      if (part.isEmpty() || place.isEmpty()) return;
      Schedules schedules = Schedules.of(at, issued, findings);
      String site = correspondents.site(partnership.buyer(), place);
      String unloading = profile.unloadingPoints() ? location(lin, "11") : "";
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              site,
              part,
              agreement(lin),
              unloading.isEmpty() ? null : unloading);
      var forecast =
          new Forecast(
              release(lin),
              horizonStart,
              horizonEnd,
              schedules.unit(),
              description(lin),
              schedules.received(),
              schedules.lines());
      forecasts.merge(id, forecast, Delfor::together);
    }

    private Release release(Group lin) {
      String number = reference(lin, "AAN");
      if (number.isEmpty()) number = reference(body, "AAN");
      return new Release(number.isEmpty() ? bgm.value(1) : number, issued);
    }

    private @Nullable String agreement(Group lin) {
      for (Group where : List.of(lin, body)) {
        for (String qualifier : List.of("CT", "ON", "BO")) {
          String number = reference(where, qualifier);
          if (!number.isEmpty()) return number;
        }
      }
      return null;
    }

    private static String reference(Group group, String qualifier) {
      for (Group below : group.groupsAt("RFF")) {
        Segment rff = below.segments().getFirst();
        if (rff.value(0).equals(qualifier)) return rff.value(0, 1);
      }
      return "";
    }

    private static String part(Group lin) {
      String number = lin.segments().getFirst().value(2);
      if (!number.isEmpty()) return number;
      for (Segment pia : lin.segments("PIA")) {
        for (int i = 1; i < pia.elements(); i++)
          if (pia.value(i, 1).equals("IN") || pia.value(i, 1).equals("BP")) return pia.value(i, 0);
      }
      return "";
    }

    private static @Nullable String description(Group lin) {
      Segment imd = lin.segment("IMD");
      if (imd == null) return null;
      String text = (imd.value(2, 3) + imd.value(2, 4)).strip();
      return text.isEmpty() ? null : text;
    }

    private static String location(Group lin, String qualifier) {
      for (Segment loc : lin.segments("LOC"))
        if (loc.value(0).equals(qualifier)) return loc.value(1);
      return "";
    }

    private static @Nullable String shipTo(Group group) {
      for (Group below : group.groupsAt("NAD")) {
        String place = shipToOf(below);
        if (!place.isEmpty()) return place;
      }
      return group.begins("NAD") && !shipToOf(group).isEmpty() ? shipToOf(group) : null;
    }

    private static String shipToOf(Group nad) {
      Segment segment = nad.segments().getFirst();
      return switch (segment.value(0)) {
        case "ST", "CN", "DP" -> segment.value(1);
        default -> "";
      };
    }
  }
}
