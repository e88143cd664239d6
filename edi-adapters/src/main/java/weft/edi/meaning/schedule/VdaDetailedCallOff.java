package weft.edi.meaning.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.VdaValues;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * VDA 4915: each 552 is the call-off of one part at one plant; 554 has its days and times, up to
 * the horizon of 552-12. It states no unit: quantities are pieces. The meaning of 552-13 (receipt
 * or despatch) and of the codes of 554 is unknown; the hub reads days as days of delivery.
 */
public final class VdaDetailedCallOff implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    MeaningFindings findings = new MeaningFindings();
    Partnership partnership = correspondents.addressed();
    if (partnership == null) {
      findings.error(
          message.header(),
          "551-04",
          FaultCode.UNKNOWN_PARTNER,
          "The supplier is not known: its number names nobody on this hub.",
          "供应商未知：该编号所指的企业不在本平台上。");
      return new Meaning(null, List.of(), findings.all());
    }
    Profile profile = correspondents.profile(partnership);
    var calledOff = new CalledOff(profile, findings);
    for (Group it : message.body().groupsAt("552"))
      add(it, partnership, correspondents, profile, findings, calledOff);
    return new Meaning(partnership, calledOff.commands(), findings.all());
  }

  private static void add(
      Group group,
      Partnership partnership,
      Correspondents correspondents,
      Profile profile,
      MeaningFindings findings,
      CalledOff to) {
    Segment line = group.segments().getFirst();
    LocalDateTime issued = VdaValues.moment(line.value("552-05"));
    String unloading = line.value("552-08");
    String order = line.value("552-14");
    if (!line.value("552-13").isEmpty())
      findings.note(
          line,
          "552-13",
          FaultCode.MEANING_UNKNOWN,
          "Whether days are of receipt or of despatch (552-13) is not read; they are taken as days"
              + " of delivery.",
          "未读取 552-13（到货或发货）；日期按交货日期处理。");
    var schedule = VdaSchedule.calledOff(group, issued, findings);
    LocalDate horizon = VdaValues.day(line.value("552-12"));
    DateRange days = schedule.days();
    LocalDate today = days != null || issued == null ? null : issued.toLocalDate();
    DateRange window = CalledOff.window(today, horizon == null ? today : horizon, days);
    if (window == null) {
      findings.error(
          line,
          null,
          FaultCode.VALUE_MISSING,
          "The item has neither quantities nor dates.",
          "该项没有要货数量，也没有日期。");
      return;
    }
    var part = NamedPart.in(line, "552-06");
    List<ScheduleLine> lines = schedule.lines();
    String use = line.value("552-16");
    to.add(
        new DeliveryScheduleId(
            partnership.buyer(),
            partnership.supplier(),
            correspondents.site(partnership, line.value("552-03")),
            part.number(),
            order.isEmpty() ? null : order,
            profile.unloadingPoints() && !unloading.isEmpty() ? unloading : null),
        part.at(),
        to.callOff(
            new Release(VdaValues.number(line.value("552-04")), issued),
            window,
            "PCE",
            null,
            schedule.received(),
            lines,
            unloading,
            ItemDetails.of(
                line.value("552-07"),
                use.isEmpty() ? line.value("552-09") : use,
                VdaValues.text(group, "557"),
                lines)),
        null,
        Counting.DISCRETE,
        schedule.saysNothing());
  }
}
