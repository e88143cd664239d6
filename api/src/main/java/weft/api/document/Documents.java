package weft.api.document;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.document.DocumentChain;
import weft.projections.document.Documents.Document;
import weft.projections.document.Documents.Filter;
import weft.projections.document.Documents.Line;

/**
 * Despatch advices, receipts, invoices and other documents as both partners see them, and their
 * totals.
 */
@RestController
@RequestMapping("/api/v1")
class Documents {
  private static final String LIST = "documents";
  private static final String LINES = "document-lines";
  private final ReadContexts readings;

  Documents(ReadContexts readings) {
    this.readings = readings;
  }

  @Operation(
      operationId = "listDocuments",
      summary = "Lists the stored business documents of one side, newest first.")
  @GetMapping("/documents")
  ResponseEntity<Page<Document>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @ParameterObject Filter filter,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    ReadContext reading = readings.bySide(caller, as, asOf);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    long before = place == null ? Long.MAX_VALUE : place.number(0);
    List<Document> rows =
        readings.read(
            reading,
            (db, it) ->
                weft.projections.document.Documents.list(
                    db, it.scope(), filter, before, it.moment(), size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.position()), reading);
  }

  @Operation(operationId = "getDocument", summary = "One document without its lines.")
  @GetMapping("/documents/{id}")
  Document get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return find(readings.bySide(caller, as, asOf), id);
  }

  @Operation(
      operationId = "listDocumentLines",
      summary = "Lists a document's lines, in the document's order.")
  @GetMapping("/documents/{id}/lines")
  ResponseEntity<Page<Line>> lines(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    ReadContext reading = readings.bySide(caller, as, asOf);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LINES, 1, reading.scope());
    int after = place == null ? -1 : (int) place.number(0);
    long position = find(reading, id).position();
    List<Line> rows =
        readings.read(
            reading,
            (db, it) ->
                weft.projections.document.Documents.lines(
                    db, it.scope(), position, after, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LINES, it.ordinal()), reading);
  }

  /**
   * Everything from an order or agreement to its last invoice.
   *
   * @param number of the order or agreement, as both partners write it
   */
  @Operation(
      operationId = "getChain",
      summary =
          "The call-offs, work orders, despatches, receipts and invoices of one order or agreement,"
              + " and whether their quantities agree.")
  @GetMapping("/chains")
  DocumentChain chain(
      Caller caller,
      @RequestParam String number,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable Instant asOf) {
    ReadContext reading = readings.bySide(caller, as, asOf);
    DocumentChain chain =
        readings.read(reading, (db, it) -> DocumentChain.of(db, it.scope(), number, it.moment()));
    Side side = reading.scope().role() == PartyScope.Role.BUYER ? Side.BUYER : Side.SUPPLIER;
    return readings.read(
        readings.asOwner(caller, asOf),
        (db, it) -> chain.withWork(db, it.scope(), side, it.moment()));
  }

  private Document find(ReadContext reading, String id) {
    return readings
        .read(
            reading,
            (db, it) -> weft.projections.document.Documents.find(db, it.scope(), id, it.moment()))
        .orElseThrow(Ids::notFound);
  }
}
