package weft.edi.meaning;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.party.Partnership;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.Forecast;
import weft.scheduling.Received;
import weft.scheduling.Release;
import weft.scheduling.ScheduleLine;

/**
 * 830 of any release: each LIN is a forecast of one schedule, or of as many as SDQ divides it into.
 * The ship-to stands below the item (N1 ST), else in the header.
 */
public final class X12PlanningSchedule implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    Findings findings = new Findings();
    Segment bfr = requireNonNullElse(body.segment("BFR"), message.header());
    Partnership partnership = new X12Parties(correspondents).partnership(body, bfr, findings);
    if (partnership == null) return new Meaning(null, List.of(), findings.all());
    var function =
        ScheduleFunction.of(
            bfr,
            0,
            "BFR01",
            ScheduleFunction.SCHEDULE,
            correspondents.profile(partnership),
            findings);
    if (function == null) return new Meaning(partnership, List.of(), findings.all());
    var reading = new Reading(body, bfr, function, partnership, correspondents, findings);
    body.groupsAt("LIN").forEach(reading::item);
    return new Meaning(partnership, reading.released.commands(), findings.all());
  }

  /** One set being understood. */
  private static final class Reading {
    private final Group body;
    private final Segment bfr;
    private final ScheduleFunction function;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final Findings findings;
    private final Release release;
    private final @Nullable LocalDate horizonStart;
    private final @Nullable LocalDate horizonEnd;
    private final Released released;

    Reading(
        Group body,
        Segment bfr,
        ScheduleFunction function,
        Partnership partnership,
        Correspondents correspondents,
        Findings findings) {
      this.body = body;
      this.bfr = bfr;
      this.function = function;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      this.released = new Released(profile);
      LocalDate day = X12Dates.day(bfr.value(7));
      LocalDateTime issued = day == null ? null : day.atStartOfDay();
      String number = bfr.value(2).isEmpty() ? bfr.value(1) : bfr.value(2);
      this.release = new Release(number, issued);
      this.horizonStart = X12Dates.day(bfr.value(5));
      this.horizonEnd = X12Dates.day(bfr.value(6));
    }

    void item(Group lin) {
      Segment line = lin.segments().getFirst();
      NamedPart part = X12Items.part(line);
      String own = X12Parties.shipTo(lin);
      String place = own.isEmpty() ? X12Parties.shipTo(body) : own;
      X12Forecast forecast = X12Forecast.of(lin, bfr, 4, place, findings);
      forecast.requirePlaces(line);
      for (String at : forecast.places())
        if (!at.isEmpty() && !part.isMissing()) add(lin, part, at, forecast);
    }

    private void add(Group lin, NamedPart part, String place, X12Forecast from) {
      String unloading = profile.unloadingPoints() ? X12Items.reference(lin, "DK", "LU") : "";
      String agreement = X12Items.agreement(lin, bfr.value(9), bfr.value(10), body);
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              correspondents.site(partnership, place),
              part.number(),
              agreement.isEmpty() ? null : agreement,
              unloading.isEmpty() ? null : unloading);
      Segment uit = lin.segment("UIT");
      List<ScheduleLine> lines = from.lines(place);
      var forecast =
          new Forecast(
              release,
              horizonStart,
              horizonEnd,
              X12Items.unit(uit == null ? "" : uit.value(0, 0)),
              X12Items.description(lin),
              from.places().size() == 1 ? from.received() : Received.UNKNOWN,
              lines);
      released.add(
          new ReleaseForecast(
              id, forecast, part.at(), null, function.named(lines, from.counted(place), "FST01")));
    }
  }
}
