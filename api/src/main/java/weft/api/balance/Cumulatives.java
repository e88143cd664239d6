package weft.api.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.AuditedParties;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.balance.CumulativeLedger;
import weft.projections.balance.cumulative.ScheduleCumulatives;
import weft.projections.scheduling.SchedulePage.Header;
import weft.scheduling.DeliveryScheduleId;

/**
 * The quantities that the buyer of a delivery schedule has received and its supplier has shipped,
 * and the reasons why the two differ.
 */
@RestController
@RequestMapping("/api/v1/cumulatives")
class Cumulatives {
  private final ReadContexts readings;
  private final BalanceReading balances;

  Cumulatives(ReadContexts readings, BalanceReading balances) {
    this.readings = readings;
    this.balances = balances;
  }

  @Operation(
      operationId = "getCumulatives",
      summary =
          "Both sides' cumulatives of a delivery schedule, and the reasons for their difference.")
  @GetMapping
  CumulativesPage get(
      Caller caller,
      @RequestParam @Parameter(description = "The schedule's id, as in call-offs.") String schedule,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    DeliveryScheduleId id = Ids.of(schedule, DeliveryScheduleId::of);
    readings.awaitAtLeast(atLeast);
    ReadContext at = BalanceReading.atOnePosition(readings.bySide(caller, side(caller, id), asOf));
    ScheduleCumulatives told =
        readings
            .read(
                at,
                (db, it) ->
                    ScheduleCumulatives.of(db, it.scope(), id.stream(), it.moment())
                        .filter(
                            one ->
                                AuditedParties.fromTheBeginning(
                                    db,
                                    it.scope(),
                                    "scheduling",
                                    one.schedule().buyer(),
                                    one.schedule().supplier())))
            .orElseThrow(Ids::notFound);
    Header header = told.schedule();
    LocalDate today =
        balances.calendars(at).of(header.buyer(), header.site()).dateOf(balances.now(at));
    return CumulativesPage.of(
        header,
        CumulativeLedger.of(told.unit(), told.statements(), told.sent(), told.opening(), today),
        told.expectedDays(),
        today,
        at.position());
  }

  /** The side that the caller has in the schedule, which the id names. */
  private static @Nullable String side(Caller caller, DeliveryScheduleId id) {
    if (caller.is(Role.AUDITOR)) return null;
    if (id.buyer().equals(caller.party())) return "buyer";
    if (id.supplier().equals(caller.party())) return "supplier";
    throw Ids.notFound();
  }
}
