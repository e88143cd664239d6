package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.meaning.words.X12Parties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * 862 of any release: each LIN is a call-off of one schedule, or of as many as SDQ divides it into.
 * BSS11 states discrete or cumulative, BSS04 delivery or shipment, JIT the times of a day.
 */
public final class X12ShippingSchedule implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment bss = requireNonNullElse(body.segment("BSS"), message.header());
    Partnership partnership = new X12Parties(correspondents).partnership(body, bss, findings);
    if (partnership == null) return new Meaning(null, List.of(), findings.all());
    var function =
        ScheduleFunction.of(
            bss,
            0,
            "BSS01",
            ScheduleFunction.CALL_OFF,
            ScheduleFunction.agreed(correspondents.profile(partnership)),
            findings);
    if (function == null) return new Meaning(partnership, List.of(), findings.all());
    var reading = new Reading(body, bss, function, partnership, correspondents, findings);
    body.groupsAt("LIN").forEach(reading::item);
    return new Meaning(partnership, reading.calledOff.commands(), findings.all());
  }

  /** Interprets one transaction set. */
  private static final class Reading {
    private final Group body;
    private final Segment bss;
    private final ScheduleFunction function;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final MeaningFindings findings;
    private final Release release;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private final CalledOff calledOff;

    Reading(
        Group body,
        Segment bss,
        ScheduleFunction function,
        Partnership partnership,
        Correspondents correspondents,
        MeaningFindings findings) {
      this.body = body;
      this.bss = bss;
      this.function = function;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      release = new Release(bss.value(1), X12Dates.issued(body, X12Dates.day(bss.value(2))));
      from = X12Dates.day(bss.value(4));
      until = X12Dates.day(bss.value(5));
      calledOff = new CalledOff(profile, findings);
    }

    void item(Group lin) {
      Segment line = lin.segments().getFirst();
      NamedPart part = X12Items.part(line);
      X12Forecast said =
          X12Forecast.of(
              lin,
              bss,
              10,
              X12Parties.shipTo(body),
              AgreedUnits.of(profile, part.number()),
              findings);
      said.requirePlaces(line);
      for (String at : said.places())
        if (!at.isEmpty() && !part.isMissing()) add(lin, part, at, said);
    }

    private void add(Group lin, NamedPart part, String place, X12Forecast said) {
      DateRange days = said.days(place);
      DateRange window = function.merges() ? days : CalledOff.window(from, until, days);
      // BSS05, BSS06 and FST04 are mandatory: the reader has reported it
      if (window == null) return;
      String dock = X12Items.reference(lin, "DK", "LU");
      String unloading = profile.unloadingPoints() ? dock : "";
      List<ScheduleLine> lines = said.lines(place);
      String agreement = X12Items.agreement(lin, bss.value(8), bss.value(9), body);
      calledOff.add(
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              correspondents.site(partnership, place),
              part.number(),
              agreement.isEmpty() ? null : agreement,
              unloading.isEmpty() ? null : unloading),
          part.at(),
          calledOff.callOff(
              release,
              window,
              said.unit(),
              X12Items.scheduled(lin),
              said.received(),
              lines,
              dock,
              X12Items.particulars(lin, lines)),
          function.named(lines, said.counted(place), "FST01"),
          said.counting(place),
          said.saysNothing(place));
    }
  }
}
