package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.EdifactItems;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.StatedReason;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.FaultCode;
import weft.party.EdiRules.Changes;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleCommand.Stated;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * DELFOR of any directory: each LIN for each ship-to is a forecast of one schedule. The reader
 * finds groups by their first segment, because group numbers differ between directories. The
 * ship-to comes before its items (NAD next to or above LIN) or below each item (NAD in LIN). If the
 * sender is the supplier, each LIN is an answer to a release.
 */
public final class Delfor implements MessageMeaning {
  private static final String QUANTITY = "C186.6060";

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment start = message.header();
    boolean answers = correspondents.isOfSupplier(body);
    Partnership partnership =
        answers
            ? answered(body, correspondents, start, findings)
            : correspondents.partnership(body, start, findings);
    if (partnership == null) return new Meaning(null, List.of(), findings.all());
    Segment bgm = requireNonNullElse(body.segment("BGM"), start);
    var function =
        ScheduleFunction.of(
            bgm,
            2,
            "1225",
            ScheduleFunction.SCHEDULE,
            // an answer leaves lines that it does not mention unchanged
            answers ? Changes.MERGE : ScheduleFunction.agreed(correspondents.profile(partnership)),
            findings);
    if (function == null || (answers && !states(bgm, findings)))
      return new Meaning(partnership, List.of(), findings.all());
    var reading =
        new Reading(
            body,
            bgm,
            function,
            partnership,
            correspondents,
            findings,
            answers
                ? new ScheduleAnswers(message, correspondents.profile(partnership), findings)
                : null);
    reading.items(body, null);
    return new Meaning(partnership, reading.commands(), findings.all());
  }

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    return correspondents.isOfSupplier(body)
        ? answered(body, correspondents, message.header(), new MeaningFindings())
        : correspondents.ofBuyer(message);
  }

  /**
   * Checks DE 4343, which states whether the lines are the answer. RE refuses all lines; AB
   * acknowledges receipt only.
   */
  private static boolean states(Segment bgm, MeaningFindings findings) {
    switch (bgm.value(3)) {
      case "RE" ->
          findings.error(
              bgm,
              "4343",
              FaultCode.MEANING_UNKNOWN,
              "Refusing the whole schedule is not supported; promise zero for each of its dates.",
              "不支持整体拒绝计划；请对每个日期承诺数量零。");
      case "AB" ->
          findings.note(
              bgm,
              "4343",
              FaultCode.MEANING_UNKNOWN,
              "The message only confirms that the schedule arrived; it answers nothing.",
              "报文仅确认收到计划，未作答复。");
      default -> {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Partnership answered(
      Group body, Correspondents correspondents, Segment start, MeaningFindings findings) {
    return ResponseParties.ofAnswer(
        correspondents.named(body, Correspondents.BUYER), correspondents, start, findings);
  }

  /** Interprets one message. */
  private static final class Reading {
    private final Group body;
    private final Segment bgm;
    private final ScheduleFunction function;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final MeaningFindings findings;
    private final @Nullable LocalDateTime issued;
    private final @Nullable LocalDate horizonStart;
    private final @Nullable LocalDate horizonEnd;
    private final Released released;

    /** Set if the sender is the supplier: the message is an answer. */
    private final @Nullable ScheduleAnswers answers;

    Reading(
        Group body,
        Segment bgm,
        ScheduleFunction function,
        Partnership partnership,
        Correspondents correspondents,
        MeaningFindings findings,
        @Nullable ScheduleAnswers answers) {
      this.answers = answers;
      this.body = body;
      this.bgm = bgm;
      this.function = function;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      this.released = new Released(profile, findings);
      Dates.When when = Dates.first(body, "137");
      issued = when == null ? null : when.toDateTime();
      horizonStart = Dates.day(body, "158", "194");
      horizonEnd = Dates.day(body, "159", "206");
    }

    List<StreamCommand> commands() {
      return answers == null ? released.commands() : answers.commands();
    }

    /** Descends to the LIN groups; a ship-to next to or above them applies to all of them. */
    void items(Group group, @Nullable String above) {
      String here = requireNonNullElse(EdifactItems.shipTo(group), above == null ? "" : above);
      for (Group below : group.groups()) {
        if (below.begins("LIN")) item(below, here);
        else items(below, here.isEmpty() ? above : here);
      }
    }

    private void item(Group lin, String shipToAbove) {
      List<Group> points =
          lin.groupsAt("NAD").stream().filter(it -> !EdifactItems.shipToOf(it).isEmpty()).toList();
      if (points.isEmpty()) point(lin, List.of(lin), shipToAbove);
      else if (points.size() == 1) // quantities next to the only ship-to belong to it
      point(lin, List.of(lin, points.getFirst()), EdifactItems.shipToOf(points.getFirst()));
      else {
        for (Group point : points) point(lin, List.of(point), EdifactItems.shipToOf(point));
        if (Schedules.isIn(lin)) point(lin, List.of(lin), shipToAbove);
      }
    }

    /**
     * Adds the forecast of an item for one ship-to; reads quantities and anchors from {@code at}.
     */
    private void point(Group lin, List<Group> at, String shipTo) {
      Segment line = lin.segments().getFirst();
      NamedPart part = EdifactItems.part(lin);
      String place = shipTo.isEmpty() ? EdifactItems.location(lin, "11") : shipTo;
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
      String site = correspondents.site(partnership, place);
      String unloading = profile.unloadingPoints() ? EdifactItems.location(lin, "11") : "";
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              site,
              answers == null ? part.number() : ResponseParties.ours(part.number(), profile, true),
              EdifactItems.agreement(lin, body),
              unloading.isEmpty() ? null : unloading);
      if (answers == null) release(lin, id, part, at);
      else answer(lin, id, part, at, answers);
    }

    private void answer(
        Group lin, DeliveryScheduleId id, NamedPart part, List<Group> at, ScheduleAnswers all) {
      Segment rff = named(lin);
      if (rff == null || rff.value(0, 1).isEmpty()) {
        findings.error(
            lin.segments().getFirst(),
            null,
            FaultCode.VALUE_MISSING,
            "The answer does not name its release (RFF AAN).",
            "答复未指明针对哪个版本（RFF AAN）。");
        return;
      }
      Schedules schedules = Schedules.promised(at, issued, profile, id.part(), findings);
      all.add(
          id,
          new Stated(rff.value(0, 1), ScheduleAnswers.at(rff, "C506.1154")),
          schedules.statedUnit(),
          schedules.lines(),
          StatedReason.edifact(lin),
          part);
    }

    private void release(Group lin, DeliveryScheduleId id, NamedPart part, List<Group> at) {
      Schedules schedules = Schedules.of(at, issued, profile, id.part(), findings);
      List<ScheduleLine> lines = schedules.lines();
      var forecast =
          new Forecast(
              release(lin),
              horizonStart,
              horizonEnd,
              schedules.unit(),
              EdifactItems.description(lin),
              schedules.received(),
              lines,
              NormalizedText.orNull(EdifactItems.location(lin, "11")),
              EdifactItems.particulars(lin, lines));
      released.add(
          new ReleaseForecast(
              id,
              forecast,
              part.at(),
              null,
              function.named(lines, schedules.counted(), QUANTITY),
              null,
              null),
          schedules.counting(),
          schedules.saysNothing(),
          new Item(lin.segments().getFirst().value(0), false));
    }

    /**
     * Returns the segment that names the item's release, otherwise the message's; null if neither
     * does.
     */
    private @Nullable Segment named(Group lin) {
      Segment own = EdifactItems.rff(lin, "AAN");
      return own == null ? EdifactItems.rff(body, "AAN") : own;
    }

    private Release release(Group lin) {
      Segment rff = named(lin);
      String number = rff == null ? "" : rff.value(0, 1);
      return new Release(number.isEmpty() ? bgm.value(1) : number, issued);
    }
  }
}
