package weft.api.manufacturing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.party.ActingPerson;
import weft.api.photo.PhotoShelf;
import weft.api.photo.ReceivedPhoto;
import weft.api.photo.ShownPhoto;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.manufacturing.PhotographedReport;
import weft.manufacturing.WorkOrderCommand.EraseReportPhoto;
import weft.manufacturing.WorkOrderCommand.PhotographReport;
import weft.manufacturing.WorkOrderId;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.projections.manufacturing.PhotoOfReport;
import weft.projections.manufacturing.WorkOrderRow;

/** Photos of reports: whoever reads the work order sees them, until they are erased. */
@RestController
@RequestMapping("/api/v1/work-orders")
class ReportPhotos {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final OrderEffects orders;
  private final ActingPerson persons;
  private final JdbcClient writer;

  ReportPhotos(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      OrderEffects orders,
      ActingPerson persons,
      JdbcClient writer) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.orders = orders;
    this.persons = persons;
    this.writer = writer;
  }

  @Operation(
      operationId = "addReportPhoto",
      summary = "Adds a photo to a report: the bytes of a JPEG, PNG or WebP image, at most 2 MB.",
      description =
          "The hub keeps the bytes as they are, with everything that the image says of place and"
              + " device. The history gets their SHA-256. The same image again changes nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "image/jpeg",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "image/png",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "image/webp",
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @PostMapping(
      path = "/{id}/reports/{n}/photos",
      consumes = {"image/jpeg", "image/png", "image/webp"})
  ResponseEntity<WriteResult> add(
      Caller caller,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The number of the report, from 1.") int n,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestParam(required = false)
          @Parameter(
              description = "The code of who took it. A client must name one; a user is meant.")
          @Nullable String person,
      HttpServletRequest request)
      throws IOException {
    WorkOrderId order = own(caller, id);
    PersonCode by = new PersonCode(persons.of(caller, person, "/person").code());
    var received = ReceivedPhoto.of(request);
    String sha256 = received.photo().sha256();
    var command = new PhotographReport(order, n, received.photo(), by);
    // Refused before anything is kept: an image without its event would be nobody's.
    orders.order(order).decide(command);
    PhotoShelf.REPORTS.keep(writer, order.stream(), order.supplier(), received);
    var done = asking.ask(caller, null, idempotencyKey, List.of(sha256, by), List.of(command));
    // A repeated request gets its first answer, even if the photo was erased since.
    if (!isThere(order, sha256)) PhotoShelf.REPORTS.erase(writer, order.stream(), sha256);
    return WriteResult.answer(order.stream(), done);
  }

  @Operation(
      operationId = "getReportPhoto",
      summary = "The image of a photo, for whoever may read the work order.",
      description = "404 `photo-erased` after its erasure, at past moments too.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The bytes as they were added; `sha256` in the path is their digest.",
              content = {
                @Content(
                    mediaType = "image/jpeg",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "image/png",
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = "image/webp",
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @GetMapping("/{id}/photos/{sha256}")
  ResponseEntity<byte[]> get(
      Caller caller,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The SHA-256 of the image, in lower-case hexadecimal.")
          String sha256,
      @ParameterObject RowQuery look) {
    ReadContext reading = pages.reading(WorkOrderRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    ReadResult<Optional<ShownPhoto>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                WorkOrderRow.BOARD
                    .reads()
                    .one(db, it.scope(), stream, it.moment())
                    .flatMap(row -> photo(row, sha256))
                    .map(
                        photo ->
                            new ShownPhoto(
                                sha256,
                                photo.mediaType(),
                                PhotoShelf.REPORTS.image(db, stream, sha256))));
    return found.answer().orElseThrow(found::notFound).answer(found.ok());
  }

  private static Optional<PhotoOfReport> photo(WorkOrderRow row, String sha256) {
    return row.reports().stream()
        .flatMap(it -> it.photos().stream())
        .filter(it -> it.sha256().equals(sha256))
        .findFirst();
  }

  @Operation(
      operationId = "eraseReportPhoto",
      summary = "Erases a photo for ever, such as one that shows a person.",
      description = "Its digest, who added it, and who erased it and why stay in the history.")
  @DeleteMapping("/{id}/reports/{n}/photos/{sha256}")
  ResponseEntity<WriteResult> erase(
      Caller caller,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The number of the report, from 1.") int n,
      @PathVariable @Parameter(description = "The SHA-256 of the image, in lower-case hexadecimal.")
          String sha256,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestParam(required = false) @Parameter(description = "Why it is erased; needed.")
          @Nullable String reason,
      @RequestParam(required = false)
          @Parameter(
              description = "The code of who erases it. A client must name one; a user is meant.")
          @Nullable String person) {
    WorkOrderId order = own(caller, id);
    PersonCode by = new PersonCode(persons.of(caller, person, "/person").code());
    var command = new EraseReportPhoto(order, n, sha256, Body.reason(reason), by);
    var done = asking.ask(caller, null, idempotencyKey, List.of(command), List.of(command));
    if (!isThere(order, sha256)) PhotoShelf.REPORTS.erase(writer, order.stream(), sha256);
    return WriteResult.answer(order.stream(), done);
  }

  /** Whether any report of the order has the photo. */
  private boolean isThere(WorkOrderId order, String sha256) {
    return orders.order(order).photos().stream()
        .map(PhotographedReport::sha256)
        .anyMatch(sha256::equals);
  }

  private WorkOrderId own(Caller caller, String id) {
    caller.require(Role.PRODUCTION, Role.QUALITY);
    PartyCode supplier = readings.sideScope(caller, "supplier").party();
    WorkOrderId order = Ids.of(id, WorkOrderId::of);
    if (order.supplier().equals(supplier)) return order;
    throw Ids.notFound();
  }
}
