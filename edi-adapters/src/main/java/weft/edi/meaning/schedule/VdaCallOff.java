package weft.edi.meaning.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.VdaUnits;
import weft.edi.meaning.words.VdaValues;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.Predecessor;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * VDA 4905: each 512 is the forecast of one part at one plant. The customer sends the transmission;
 * the supplier receives it.
 */
public final class VdaCallOff implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    MeaningFindings findings = new MeaningFindings();
    Partnership partnership = correspondents.addressed();
    if (partnership == null) {
      findings.error(
          message.header(),
          "511-04",
          FaultCode.UNKNOWN_PARTNER,
          "The supplier is not known: its number names nobody on this hub.",
          "供应商未知：该编号所指的企业不在本平台上。");
      return new Meaning(null, List.of(), findings.all());
    }
    var reading =
        new Reading(
            partnership, correspondents, VdaValues.day(message.header().value("511-08")), findings);
    message.body().groupsAt("512").forEach(reading::part);
    return new Meaning(partnership, reading.released.commands(), findings.all());
  }

  /** Interprets one transmission. */
  private static final class Reading {
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final MeaningFindings findings;
    private final Released released;

    /** The day on which cumulatives were set to zero. */
    private final @Nullable LocalDate since;

    Reading(
        Partnership partnership,
        Correspondents correspondents,
        @Nullable LocalDate since,
        MeaningFindings findings) {
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.since = since;
      this.findings = findings;
      this.released = new Released(profile, findings);
    }

    void part(Group group) {
      Segment line = group.segments().getFirst();
      LocalDateTime issued = VdaValues.moment(line.value("512-05"));
      String plant = line.value("512-03");
      String unloading = line.value("512-11");
      String order = line.value("512-10");
      var part = NamedPart.in(line, "512-08");
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              correspondents.site(partnership, plant),
              part.number(),
              order.isEmpty() ? null : order,
              profile.unloadingPoints() && !unloading.isEmpty() ? unloading : null);
      var schedule = VdaSchedule.of(group, issued, since, findings);
      List<ScheduleLine> lines = schedule.lines();
      var forecast =
          new Forecast(
              new Release(VdaValues.number(line.value("512-04")), issued),
              null,
              schedule.horizonEnd(),
              VdaUnits.unit(line.value("512-13")),
              null,
              schedule.received(),
              lines,
              NormalizedText.orNull(unloading),
              particulars(group, lines));
      released.add(
          new ReleaseForecast(id, forecast, part.at(), predecessor(line), null, null, null),
          Counting.DISCRETE,
          schedule.saysNothing(),
          new Item("", schedule.isBounded(lines)));
    }

    /** Reads the supplier's part, the point of use or storage location, and texts. */
    private static @Nullable ItemDetails particulars(Group group, List<ScheduleLine> lines) {
      Segment line = group.segments().getFirst();
      Segment released = group.segment("515");
      String use = released == null ? "" : released.value("515-12");
      return ItemDetails.of(
          line.value("512-09"),
          use.isEmpty() ? line.value("512-19") : use,
          VdaValues.text(group, "518"),
          lines);
    }

    /** Returns null for the first release, which has no number or zero as its predecessor. */
    private static @Nullable Predecessor predecessor(Segment line) {
      String old = VdaValues.number(line.value("512-06"));
      return old.isEmpty() || old.equals("0")
          ? null
          : new Predecessor(
              old, new StatedAt(line.number(), line.tag(), "512-06", line.offsetOf("512-06")));
    }
  }
}
