package weft.api.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.certificate.CertificateId;
import weft.inspection.InspectionCommand.DoubtInspection;
import weft.inspection.InspectionId;
import weft.inspection.InstrumentCommand.CalibrateInstrument;
import weft.language.Text;
import weft.projections.inspection.InspectionRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.rows.RowJson;

/**
 * Finds the inspections that an instrument measured for since its last good calibration. The mark
 * is an event of each inspection, so that customers and certificates learn of it too.
 */
@Component
class DoubtedInspections {
  /** The most inspections that one append marks. */
  private static final int MOST = 5_000;

  private final ReadContexts readings;
  private final KnownInspections known;

  DoubtedInspections(ReadContexts readings, KnownInspections known) {
    this.readings = readings;
    this.known = known;
  }

  List<DoubtInspection> by(
      Caller caller, CalibrateInstrument calibration, @Nullable LocalDate lastGood) {
    readings.awaitAll();
    String number = calibration.instrument().number();
    List<InspectionRow> measured =
        readings.read(
            readings.asOwner(caller, null),
            (db, it) ->
                InspectionRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(
                            Filter.is("item", Board.OWN),
                            new Filter(
                                "t.instruments @> :instrument::jsonb",
                                "instrument",
                                RowJson.of(List.of(Map.of("instrument", number)))),
                            new Filter(
                                "exists (select from jsonb_array_elements(t.instruments) i where i"
                                    + " ->> 'instrument' = :used and (i ->> 'last')::timestamptz >="
                                    + " :since::date - interval '1 day')",
                                "used",
                                number),
                            new Filter(
                                "true",
                                "since",
                                (lastGood == null ? LocalDate.EPOCH : lastGood).toString())),
                        List.of(),
                        Moment.NOW,
                        MOST + 1));
    if (measured.size() > MOST) throw tooMany();
    Map<InspectionId, List<CertificateId>> over =
        known.over(measured.stream().map(it -> InspectionId.of(it.stream())).toList());
    List<DoubtInspection> doubts = new ArrayList<>();
    over.forEach(
        (inspection, its) ->
            doubts.add(new DoubtInspection(inspection, number, lastGood, calibration.on(), its)));
    return doubts;
  }

  private static RuntimeException tooMany() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "too-many-inspections",
            new Text(
                "The instrument measured for more than " + MOST + " inspections since.",
                "该器具此后用于 " + MOST + " 次以上检验。"))
        .exception();
  }
}
