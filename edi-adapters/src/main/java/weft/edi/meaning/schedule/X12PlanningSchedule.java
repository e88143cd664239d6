package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedPart;
import weft.edi.meaning.words.NamedParty;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.StatedReason;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.meaning.words.X12Parties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.FaultCode;
import weft.party.EdiRules.Changes;
import weft.party.Partnership;
import weft.party.Profile;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleCommand.Stated;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * 830 of any release: each LIN is a forecast of one schedule, or of as many as SDQ divides it into.
 * The ship-to is below the item (N1 ST), otherwise in the header.
 */
public final class X12PlanningSchedule implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment bfr = requireNonNullElse(body.segment("BFR"), message.header());
    var parties = new X12Parties(correspondents);
    boolean answers = parties.isOfSupplier(body);
    Partnership partnership =
        answers
            ? answered(body, correspondents, bfr, findings)
            : parties.partnership(body, bfr, findings);
    if (partnership == null) return new Meaning(null, List.of(), findings.all());
    var function =
        ScheduleFunction.of(
            bfr,
            0,
            "BFR01",
            ScheduleFunction.SCHEDULE,
            // as in a DELFOR
            answers ? Changes.MERGE : ScheduleFunction.agreed(correspondents.profile(partnership)),
            findings);
    if (function == null) return new Meaning(partnership, List.of(), findings.all());
    var reading =
        new Reading(
            body,
            bfr,
            function,
            partnership,
            correspondents,
            findings,
            answers
                ? new ScheduleAnswers(message, correspondents.profile(partnership), findings)
                : null);
    body.groupsAt("LIN").forEach(reading::item);
    return new Meaning(partnership, reading.commands(), findings.all());
  }

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    return new X12Parties(correspondents).isOfSupplier(body)
        ? answered(body, correspondents, message.header(), new MeaningFindings())
        : correspondents.ofBuyer(message);
  }

  private static @Nullable Partnership answered(
      Group body, Correspondents correspondents, Segment start, MeaningFindings findings) {
    NamedParty buyer = new X12Parties(correspondents).party(body, Correspondents.BUYER);
    return ResponseParties.ofAnswer(buyer, correspondents, start, findings);
  }

  /** Interprets one transaction set. */
  private static final class Reading {
    private final Group body;
    private final Segment bfr;
    private final ScheduleFunction function;
    private final Partnership partnership;
    private final Correspondents correspondents;
    private final Profile profile;
    private final MeaningFindings findings;
    private final Release release;
    private final @Nullable LocalDate horizonStart;
    private final @Nullable LocalDate horizonEnd;
    private final Released released;

    /** Set if the sender is the supplier: the set is an answer. */
    private final @Nullable ScheduleAnswers answers;

    Reading(
        Group body,
        Segment bfr,
        ScheduleFunction function,
        Partnership partnership,
        Correspondents correspondents,
        MeaningFindings findings,
        @Nullable ScheduleAnswers answers) {
      this.answers = answers;
      this.body = body;
      this.bfr = bfr;
      this.function = function;
      this.partnership = partnership;
      this.correspondents = correspondents;
      this.profile = correspondents.profile(partnership);
      this.findings = findings;
      this.released = new Released(profile, findings);
      LocalDateTime issued = X12Dates.issued(body, X12Dates.day(bfr.value(7)));
      String number = bfr.value(2).isEmpty() ? bfr.value(1) : bfr.value(2);
      this.release = new Release(number, issued);
      this.horizonStart = X12Dates.day(bfr.value(5));
      this.horizonEnd = X12Dates.day(bfr.value(6));
    }

    List<StreamCommand> commands() {
      return answers == null ? released.commands() : answers.commands();
    }

    void item(Group lin) {
      Segment line = lin.segments().getFirst();
      NamedPart part = X12Items.part(line);
      String own = X12Parties.shipTo(lin);
      String place = own.isEmpty() ? X12Parties.shipTo(body) : own;
      X12Forecast forecast =
          X12Forecast.of(lin, bfr, 4, place, AgreedUnits.of(profile, part.number()), findings);
      forecast.requirePlaces(line);
      for (String at : forecast.places())
        if (!at.isEmpty() && !part.isMissing()) add(lin, part, at, forecast);
    }

    private void add(Group lin, NamedPart part, String place, X12Forecast from) {
      Segment line = lin.segments().getFirst();
      String dock = X12Items.reference(lin, "DK", "LU");
      String unloading = profile.unloadingPoints() ? dock : "";
      String agreement = X12Items.agreement(lin, bfr.value(9), bfr.value(10), body);
      var id =
          new DeliveryScheduleId(
              partnership.buyer(),
              partnership.supplier(),
              correspondents.site(partnership, place),
              answers == null ? part.number() : ResponseParties.ours(part.number(), profile, true),
              agreement.isEmpty() ? null : agreement,
              unloading.isEmpty() ? null : unloading);
      List<ScheduleLine> lines = from.lines(place);
      if (answers != null) {
        answer(lin, id, part, lines, answers);
        return;
      }
      var forecast =
          new Forecast(
              release,
              horizonStart,
              horizonEnd,
              from.unit(),
              X12Items.scheduled(lin),
              from.received(),
              lines,
              NormalizedText.orNull(dock),
              X12Items.particulars(lin, lines),
              from.most(place));
      released.add(
          new ReleaseForecast(
              id,
              forecast,
              part.at(),
              null,
              function.named(lines, from.counted(place), "FST01"),
              null,
              null),
          from.counting(place),
          from.saysNothing(place),
          new Item(line.value(0), from.isBounded()));
    }

    /** Answers the release of BFR03; BFR02 is the supplier's own number. */
    private void answer(
        Group lin,
        DeliveryScheduleId id,
        NamedPart part,
        List<ScheduleLine> lines,
        ScheduleAnswers all) {
      if (bfr.value(2).isEmpty()) {
        findings.error(
            bfr,
            "BFR03",
            FaultCode.VALUE_MISSING,
            "The answer does not name its release (BFR03).",
            "答复未指明针对哪个版本（BFR03）。");
        return;
      }
      Segment uit = lin.segment("UIT");
      Stated unit =
          uit == null || uit.value(0, 0).isEmpty()
              ? null
              : new Stated(X12Items.unit(uit.value(0, 0)), ScheduleAnswers.at(uit, "UIT01"));
      Reason reason =
          lin.segments("REF").stream()
              .filter(it -> it.value(0).equals("ZZ"))
              .map(it -> StatedReason.of(it.value(2)))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      all.add(
          id,
          new Stated(bfr.value(2), ScheduleAnswers.at(bfr, "BFR03")),
          unit,
          lines,
          reason,
          part);
    }
  }
}
