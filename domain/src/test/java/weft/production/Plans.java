package weft.production;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleCommand.ReportOutput;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.production.ProductionScheduleEvent.OutputShown;

/** Factory methods for the plans of tests: JIAXIN makes part JX-4711 in two weeks of December. */
final class Plans {
  private Plans() {}

  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode LINGYUN = new PartyCode("LINGYUN");
  static final ProductionScheduleId PLAN = new ProductionScheduleId(JIAXIN, "JX1", "JX-4711");

  static final Week W50 = Week.parse("2026-W50");
  static final LocalDate MONDAY = W50.monday();
  static final LocalDate TUESDAY = MONDAY.plusDays(1);
  static final LocalDate FRIDAY = MONDAY.plusDays(4);
  static final LocalDate SUNDAY = W50.sunday();
  static final Week W51 = Week.parse("2026-W51");

  static OutputLine day(LocalDate date, long quantity, Allotment... allotments) {
    return new OutputLine(date, null, Quantity.of(quantity), List.of(allotments));
  }

  static OutputLine week(Week week, long quantity, Allotment... allotments) {
    return new OutputLine(null, week, Quantity.of(quantity), List.of(allotments));
  }

  static Allotment to(PartyCode buyer, long quantity) {
    return new Allotment(buyer, Quantity.of(quantity));
  }

  static PublishOutput publish(LocalDate from, LocalDate until, OutputLine... lines) {
    return new PublishOutput(PLAN, "PCE", from, until, List.of(lines), List.of());
  }

  static PublishOutput in(String unit, PublishOutput asked) {
    return new PublishOutput(
        asked.schedule(), unit, asked.from(), asked.until(), asked.lines(), asked.buyers());
  }

  static PublishOutput showing(PublishOutput asked, PartyCode... buyers) {
    return new PublishOutput(
        asked.schedule(),
        asked.unit(),
        asked.from(),
        asked.until(),
        asked.lines(),
        List.of(buyers));
  }

  static OutputPublished published(int version, PublishOutput asked, OutputLine... replaced) {
    return new OutputPublished(
        asked.schedule(),
        version,
        asked.unit(),
        asked.from(),
        asked.until(),
        asked.lines(),
        asked.buyers(),
        List.of(replaced));
  }

  static OutputShown shown(
      PartyCode buyer,
      int version,
      PublishOutput asked,
      List<OutputLine> lines,
      List<OutputLine> replaced) {
    return new OutputShown(
        PLAN, version, buyer, asked.unit(), asked.from(), asked.until(), lines, replaced);
  }

  static LineOutput made(LocalDate date, long good, long scrap) {
    return made(date, good, scrap, null, null);
  }

  static LineOutput made(
      LocalDate date, long good, long scrap, @Nullable String batch, @Nullable String reason) {
    return new LineOutput(date, Quantity.of(good), Quantity.of(scrap), batch, reason);
  }

  static ReportOutput report(LineOutput made) {
    return new ReportOutput(PLAN, made, FRIDAY);
  }

  static OutputReported reported(LineOutput made) {
    return new OutputReported(PLAN, "PCE", made);
  }
}
