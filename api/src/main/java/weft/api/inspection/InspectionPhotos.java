package weft.api.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
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
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.inspection.InspectionCommand.EraseInspectionPhoto;
import weft.inspection.InspectionCommand.PhotographInspected;
import weft.inspection.InspectionId;
import weft.party.PersonCode;
import weft.projections.inspection.InspectionPhotoRow;
import weft.projections.inspection.InspectionRow;
import weft.projections.rows.BoardReads.Filter;

/** Photos of inspected characteristics: readers of the values see them, until they are erased. */
@RestController
@RequestMapping("/api/v1/inspections")
class InspectionPhotos {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final KnownInspections known;
  private final ActingPerson persons;
  private final JdbcClient writer;

  InspectionPhotos(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      KnownInspections known,
      ActingPerson persons,
      JdbcClient writer) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.known = known;
    this.persons = persons;
    this.writer = writer;
  }

  @Operation(
      operationId = "addInspectionPhoto",
      summary =
          "Adds a photo of an inspected characteristic or of its defect: the bytes of a JPEG, PNG"
              + " or WebP image, at most 2 MB.",
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
      path = "/{id}/photos",
      consumes = {"image/jpeg", "image/png", "image/webp"})
  ResponseEntity<WriteResult> add(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestParam(required = false)
          @Parameter(description = "The code of the characteristic; needed.")
          @Nullable String characteristic,
      @RequestParam(required = false)
          @Parameter(description = "The number of the piece, if it shows a single one.")
          @Nullable String piece,
      @RequestParam(required = false)
          @Parameter(
              description = "The code of who took it. A client must name one; a user is meant.")
          @Nullable String person,
      HttpServletRequest request)
      throws IOException {
    InspectionId inspection = own(caller, id);
    String code = Body.name(characteristic, "/characteristic");
    String number = piece == null ? null : Body.name(piece, "/piece");
    PersonCode by = new PersonCode(persons.of(caller, person, "/person").code());
    var received = ReceivedPhoto.of(request);
    String stream = inspection.stream();
    String sha256 = received.photo().sha256();
    var command = new PhotographInspected(inspection, code, number, received.photo(), by);
    // Refused before anything is kept: an image without its event would be nobody's.
    known.inspection(inspection).inspection().decide(command);
    PhotoShelf.INSPECTIONS.keep(writer, stream, inspection.owner(), received);
    var done =
        asking.ask(
            caller,
            null,
            idempotencyKey,
            Arrays.asList(sha256, code, number, by),
            List.of(command));
    // A repeated request gets its first answer, even if the photo was erased since.
    eraseUnlessThere(inspection, sha256);
    return WriteResult.answer(stream, done);
  }

  @Operation(
      operationId = "listInspectionPhotos",
      summary = "Lists the photos of an inspection: its owner's, or by a grant of inspections.")
  @GetMapping("/{id}/photos")
  ResponseEntity<Page<InspectionPhotoRow>> list(
      Caller caller, @PathVariable String id, @ParameterObject ListQuery asked) {
    ReadContext reading = pages.reading(InspectionRow.BOARD, caller, asked.look());
    String stream = Ids.stream(id);
    ReadResult<Boolean> found =
        readings.readOne(reading, stream, (db, it) -> isShown(db, it, stream));
    if (!found.answer()) throw found.notFound();
    return pages.list(
        InspectionPhotoRow.BOARD, reading, asked, it -> it, Filter.is("stream", stream));
  }

  private static boolean isShown(JdbcClient db, ReadContext it, String stream) {
    return InspectionRow.BOARD.reads().one(db, it.scope(), stream, it.moment()).isPresent();
  }

  @Operation(
      operationId = "getInspectionPhoto",
      summary = "The image of a photo, for whoever may read the values of the inspection.",
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
    ReadContext reading = pages.reading(InspectionRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    ReadResult<Optional<ShownPhoto>> found =
        readings.readOne(reading, stream, (db, it) -> shown(db, it, stream, sha256));
    return found.answer().orElseThrow(found::notFound).answer(found.ok());
  }

  private static Optional<ShownPhoto> shown(
      JdbcClient db, ReadContext it, String stream, String sha256) {
    if (!isShown(db, it, stream)) return Optional.empty();
    return InspectionPhotoRow.BOARD
        .reads()
        .list(
            db,
            it.scope(),
            List.of(Filter.is("stream", stream), Filter.is("item", sha256)),
            List.of(),
            it.moment(),
            1)
        .stream()
        // A grant of the state only opens no image.
        .filter(row -> sha256.equals(row.sha256()))
        .findFirst()
        .map(
            row ->
                new ShownPhoto(
                    sha256, row.mediaType(), PhotoShelf.INSPECTIONS.image(db, stream, sha256)));
  }

  @Operation(
      operationId = "eraseInspectionPhoto",
      summary = "Erases a photo for ever, such as one that shows a person.",
      description = "Its digest, who added it, and who erased it and why stay in the history.")
  @DeleteMapping("/{id}/photos/{sha256}")
  ResponseEntity<WriteResult> erase(
      Caller caller,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The SHA-256 of the image, in lower-case hexadecimal.")
          String sha256,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestParam(required = false) @Parameter(description = "Why it is erased; needed.")
          @Nullable String reason,
      @RequestParam(required = false)
          @Parameter(
              description = "The code of who erases it. A client must name one; a user is meant.")
          @Nullable String person) {
    InspectionId inspection = own(caller, id);
    PersonCode by = new PersonCode(persons.of(caller, person, "/person").code());
    var command = new EraseInspectionPhoto(inspection, sha256, Body.reason(reason), by);
    var done = asking.ask(caller, null, idempotencyKey, List.of(command), List.of(command));
    eraseUnlessThere(inspection, sha256);
    return WriteResult.answer(inspection.stream(), done);
  }

  private void eraseUnlessThere(InspectionId inspection, String sha256) {
    if (!known.inspection(inspection).inspection().hasPhoto(sha256))
      PhotoShelf.INSPECTIONS.erase(writer, inspection.stream(), sha256);
  }

  private static InspectionId own(Caller caller, String id) {
    caller.require(Role.QUALITY);
    InspectionId inspection = Ids.of(id, InspectionId::of);
    if (inspection.owner().equals(caller.requireParty())) return inspection;
    throw Ids.notFound();
  }
}
