package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.database.PartyReads;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.reading.BrokerLeases.MachineBroker;
import weft.projections.reading.RefusedReadings;
import weft.projections.reading.RefusedReadings.RefusedRow;

/** The refused readings that came by the company's broker: their devices see no answer. */
@RestController
class RefusedReadingsList {
  private static final String LIST = "refused-readings";

  private final PartyReads reads;

  RefusedReadingsList(PartyReads reads) {
    this.reads = reads;
  }

  /**
   * The company's broker and the readings from it that were refused.
   *
   * @param broker null where the hub has no broker of the company
   * @param next null on the last page
   */
  record BrokerReadings(
      @Nullable MachineBroker broker, List<RefusedRow> items, @Nullable String next) {}

  @Operation(
      operationId = "listRefusedReadings",
      summary =
          "Lists the readings of the last 30 days that came by the broker of the caller's company"
              + " and were refused: counted by machine and reason, with the last one as an example,"
              + " and whether the broker is connected. Its past is not kept.")
  @GetMapping("/api/v1/refused-readings")
  BrokerReadings list(
      Caller caller,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    PartyCode owner = caller.requireParty();
    PartyScope scope = PartyScope.viewer(owner);
    Cursor place = Cursor.read(cursor, LIST, 2, scope);
    int size = ReadContexts.limit(limit);
    String machine = place == null ? "" : place.parts().get(0);
    String code = place == null ? "" : place.parts().get(1);
    return reads.inParty(
        scope,
        db -> {
          List<RefusedRow> rows = RefusedReadings.after(db, owner, machine, code, size + 1);
          List<RefusedRow> items = rows.subList(0, Math.min(size, rows.size()));
          String next =
              rows.size() > size
                  ? Cursor.at(LIST, items.getLast().machine(), items.getLast().code()).text(scope)
                  : null;
          return new BrokerReadings(MachineBroker.of(db, owner).orElse(null), items, next);
        });
  }
}
